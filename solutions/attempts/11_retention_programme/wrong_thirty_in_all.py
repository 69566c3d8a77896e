# vanilla: 15 isolated: 15
# from: right_plain
# Counts thirty members in a band instead of in each arm.

# %% answer="desk"
def bands_to_call(trial, cost, value):
    bands = trial.assign(band=np.minimum(trial["score"] // 10, 9))
    sizes = bands.groupby("band").size()
    effects = uplift_by_group(bands, "band")
    pays = (effects * value > cost) & (sizes >= 30)
    return [int(band) for band in effects.index[pays]]
