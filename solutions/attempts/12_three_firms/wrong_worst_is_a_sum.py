# vanilla: 14 isolated: 14
# from: right_plain
# Adds regrets up in the last row instead of taking the worst.

# %% answer="regret"
def regret_table(results):
    keys = [results["scenario"], results["seed"]]
    count = results.groupby(keys)["policy"].agg(["size", "nunique"])
    if (count["size"] != count["nunique"]).any():
        raise ValueError("policy: there twice")
    if (count["nunique"] < results["policy"].nunique()).any():
        raise ValueError("policy: missing somewhere")
    best = results.groupby(keys)["equity"].transform("max")
    regret = (best - results["equity"]) / best
    table = regret.groupby([results["scenario"], results["policy"]]).mean().unstack()
    return pd.concat([table, table.sum().to_frame("worst").T])
