# vanilla: 13 isolated: 13
# from: right_plain
# Takes money out of the view while it spends it.

# %% answer="policy"
def policy(view):
    plan = {}
    for name, part in (("acquisition", 0.28), ("product", 0.3), ("service_all", 0.7)):
        plan[name] = part * view["cash"]
        view["cash"] -= plan[name]
    return plan
