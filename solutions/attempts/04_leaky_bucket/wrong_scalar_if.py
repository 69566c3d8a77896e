# vanilla: 15 isolated: 15
# from: right_numpy
# An if on the retention rate: fine for one customer, an error for an array of them.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    if margin != margin or retention != retention or discount != discount:
        raise ValueError("margin, retention and discount must be numbers")
    if retention < 0 or retention > 1:
        raise ValueError("retention must be between 0 and 1")
    if discount <= -1:
        raise ValueError("discount must be above -1")
    if 1 + discount - retention <= 0:
        return float("inf")
    if convention == "first-included":
        return margin * (1 + discount) / (1 + discount - retention)
    if convention == "first-excluded":
        return margin * retention / (1 + discount - retention)
    if convention == "end-of-period":
        return margin / (1 + discount - retention)
    raise ValueError("unknown convention")
