# vanilla: 14 isolated: 14
# from: right_plain
# Counts the payments from 1 to periods, so the payment made now is left out of the sum.

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    """Return the value of the first `periods` payments."""
    if periods < 0 or periods != int(periods):
        raise ValueError("periods must be a whole number, 0 or more")
    q = retention / (1 + discount)
    total = 0
    for t in range(1, int(periods) + 1):
        total += margin * q**t
    return total
