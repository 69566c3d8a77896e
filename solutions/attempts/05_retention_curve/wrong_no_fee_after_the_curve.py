# vanilla: 15 isolated: 15
# from: right_numpy
# Counts no fees after the last time of the curve, as if everybody had left by then.

# %% answer="desk"
def channels_that_pay(members, margin, fees, cost):
    good = []
    for channel in np.unique(members["channel"]):
        part = members[members["channel"] == channel]
        curve = kaplan_meier(part["months"], part["left"])
        months = np.arange(min(fees, int(curve["time"].max()) + 1))
        place = np.searchsorted(curve["time"], months, side="right") - 1
        if margin * curve["survival"].to_numpy()[place].sum() > cost[channel]:
            good.append(str(channel))
    return good
