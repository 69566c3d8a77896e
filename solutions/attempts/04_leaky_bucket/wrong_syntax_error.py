# vanilla: 14 isolated: 14
# from: right_numpy
# One cell doesn't even compile; the rest is right.

# %% answer="uplift"
def uplift(retention, discount, step, unit)
    return step / (1 + discount - retention - step)
