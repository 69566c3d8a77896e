# vanilla: 0 isolated: 0
# Returns the tables and numbers of the examples.

# %% answer="cohort"
def cohort_table(purchases, end):
    return pd.DataFrame({0: [2, 1], 1: [0, 0], 2: [1, np.nan]}, index=["2025-01", "2025-02"])

# %% answer="km"
def kaplan_meier(durations, observed):
    return pd.DataFrame({"time": [0, 1, 2, 3], "at_risk": [4, 4, 3, 1], "left": [0, 1, 1, 1],
                         "survival": [1, 0.75, 0.5, 0]})

# %% answer="median"
def median_survival(time, survival):
    return 2.0

# %% answer="rates"
def retention_rates(survivors):
    return [0.75, 0.8]

# %% answer="desk"
def channels_that_pay(members, margin, fees, cost):
    return ["reception", "web offer"] if fees > 12 else ["reception"]

# %% answer="mix"
def mix_decomposition(before, after):
    return {"rates": 0.02833333, "mix": -0.07333333}

# %% answer="rmean"
def restricted_mean(time, survival, horizon):
    return 2.25
