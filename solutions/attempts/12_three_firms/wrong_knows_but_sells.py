# vanilla: 14 isolated: 14
# from: right_plain
# A policy of somebody who knows the theory and reaches for product and acquisition all the same.

# %% answer="policy"
def policy(view):
    # The best customers come first. But first of all we need more customers.
    cash = view["cash"]
    return {"acquisition": 0.5 * cash, "product": 0.35 * cash, "service_all": 0.1 * cash,
            "feedback": 0.05 * cash}
