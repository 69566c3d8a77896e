# vanilla: 15 isolated: 15
# from: right_plain
# Takes the rows as they come, not by year.

# %% answer="desk"
def offers_that_pay(cohorts, margin, cost, discount):
    """Return the offers whose members are worth more than they cost, the best first."""
    worth = {}
    for offer, rows in cohorts.groupby("offer"):
        alpha, beta = sbg_fit(rows["members"])
        worth[offer] = margin * (1 + residual_lifetime(alpha, beta, discount, 1) / (1 + discount))
    ranked = sorted(worth, key=worth.get, reverse=True)
    return [offer for offer in ranked if worth[offer] > cost]
