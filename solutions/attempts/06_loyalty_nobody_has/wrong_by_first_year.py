# vanilla: 14 isolated: 14
# from: right_plain
# Chooses offers with the first year's rate, as lesson 04 would.

# %% answer="desk"
def offers_that_pay(cohorts, margin, cost, discount):
    """Return the offers whose members are worth more than they cost, the best first."""
    worth = {}
    for offer, rows in cohorts.sort_values("year").groupby("offer"):
        members = rows["members"].to_numpy()
        worth[offer] = margin * (1 + discount) / (1 + discount - members[1] / members[0])
    ranked = sorted(worth, key=worth.get, reverse=True)
    return [offer for offer in ranked if worth[offer] > cost]
