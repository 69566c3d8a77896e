# vanilla: 15 isolated: 15
# from: right_value_before_over_value_after
# Forgets that a negative step must be refused; the formula gives a negative spend.

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    """Return the most that may be spent per customer and period on `step` points."""
    if retention + step > 1:
        raise ValueError("step is too large")
    return margin * step / (1 + discount - retention)
