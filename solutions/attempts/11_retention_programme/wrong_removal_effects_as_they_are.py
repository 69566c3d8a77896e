# vanilla: 15 isolated: 15
# from: right_plain
# Returns the removal effects without dividing by their sum.

# %% answer="markov"
def markov_attribution(paths):
    base = conversion_chance(paths)
    if base == 0:
        raise ValueError("no conversion")
    channels = {one.strip() for path in paths["path"] for one in path.split(">")}
    return {one: 1 - conversion_chance(paths, one) / base for one in channels}
