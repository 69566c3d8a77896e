def clv(margin, retention, discount, convention="first-included"):
    """Return the lifetime value of one customer, acquisition cost excluded."""
    value = margin / (1 + discount - retention)
    if convention == "first-included":
        return value * (1 + discount)
    if convention == "first-excluded":
        return value * retention
    return value
