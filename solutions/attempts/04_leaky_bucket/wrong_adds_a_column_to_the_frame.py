# vanilla: 15 isolated: 15
# from: right_numpy
# Works on the frame it was given; the caller finds a new column in it.

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    frame = renewals
    frame["money"] = frame["margin"] * frame["due"]
    sums = frame.groupby("clinic")[["due", "renewed", "money"]].sum().reset_index()
    sums["worth"] = [
        breakeven_spend(money / due, renewed / due, discount, step)
        for due, renewed, money in zip(sums["due"], sums["renewed"], sums["money"])
    ]
    return sums.loc[sums["worth"] > spend, "clinic"].sort_values().tolist()
