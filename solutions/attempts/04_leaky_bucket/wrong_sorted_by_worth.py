# vanilla: 14 isolated: 14
# from: right_numpy
# Lists the best clinic first, instead of alphabetically.

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    worth = {}
    for clinic, part in renewals.groupby("clinic"):
        margin = np.average(part["margin"], weights=part["due"])
        retention = part["renewed"].sum() / part["due"].sum()
        worth[clinic] = breakeven_spend(margin, retention, discount, step)
    return [c for c in sorted(worth, key=worth.get, reverse=True) if worth[c] > spend]
