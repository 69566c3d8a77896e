# vanilla: 14 isolated: 14
# from: right_plain
# groupby drops people whose firm is missing, and their value with them; the sum no longer holds.

# %% answer="equity"
def customer_equity(people, discount):
    if discount <= 0:
        raise ValueError("discount must be above 0")
    if not people["retention"].between(0, 1).all():
        raise ValueError("retention must lie between 0 and 1")
    if people["margin"].isna().any():
        raise ValueError("margin is missing")
    worth = people["margin"] * people["retention"] / (1 + discount - people["retention"])
    return worth.groupby(people["firm"]).sum().astype(float)
