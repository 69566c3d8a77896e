# vanilla: 15 isolated: 15
# from: right_plain
# A score of 100 makes a band of its own.

# %% answer="desk"
def bands_to_call(trial, cost, value):
    bands = trial.assign(band=trial["score"] // 10)
    sizes = bands.groupby(["band", "called"]).size().unstack(fill_value=0).reindex(columns=[0, 1], fill_value=0)
    effects = uplift_by_group(bands, "band")
    pays = (effects * value > cost) & (sizes.min(axis=1) >= 30)
    return [int(band) for band in effects.index[pays]]
