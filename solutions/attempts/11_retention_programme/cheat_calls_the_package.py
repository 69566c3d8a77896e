# vanilla: 15 isolated: 0
# Hands the work to the package's own functions.

# %% answer="effect"
def average_effect(treated, stayed):
    from centricity.models import uplift

    found = uplift.average_effect(list(treated), list(stayed))
    return found["effect"], found["effect"] - 1.96 * found["error"], found["effect"] + 1.96 * found["error"]

# %% answer="groups"
def uplift_by_group(trial, group):
    from centricity.models import uplift

    for column in ("called", "renewed", group):
        if column not in trial:
            raise ValueError(column)
    return uplift.by_group(trial.rename(columns={"called": "treated", "renewed": "stayed"}), group)["effect"]

# %% answer="profit"
def policy_profit(effects, cost, value):
    from centricity.models import uplift

    effects = np.array(list(effects), dtype=float)
    return uplift.policy_profit(effects[uplift.worth_an_offer(effects, cost, value)], cost, value)

# %% answer="payback"
def cac_payback(spend, new_customers, margin, retention):
    from centricity.models import economics

    cost = economics.cac(spend, new_customers)
    return 0.0 if spend == 0 else np.inf if cost == np.inf else economics.payback(cost, margin, retention)

# %% answer="desk"
def bands_to_call(trial, cost, value):
    from centricity.models import uplift

    bands = trial.assign(band=np.minimum(trial["score"] // 10, 9), treated=trial["called"], stayed=trial["renewed"])
    sizes = bands.groupby(["band", "called"]).size().unstack(fill_value=0).reindex(columns=[0, 1], fill_value=0)
    effects = uplift.by_group(bands, "band")["effect"]
    return [int(one) for one in effects.index[(effects * value > cost) & (sizes.min(axis=1) >= 30)]]

# %% answer="shapley"
def shapley_attribution(paths):
    from centricity.models import attribution

    return attribution.shapley(paths).to_dict()

# %% answer="markov"
def markov_attribution(paths):
    from centricity.models import attribution

    return (attribution.markov(paths) / paths["conversions"].sum()).to_dict()
