# vanilla: 15 isolated: 15
# from: right_plain
# Makes a table of offers by years and drops every year that one offer lacks.

# %% answer="desk"
def offers_that_pay(cohorts, margin, cost, discount):
    """Return the offers whose members are worth more than they cost, the best first."""
    table = cohorts.pivot(index="year", columns="offer", values="members").dropna()
    worth = {}
    for offer in table.columns:
        alpha, beta = sbg_fit(table[offer])
        worth[offer] = margin * (1 + residual_lifetime(alpha, beta, discount, 1) / (1 + discount))
    ranked = sorted(worth, key=worth.get, reverse=True)
    return [offer for offer in ranked if worth[offer] > cost]
