# vanilla: 15 isolated: 15
# from: right_numpy
# Takes the mean of the yearly rates and margins: a small year weighs as much as a large one.

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    frame = renewals.assign(rate=renewals["renewed"] / renewals["due"])
    means = frame.groupby("clinic")[["rate", "margin"]].mean()
    worth = means["margin"] * step / (1 + discount - means["rate"])
    return sorted(worth.index[worth > spend])
