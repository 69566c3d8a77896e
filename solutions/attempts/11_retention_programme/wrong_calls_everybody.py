# vanilla: 14 isolated: 14
# from: right_plain
# Adds up all gains, those below zero too: the profit of calling everybody.

# %% answer="profit"
def policy_profit(effects, cost, value):
    if cost < 0:
        raise ValueError("cost")
    if value < 0:
        raise ValueError("value")
    return float(sum(effect * value - cost for effect in effects))
