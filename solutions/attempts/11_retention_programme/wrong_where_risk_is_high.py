# vanilla: 14 isolated: 14
# from: right_plain
# Calls the bands where most members leave without a call.

# %% answer="desk"
def bands_to_call(trial, cost, value):
    bands = trial.assign(band=np.minimum(trial["score"] // 10, 9))
    others = bands[bands["called"] == 0].groupby("band")["renewed"].agg(["mean", "size"])
    chosen = others[(others["mean"] < 0.5) & (others["size"] >= 30)]
    return [int(band) for band in chosen.index]
