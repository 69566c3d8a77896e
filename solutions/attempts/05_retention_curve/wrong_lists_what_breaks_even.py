# vanilla: 15 isolated: 15
# from: right_loops
# Takes a channel that earns back just its cost as one that pays.

# %% answer="desk"
def channels_that_pay(members, margin, fees, cost):
    result = []
    for channel in sorted(set(members["channel"])):
        months, left = [], []
        for c, m, gone in zip(members["channel"], members["months"], members["left"]):
            if c == channel:
                months.append(m)
                left.append(gone)
        curve = kaplan_meier(months, left)
        paid = 0
        for k in range(fees):
            s = 1.0
            for t, share in zip(curve["time"], curve["survival"]):
                if t <= k:
                    s = share
            paid += s
        if paid * margin >= cost[channel]:
            result.append(channel)
    return result
