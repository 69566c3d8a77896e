# vanilla: 15 isolated: 15
# from: right_plain
# Right, but divides by zero first and mends it afterwards: NumPy warns on stderr, for which
# nbgrader gives nothing.

# %% answer="mean"
def mean_lifetime(alpha, beta):
    """Return the mean number of years that a new customer stays."""
    for name, value in [("alpha", alpha), ("beta", beta)]:
        if value <= 0:
            raise ValueError(f"{name} must be above 0, not {value}")
    value = np.divide(alpha + beta - 1, alpha - 1)
    return float(value) if alpha > 1 else np.inf
