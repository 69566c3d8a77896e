# vanilla: 15 isolated: 15
# from: right_pandas
# Leaves out the groups in which there is nobody.

# %% answer="holdout"
def holdout_table(purchases, end, until, expected):
    before = purchase_summary(purchases, end, 7)
    after = purchase_summary(purchases, until, 7)
    weeks = (pd.Timestamp(until) - pd.Timestamp(end)).days / 7
    before["actual"] = after["frequency"] - before["frequency"]
    before["model"] = expected
    before["run_rate"] = (before["frequency"] / before["age"] * weeks).where(before["age"] > 0, 0.0)
    before["customers"] = 1
    before["group"] = before["frequency"].clip(upper=7)
    columns = ["customers", "actual", "model", "run_rate"]
    return before.groupby("group")[columns].sum()
