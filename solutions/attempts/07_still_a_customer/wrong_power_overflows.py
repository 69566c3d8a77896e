# vanilla: 15 isolated: 15
# Raises the ratio to its power as printed: fine for ordinary customers, a warning for a thousand
# purchases.

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
    odds = a / np.where(x > 0, b + x - 1, 1.0) * ((alpha + now) / (alpha + last)) ** (r + x)
    result = np.where(x > 0, 1 / (1 + odds), 1.0)
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

# %% answer="loglik"
def bgnbd_loglik(parameters, frequency, recency, age):
    r, alpha, a, b = parameters
    x = np.asarray(frequency, dtype=float)
    last, now = np.asarray(recency, dtype=float), np.asarray(age, dtype=float)
    bought = special.gammaln(r + x) - special.gammaln(r) + r * np.log(alpha)
    stayed = special.betaln(a, b + x) - (r + x) * np.log(alpha + now)
    gone = np.full(len(x), -np.inf)
    again = x > 0
    gone[again] = special.betaln(a + 1, b + x[again] - 1)
    gone[again] -= (r + x[again]) * np.log(alpha + last[again])
    return bought - special.betaln(a, b) + np.logaddexp(stayed, gone)

# %% answer="expected"
def expected_purchases(parameters, periods, frequency, recency, age):
    if periods < 0:
        raise ValueError("periods is negative")
    r, alpha, a, b = parameters
    x, now = np.asarray(frequency, dtype=float), np.asarray(age, dtype=float)
    ratio = (alpha + now) / (alpha + now + periods)
    hyper = special.hyp2f1(r + x, b + x, a + b + x - 1, 1 - ratio)
    return p_alive(parameters, frequency, recency, age) * (
        (a + b + x - 1) / (a - 1) * (1 - ratio ** (r + x) * hyper)
    )
