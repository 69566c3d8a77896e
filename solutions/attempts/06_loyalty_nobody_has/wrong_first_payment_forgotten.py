# vanilla: 12 isolated: 12
# from: right_plain
# Leaves out the payment made now: a new member's worth is what is still to come.

# %% answer="desk"
def offers_that_pay(cohorts, margin, cost, discount):
    """Return the offers whose members are worth more than they cost, the best first."""
    worth = {}
    for offer, rows in cohorts.sort_values("year").groupby("offer"):
        alpha, beta = sbg_fit(rows["members"])
        worth[offer] = margin * residual_lifetime(alpha, beta, discount, 1)
    ranked = sorted(worth, key=worth.get, reverse=True)
    return [offer for offer in ranked if worth[offer] > cost]

# %% answer="naive"
def naive_gap(surviving, discount, rate):
    """Return by what proportion a valuation with one retention rate misses the mixture's."""
    there = np.asarray(surviving, dtype=float)
    if rate == "first":
        constant = there[1] / there[0]
    elif rate == "average":
        constant = (there[-1] / there[0]) ** (1 / (len(there) - 1))
    else:
        raise ValueError(f"rate {rate!r} is unknown")
    alpha, beta = sbg_fit(there)
    worth = residual_lifetime(alpha, beta, discount, 1)
    return float((1 + discount) / (1 + discount - constant) / worth - 1)
