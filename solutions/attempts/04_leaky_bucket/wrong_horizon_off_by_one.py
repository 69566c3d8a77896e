# vanilla: 14 isolated: 14
# from: right_numpy
# Counts periods + 1 payments: range goes one too far.

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    if periods < 0 or int(periods) != periods:
        raise ValueError("periods must be 0, 1, 2, ...")
    total, alive = 0.0, 1.0
    for _ in range(int(periods) + 1):
        total += margin * alive
        alive *= retention / (1 + discount)
    return total
