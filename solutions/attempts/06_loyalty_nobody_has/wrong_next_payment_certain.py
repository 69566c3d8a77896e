# vanilla: 10 isolated: 10
# from: right_plain
# Leaves the first factor out: the next renewal is taken for certain.

# %% answer="residual"
def residual_lifetime(alpha, beta, discount, renewal):
    """Return the discounted payments to expect of a customer about to decide."""
    if discount <= 0:
        raise ValueError("discount must be above 0")
    if renewal < 1 or renewal % 1:
        raise ValueError("renewal must be a whole number of at least 1")
    renews = (beta + renewal - 1) / (alpha + beta + renewal - 1)
    follow = hyp2f1(1, beta + renewal, alpha + beta + renewal, 1 / (1 + discount))
    return float(follow)
