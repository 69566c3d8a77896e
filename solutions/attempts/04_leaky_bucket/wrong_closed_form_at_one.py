# vanilla: 15 isolated: 15
# from: right_numpy
# The geometric series without its special case: 0/0 when nobody leaves.

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    if periods < 0 or not float(periods).is_integer():
        raise ValueError("periods: a whole number, please")
    q = retention / (1 + discount)
    return margin * (1 - q**periods) / (1 - q)
