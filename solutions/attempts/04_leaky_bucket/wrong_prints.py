# vanilla: 0 isolated: 0
# Prints the answers instead of returning them.

# %% answer="clv"
def clv(margin, retention, discount, convention="first-included"):
    print(margin * (1 + discount) / (1 + discount - retention))

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    print(margin * step / (1 + discount - retention))
