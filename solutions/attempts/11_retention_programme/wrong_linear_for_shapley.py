# vanilla: 15 isolated: 15
# from: right_plain
# Gives each touch its part, so a channel touched twice gets two.

# %% answer="shapley"
def shapley_attribution(paths):
    credit = {}
    for path, conversions in zip(paths["path"], paths["conversions"]):
        touches = [one.strip() for one in path.split(">")]
        for one in touches:
            credit[one] = credit.get(one, 0.0) + float(conversions) / len(touches)
    return credit
