# vanilla: 15 isolated: 15
# from: right_plain
# Takes the mean lifetime as one over the mean churn.

# %% answer="mean"
def mean_lifetime(alpha, beta):
    """Return the mean number of years that a new customer stays."""
    for name, value in [("alpha", alpha), ("beta", beta)]:
        if value <= 0:
            raise ValueError(f"{name} must be above 0, not {value}")
    return (alpha + beta) / alpha
