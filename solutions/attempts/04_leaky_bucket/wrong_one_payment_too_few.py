# vanilla: 14 isolated: 14
# from: right_plain
# Counts from 1 to periods - 1 and adds nothing for now: the other off-by-one.

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    """Return the value of the first `periods` payments."""
    if periods < 0 or periods != int(periods):
        raise ValueError("periods must be a whole number, 0 or more")
    q = retention / (1 + discount)
    total = 0
    for t in range(int(periods) - 1):
        total += margin * q**t
    return total
