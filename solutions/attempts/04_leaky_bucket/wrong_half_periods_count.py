# vanilla: 15 isolated: 15
# from: right_plain
# Closed form with a special case, and no check that periods is whole.

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    """Return the value of the first `periods` payments."""
    if periods < 0:
        raise ValueError("periods must not be negative")
    q = retention / (1 + discount)
    if q == 1:
        return margin * periods
    return margin * (1 - q**periods) / (1 - q)
