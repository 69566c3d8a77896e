# vanilla: 12 isolated: 12
# Ran out of time: the core is right, the stretch is as released.

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
            "recency": (last - first) / pd.Timedelta(days=days),
            "age": (end - first) / pd.Timedelta(days=days),
        }
    )

# %% answer="alive"
def p_alive(parameters, frequency, recency, age):
    r, alpha, a, b = parameters
    x = np.asarray(frequency, dtype=float)
    last, now = np.asarray(recency, dtype=float), np.asarray(age, dtype=float)
    if (last > now).any():
        raise ValueError("recency is above age")
    again = x > 0
    z = np.log(a) - np.log(np.where(again, b + x - 1, 1.0))
    z = z + (r + x) * (np.log(alpha + now) - np.log(alpha + last))
    result = np.where(again, special.expit(-z), 1.0)
    return float(result) if result.ndim == 0 else result

# %% answer="fit"
def bgnbd_fit(frequency, recency, age):
    if np.max(frequency) == 0:
        raise ValueError("frequency must not be 0 everywhere")
    start = np.zeros(4)
    for _ in range(3):
        start = optimize.minimize(
            lambda z: -log_likelihood(np.exp(z), frequency, recency, age),
            start,
            method="Nelder-Mead",
        ).x
    return np.exp(start)

# %% answer="holdout"
def holdout_table(purchases, end, until, expected):
    before = purchase_summary(purchases, end, 7)
    after = purchase_summary(purchases, until, 7)
    weeks = (pd.Timestamp(until) - pd.Timestamp(end)).days / 7
    before["actual"] = after["frequency"] - before["frequency"]
    before["model"] = expected
    before["run_rate"] = (before["frequency"] / before["age"] * weeks).where(before["age"] > 0, 0.0)
    before["customers"] = 1
    before["group"] = before["frequency"].clip(upper=7)
    columns = ["customers", "actual", "model", "run_rate"]
    return before.groupby("group")[columns].sum().reindex(range(8), fill_value=0)

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
        cost = price_lost * np.sum(inactive & back) + price_kept * np.sum(~inactive & ~back)
        if cost < lowest:
            best, lowest = week, cost
    return best
