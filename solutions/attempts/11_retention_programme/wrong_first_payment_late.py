# vanilla: 14 isolated: 14
# from: right_plain
# Lets the first payment come after a month, when some have left.

# %% answer="payback"
def cac_payback(spend, new_customers, margin, retention):
    for name, number in (("spend", spend), ("new_customers", new_customers)):
        if number < 0:
            raise ValueError(name)
    if margin <= 0:
        raise ValueError("margin")
    if not 0 <= retention <= 1:
        raise ValueError("retention")
    if spend == 0:
        return 0.0
    if new_customers == 0:
        return np.inf
    cost, paid, count = spend / new_customers, 0.0, 0
    payment = margin * retention
    while paid < cost - 1e-9:
        if payment < 1e-9:
            return np.inf
        paid, payment, count = paid + payment, payment * retention, count + 1
    return float(count)
