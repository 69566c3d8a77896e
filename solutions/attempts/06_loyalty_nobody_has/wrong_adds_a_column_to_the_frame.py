# vanilla: 15 isolated: 15
# from: right_plain
# Works on the frame it was given; the caller finds a new column in it.

# %% answer="desk"
def offers_that_pay(cohorts, margin, cost, discount):
    """Return the offers whose members are worth more than they cost, the best first."""
    worth = {}
    cohorts["start"] = cohorts.groupby("offer")["members"].transform("max")
    for offer, rows in cohorts.sort_values("year").groupby("offer"):
        alpha, beta = sbg_fit(rows["members"])
        worth[offer] = margin * (1 + residual_lifetime(alpha, beta, discount, 1) / (1 + discount))
    ranked = sorted(worth, key=worth.get, reverse=True)
    return [offer for offer in ranked if worth[offer] > cost]
