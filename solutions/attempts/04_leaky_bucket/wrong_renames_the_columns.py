# vanilla: 15 isolated: 15
# from: right_plain
# Gives the columns of the frame shorter names, for good: the answer is right and the caller's frame
# is no longer what it was.

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    renewals.columns = ["c", "y", "d", "r", "m"]
    result = []
    for c, g in renewals.groupby("c"):
        if breakeven_spend((g.m * g.d).sum() / g.d.sum(), g.r.sum() / g.d.sum(), discount, step) > spend:
            result.append(c)
    return result
