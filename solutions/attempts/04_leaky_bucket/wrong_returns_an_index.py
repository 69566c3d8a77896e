# vanilla: 14 isolated: 14
# from: right_plain
# Returns an index of the right clinics, not a list of their names.

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    table = renewals.assign(money=renewals.due * renewals.margin).groupby("clinic").sum()
    worth = (table.money / table.due) * step / (1 + discount - table.renewed / table.due)
    return worth[worth > spend].index
