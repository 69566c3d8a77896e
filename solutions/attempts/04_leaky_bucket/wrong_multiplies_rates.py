# vanilla: 14 isolated: 14
# from: right_numpy
# Twelve times the monthly rate, for both kinds.

# %% answer="convert"
def convert_rate(rate, kind, periods):
    if kind not in ("retention", "discount"):
        raise ValueError("kind")
    if periods <= 0:
        raise ValueError("periods")
    if rate <= -1 or (kind == "retention" and not 0 <= rate <= 1):
        raise ValueError("rate")
    if kind == "retention":
        return 1 - periods * (1 - rate)
    return rate * periods
