# vanilla: 0 isolated: 0
# Prints the answers instead of returning them.

# %% answer="effect"
def average_effect(treated, stayed):
    print(np.mean(stayed))

# %% answer="groups"
def uplift_by_group(trial, group):
    print(trial.groupby(group).mean())

# %% answer="profit"
def policy_profit(effects, cost, value):
    print(sum(effects) * value - cost)

# %% answer="payback"
def cac_payback(spend, new_customers, margin, retention):
    print(spend / new_customers / margin)
