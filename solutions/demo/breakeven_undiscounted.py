def breakeven_spend(margin, retention, discount, step):
    """Return the most that may be spent per customer and period on `step` points."""
    if step < 0 or retention + step > 1:
        raise ValueError("step must not be negative, nor lift retention above 1")
    return margin * step / (1 - retention)
