# vanilla: 14 isolated: 14
# from: right_numpy
# Reads every 5% as 5 per cent of the rate.

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    if unit == "points":
        new = retention * (1 + step)
    elif unit == "percent":
        new = retention * (1 + step)
    elif unit == "defections":
        new = retention + (1 - retention) * step
    else:
        raise ValueError("unit must be points, percent or defections")
    if new > 1:
        raise ValueError("step too large")
    return clv(1.0, new, discount) / clv(1.0, retention, discount) - 1
