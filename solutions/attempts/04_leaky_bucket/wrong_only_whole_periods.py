# vanilla: 15 isolated: 15
# from: right_plain
# Refuses periods below 1: thought a long period can't be made of a twelfth of a short one.

# %% answer="convert"
def convert_rate(rate, kind, periods):
    """Return a rate per `periods` periods from a rate per period."""
    if periods < 1:
        raise ValueError("periods must be above 0")
    if kind == "retention":
        if rate < 0 or rate > 1:
            raise ValueError("a retention rate is between 0 and 1")
        return rate**periods
    if kind == "discount":
        if rate <= -1:
            raise ValueError("a discount rate is above -1")
        return (1 + rate) ** periods - 1
    raise ValueError(f"unknown kind: {kind}")
