# vanilla: 14 isolated: 14
# from: right_plain
# Divides by the naive value instead of the mixture's.

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
    worth = 1 + residual_lifetime(alpha, beta, discount, 1) / (1 + discount)
    return float(1 - worth / ((1 + discount) / (1 + discount - constant)))
