# vanilla: 13 isolated: 13
# from: right_plain
# Divides what is left in proportion to gain instead of filling up the best segment first.

# %% answer="allocate"
def allocate(budget, segments, floor=0.0):
    for name, value in (("budget", budget), ("floor", floor), ("room", segments["room"].min()),
                        ("gain", segments["gain"].min())):
        if value < 0:
            raise ValueError(name)
    spent = segments["room"].clip(upper=floor).astype(float)
    left = budget - spent.sum()
    if left < 0:
        raise ValueError("budget")
    weight = segments["gain"].where(segments["gain"] > 1, 0)
    if weight.sum() > 0:
        spent = np.minimum(spent + left * weight / weight.sum(), segments["room"])
    return pd.Series(spent.to_numpy(), index=segments["segment"])
