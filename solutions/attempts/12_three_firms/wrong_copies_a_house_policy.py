# vanilla: 14 isolated: 14
# from: right_plain
# The centric house policy, written out for a dict: right where it is right, and no better than it elsewhere.

# %% answer="policy"
from centricity.simulate.market import HOUSE, Rival, View


def policy(view):
    rivals = tuple(Rival(**rival) for rival in view["rivals"])
    seen = View(**{**view, "value_shares": tuple(view["value_shares"]), "rivals": rivals})
    return HOUSE["customer-centric"](seen).as_dict()
