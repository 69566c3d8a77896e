# vanilla: 14 isolated: 14
# from: right_plain
# Compounds retention, but multiplies the discount rate: 12 times 1% is 12% a year.

# %% answer="convert"
def convert_rate(rate, kind, periods):
    """Return a rate per `periods` periods from a rate per period."""
    if periods <= 0:
        raise ValueError("periods must be above 0")
    if kind == "retention":
        if rate < 0 or rate > 1:
            raise ValueError("a retention rate is between 0 and 1")
        return rate**periods
    if kind == "discount":
        if rate <= -1:
            raise ValueError("a discount rate is above -1")
        return rate * periods
    raise ValueError(f"unknown kind: {kind}")
