# vanilla: 12 isolated: 12
# from: right_value_before_over_value_after
# Slipped while solving for c: divides by the gap after the step instead of the gap before it. The desk suffers too.

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    """Return the most that may be spent per customer and period on `step` points."""
    if step < 0:
        raise ValueError("step must not be negative")
    if retention + step > 1:
        raise ValueError("step is too large")
    return margin * step / (1 + discount - retention - step)
