# vanilla: 15 isolated: 15
# from: right_plain
# Values every customer as if the first renewal were up.

# %% answer="residual"
def residual_lifetime(alpha, beta, discount, renewal):
    """Return the discounted payments to expect of a customer about to decide."""
    if discount <= 0:
        raise ValueError("discount must be above 0")
    if renewal < 1 or renewal % 1:
        raise ValueError("renewal must be a whole number of at least 1")
    renews = (beta) / (alpha + beta)
    follow = hyp2f1(1, beta + 1, alpha + beta + 1, 1 / (1 + discount))
    return float(renews * follow)
