# vanilla: 14 isolated: 14
# from: right_numpy
# Sums S(1) to S(n): forgets that the first fee is paid on joining.

# %% answer="desk"
def channels_that_pay(members, margin, fees, cost):
    good = []
    for channel in np.unique(members["channel"]):
        part = members[members["channel"] == channel]
        curve = kaplan_meier(part["months"], part["left"])
        place = np.searchsorted(curve["time"], np.arange(1, fees + 1), side="right") - 1
        if margin * curve["survival"].to_numpy()[place].sum() > cost[channel]:
            good.append(str(channel))
    return good
