# vanilla: 15 isolated: 15
# from: right_plain
# Never thought of a month in which nobody came.

# %% answer="payback"
def cac_payback(spend, new_customers, margin, retention):
    """Return after how many payments a customer's acquisition cost is covered."""
    if spend < 0:
        raise ValueError("spend must not be negative")
    if new_customers < 0:
        raise ValueError("new_customers must not be negative")
    if margin <= 0:
        raise ValueError("margin must be above 0")
    if not 0 <= retention <= 1:
        raise ValueError("retention must lie between 0 and 1")
    cost = spend / new_customers
    if cost > margin and cost * (1 - retention) >= margin:
        return np.inf
    paid, payment, count = 0.0, margin, 0
    while paid < cost:
        paid, payment, count = paid + payment, payment * retention, count + 1
    return float(count)
