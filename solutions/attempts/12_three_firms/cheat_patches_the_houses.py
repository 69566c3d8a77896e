# vanilla: 3 isolated: 1
# Makes the house policies stupid, so that any policy beats them.

# %% answer="policy"
from centricity.simulate.market import Decision, policies

for name in list(policies.HOUSE):
    policies.HOUSE[name] = lambda view: Decision(data=view.cash)


def policy(view):
    return {"acquisition": 0.5 * view["cash"], "product": 0.5 * view["cash"]}
