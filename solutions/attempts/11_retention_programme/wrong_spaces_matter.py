# vanilla: 13 isolated: 13
# from: right_coalitions_and_a_solver
# Splits at ' > ' and takes what is between for the channel's name.

# %% answer="shapley"
def shapley_attribution(paths):
    credit = {}
    for path, conversions in zip(paths["path"], paths["conversions"]):
        channels = set(path.split(" > "))
        for one in channels:
            credit[one] = credit.get(one, 0.0) + float(conversions) / len(channels)
    return credit

# %% answer="markov"
def markov_attribution(paths):
    base = conversion_chance(paths)
    if base == 0:
        raise ValueError("no conversion")
    channels = {one for path in paths["path"] for one in path.split(">")}
    effects = {one: 1 - conversion_chance(paths, one) / base for one in channels}
    return {one: effect / sum(effects.values()) for one, effect in effects.items()}
