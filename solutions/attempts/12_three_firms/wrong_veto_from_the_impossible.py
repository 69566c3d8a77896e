# vanilla: 15 isolated: 15
# from: right_plain
# Lets a market with a probability of 0 veto a policy.

# %% answer="desk"
def board_choice(results, beliefs, least_satisfaction):
    p = pd.Series(beliefs)
    if (p < 0).any() or not np.isclose(p.sum(), 1) or not set(p.index) <= set(results["scenario"]):
        raise ValueError("these beliefs make no sense")
    mean = results[results["scenario"].isin(p.index)].pivot_table(
        index="policy", columns="scenario", values=["equity", "satisfaction"]
    )
    fine = (mean["satisfaction"] >= least_satisfaction).all(axis=1)
    value = mean["equity"].mul(p).sum(axis=1)[fine]
    return None if value.empty else value.idxmax()
