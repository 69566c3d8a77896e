# vanilla: 15 isolated: 15
# from: right_plain
# Takes a clinic where the call just breaks even as one where it pays: >= for >.

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    """Return the clinics where `step` points of retention are worth more than `spend`."""
    chosen = []
    for clinic, rows in renewals.groupby("clinic"):
        due = rows["due"].sum()
        retention = rows["renewed"].sum() / due
        margin = (rows["margin"] * rows["due"]).sum() / due
        if breakeven_spend(margin, retention, discount, step) >= spend:
            chosen.append(clinic)
    return sorted(chosen)
