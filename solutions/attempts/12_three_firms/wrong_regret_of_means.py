# vanilla: 14 isolated: 14
# from: right_plain
# Averages over seeds first and compares the means: the regret of a mean, not the mean of regrets.

# %% answer="regret"
def regret_table(results):
    keys = [results["scenario"], results["seed"]]
    count = results.groupby(keys)["policy"].agg(["size", "nunique"])
    if (count["size"] != count["nunique"]).any():
        raise ValueError("policy: there twice")
    if (count["nunique"] < results["policy"].nunique()).any():
        raise ValueError("policy: missing somewhere")
    mean = results.groupby(["scenario", "policy"])["equity"].mean().unstack()
    table = 1 - mean.div(mean.max(axis=1), axis=0)
    return pd.concat([table, table.max().to_frame("worst").T])
