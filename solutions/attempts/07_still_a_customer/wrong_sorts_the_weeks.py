# vanilla: 15 isolated: 15
# from: right_pandas
# Sorts the list of weeks that it was given.

# %% answer="desk"
def cheapest_rule(visits, now, until, weeks, price_lost, price_kept):
    now, until = pd.Timestamp(now), pd.Timestamp(until)
    past = visits[visits["date"] <= now]
    last = past.groupby("patient")["date"].max()
    silence = (now - last).dt.days / 7
    future = visits[(visits["date"] > now) & (visits["date"] <= until)]["patient"].unique()
    back = silence.index.isin(future)
    best, lowest = None, np.inf
    weeks.sort()
    for week in weeks:
        inactive = (silence > week).to_numpy()
        cost = price_lost * np.sum(inactive & back) + price_kept * np.sum(~inactive & ~back)
        if cost < lowest:
            best, lowest = week, cost
    return best
