# vanilla: 14 isolated: 14
# from: right_plain
# Lets a policy pass if its satisfaction is enough on average over the markets.

# %% answer="desk"
def board_choice(results, beliefs, least_satisfaction):
    p = pd.Series(beliefs)
    if (p < 0).any() or not np.isclose(p.sum(), 1) or not set(p.index) <= set(results["scenario"]):
        raise ValueError("these beliefs make no sense")
    p = p[p > 0]
    mean = results[results["scenario"].isin(p.index)].pivot_table(
        index="policy", columns="scenario", values=["equity", "satisfaction"]
    )
    fine = mean["satisfaction"].mean(axis=1) >= least_satisfaction
    value = mean["equity"].mul(p).sum(axis=1)[fine]
    return None if value.empty else value.idxmax()
