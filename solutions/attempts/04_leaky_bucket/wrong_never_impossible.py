# vanilla: 15 isolated: 15
# from: right_numpy
# Solves the equation and returns whatever comes out, below 0 or above 1.

# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    return 1 + discount - step - step / target
