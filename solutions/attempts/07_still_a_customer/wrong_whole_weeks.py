# vanilla: 10 isolated: 10
# from: right_checks_factored_out
# Rounds times down to whole weeks, in the summary and at the desk.

# %% answer="summary"
def purchase_summary(purchases, end, days):
    for column in ("customer", "date"):
        if column not in purchases:
            raise ValueError(f"no column {column}")
    if purchases["date"].isna().any():
        raise ValueError("date is missing in a row")
    end = pd.Timestamp(end)
    seen = purchases[purchases["date"] <= end].drop_duplicates(["customer", "date"])
    if len(seen) == 0:
        raise ValueError("nobody bought by end")
    by = seen.groupby("customer")["date"]
    first, last = by.min(), by.max()
    return pd.DataFrame(
        {
            "frequency": by.size() - 1,
            "recency": (last - first) // pd.Timedelta(days=days),
            "age": (end - first) // pd.Timedelta(days=days),
        }
    )

# %% answer="desk"
def cheapest_rule(visits, now, until, weeks, price_lost, price_kept):
    now, until = pd.Timestamp(now), pd.Timestamp(until)
    past = visits[visits["date"] <= now]
    last = past.groupby("patient")["date"].max()
    silence = (now - last).dt.days // 7
    future = visits[(visits["date"] > now) & (visits["date"] <= until)]["patient"].unique()
    back = silence.index.isin(future)
    best, lowest = None, np.inf
    for week in sorted(weeks):
        inactive = (silence > week).to_numpy()
        cost = price_lost * np.sum(inactive & back) + price_kept * np.sum(~inactive & ~back)
        if cost < lowest:
            best, lowest = week, cost
    return best
