# vanilla: 15 isolated: 15
# from: right_plain
# Averages the yearly rates arithmetically.

# %% answer="naive"
def naive_gap(surviving, discount, rate):
    """Return by what proportion a valuation with one retention rate misses the mixture's."""
    there = np.asarray(surviving, dtype=float)
    if rate == "first":
        constant = there[1] / there[0]
    elif rate == "average":
        constant = np.mean(there[1:] / there[:-1])
    else:
        raise ValueError(f"rate {rate!r} is unknown")
    alpha, beta = sbg_fit(there)
    worth = 1 + residual_lifetime(alpha, beta, discount, 1) / (1 + discount)
    return float((1 + discount) / (1 + discount - constant) / worth - 1)
