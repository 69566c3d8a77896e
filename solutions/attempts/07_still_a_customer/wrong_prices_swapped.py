# vanilla: 14 isolated: 14
# from: right_pandas
# Puts the price of a patient written off on one kept, and the other way round.

# %% answer="desk"
def cheapest_rule(visits, now, until, weeks, price_lost, price_kept):
    now, until = pd.Timestamp(now), pd.Timestamp(until)
    past = visits[visits["date"] <= now]
    last = past.groupby("patient")["date"].max()
    silence = (now - last).dt.days / 7
    future = visits[(visits["date"] > now) & (visits["date"] <= until)]["patient"].unique()
    back = silence.index.isin(future)
    best, lowest = None, np.inf
    for week in sorted(weeks):
        inactive = (silence > week).to_numpy()
        cost = price_kept * np.sum(inactive & back) + price_lost * np.sum(~inactive & ~back)
        if cost < lowest:
            best, lowest = week, cost
    return best
