# vanilla: 14 isolated: 14
# from: right_plain
# Believes the orientation manager: lists the clinics whose break-even spend is below the price.

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    """Return the clinics where `step` points of retention are worth more than `spend`."""
    chosen = []
    for clinic, rows in renewals.groupby("clinic"):
        due = rows["due"].sum()
        retention = rows["renewed"].sum() / due
        margin = (rows["margin"] * rows["due"]).sum() / due
        if breakeven_spend(margin, retention, discount, step) < spend:
            chosen.append(clinic)
    return sorted(chosen)
