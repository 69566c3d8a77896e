# vanilla: 15 isolated: 15
# from: right_plain
# Weighs the margin by the members who renewed, not by those who were due.

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    """Return the clinics where `step` points of retention are worth more than `spend`."""
    chosen = []
    for clinic, rows in renewals.groupby("clinic"):
        due = rows["due"].sum()
        retention = rows["renewed"].sum() / due
        margin = np.average(rows["margin"], weights=rows["renewed"])
        if breakeven_spend(margin, retention, discount, step) > spend:
            chosen.append(clinic)
    return sorted(chosen)
