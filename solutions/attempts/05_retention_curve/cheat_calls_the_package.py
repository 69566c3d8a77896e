# vanilla: 14 isolated: 0
# Hands the work to the package's own functions.

# %% answer="cohort"
from centricity.models import survival as answers


def cohort_table(purchases, end):
    return answers.cohort_table(purchases, end).rename_axis(None)

# %% answer="km"
def kaplan_meier(durations, observed):
    return answers.kaplan_meier(list(durations), list(observed))[["time", "at_risk", "left", "survival"]]

# %% answer="median"
def median_survival(time, survival):
    return answers.median_survival(pd.DataFrame({"time": list(time), "survival": list(survival)}))

# %% answer="rates"
def retention_rates(survivors):
    return answers.retention_rates(survivors)

# %% answer="mix"
def mix_decomposition(before, after):
    parts = answers.mix_decomposition(before.set_index("segment"), after.set_index("segment")).sum()
    return {"rates": parts["rate_effect"], "mix": parts["mix_effect"]}

# %% answer="rmean"
def restricted_mean(time, survival, horizon):
    curve = pd.DataFrame({"time": list(time), "survival": list(survival)})
    return answers.restricted_mean(curve, horizon)
