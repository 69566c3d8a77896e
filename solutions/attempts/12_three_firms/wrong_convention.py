# vanilla: 14 isolated: 14
# from: right_plain
# Counts the first payment: m(1+d)/(1+d-r), the value of somebody about to be won.

# %% answer="equity"
def customer_equity(people, discount):
    if discount <= 0:
        raise ValueError("discount must be above 0")
    if not people["retention"].between(0, 1).all():
        raise ValueError("retention must lie between 0 and 1")
    if people["margin"].isna().any():
        raise ValueError("margin is missing")
    worth = people["margin"] * (1 + discount) / (1 + discount - people["retention"])
    return worth.groupby(people["firm"].fillna("nobody")).sum().astype(float)
