# vanilla: 15 isolated: 15
# from: right_plain
# Puts the band into the caller's frame.

# %% answer="desk"
def bands_to_call(trial, cost, value):
    trial["band"] = np.minimum(trial["score"] // 10, 9)
    sizes = trial.groupby(["band", "called"]).size().unstack(fill_value=0).reindex(columns=[0, 1], fill_value=0)
    effects = uplift_by_group(trial, "band")
    pays = (effects * value > cost) & (sizes.min(axis=1) >= 30)
    return [int(band) for band in effects.index[pays]]
