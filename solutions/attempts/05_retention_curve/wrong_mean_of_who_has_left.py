# vanilla: 14 isolated: 14
# from: right_pandas
# Multiplies the margin by the mean stay of those who have left.

# %% answer="desk"
def channels_that_pay(members, margin, fees, cost):
    gone = members[members["left"]]
    stay = gone.groupby("channel")["months"].mean().clip(upper=fees)
    return sorted(channel for channel in stay.index if margin * stay[channel] > cost[channel])
