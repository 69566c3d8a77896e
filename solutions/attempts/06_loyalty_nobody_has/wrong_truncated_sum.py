# vanilla: 13 isolated: 13
# from: right_plain
# Adds up the payments of thirty years and calls it for ever.

# %% answer="residual"
def residual_lifetime(alpha, beta, discount, renewal):
    """Return the discounted payments to expect of a customer about to decide."""
    if discount <= 0:
        raise ValueError("discount must be above 0")
    if renewal < 1 or renewal % 1:
        raise ValueError("renewal must be a whole number of at least 1")
    renews = (beta + renewal - 1) / (alpha + beta + renewal - 1)
    total, share = 0.0, 1.0
    for t in range(int(renewal), int(renewal) + 30):
        share *= (beta + t - 1) / (alpha + beta + t - 1)
        total += share / (1 + discount) ** (t - renewal)
    return float(total)
