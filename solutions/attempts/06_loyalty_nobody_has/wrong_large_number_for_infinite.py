# vanilla: 15 isolated: 15
# from: right_plain
# Returns a very large number where the mean has no end.

# %% answer="mean"
def mean_lifetime(alpha, beta):
    """Return the mean number of years that a new customer stays."""
    for name, value in [("alpha", alpha), ("beta", beta)]:
        if value <= 0:
            raise ValueError(f"{name} must be above 0, not {value}")
    if alpha <= 1:
        return 1e12
    return (alpha + beta - 1) / (alpha - 1)
