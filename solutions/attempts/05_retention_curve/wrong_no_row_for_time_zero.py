# vanilla: 11 isolated: 11
# from: right_pandas
# Starts the curve at the first duration.

# %% answer="km"
def kaplan_meier(durations, observed):
    table = pd.DataFrame({"time": list(durations), "left": [0] * len(list(durations))})
    if len(table) == 0 or len(table) != len(list(observed)):
        raise ValueError("durations and observed differ")
    if table["time"].isna().any() or (table["time"] < 0).any():
        raise ValueError("durations must be 0 or more")
    table["left"] = [int(bool(one)) for one in observed]
    table["gone"] = 1
    steps = table.groupby("time").sum()
    steps["at_risk"] = len(table) - steps["gone"].cumsum().shift(fill_value=0)
    steps["survival"] = (1 - steps["left"] / steps["at_risk"]).cumprod()
    return steps.reset_index()[["time", "at_risk", "left", "survival"]]
