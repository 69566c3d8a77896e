# vanilla: 14 isolated: 14
# from: right_plain
# Lists the offers alphabetically, not by worth.

# %% answer="desk"
def offers_that_pay(cohorts, margin, cost, discount):
    """Return the offers whose members are worth more than they cost, the best first."""
    worth = {}
    for offer, rows in cohorts.sort_values("year").groupby("offer"):
        alpha, beta = sbg_fit(rows["members"])
        worth[offer] = margin * (1 + residual_lifetime(alpha, beta, discount, 1) / (1 + discount))
    ranked = sorted(worth)
    return [offer for offer in ranked if worth[offer] > cost]
