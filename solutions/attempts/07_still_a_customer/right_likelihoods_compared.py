# vanilla: 16 isolated: 16
# Thinks in likelihoods: P(alive) is the part of the likelihood in which the customer has stayed,
# over all of it; what is expected comes from Euler's form of the hypergeometric function; the
# fit moves the parameters themselves within bounds.

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
def two_parts(parameters, x, last, now):
    """Return the logarithms of: stayed and silent since, or left right after the last purchase."""
    r, alpha, a, b = (float(one) for one in parameters)
    stayed = special.betaln(a, b + x) - (r + x) * np.log(alpha + now)
    gone = special.betaln(a + 1, b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + last)
    return stayed, np.where(x > 0, gone, -np.inf)


def p_alive(parameters, frequency, recency, age):
    x, last, now = (np.array(one, dtype=float) for one in (frequency, recency, age))
    if np.any(last > now):
        raise ValueError("a recency exceeds its age")
    stayed, gone = two_parts(parameters, x, last, now)
    share = np.exp(stayed - np.logaddexp(stayed, gone))
    return share if share.ndim else float(share)

# %% answer="fit"
def bgnbd_fit(frequency, recency, age):
    if np.sum(frequency) == 0:
        raise ValueError("the frequency of every customer is 0")
    found = optimize.minimize(
        lambda one: -log_likelihood(one, frequency, recency, age),
        [1.0, float(np.mean(age)), 1.0, 2.0],
        method="L-BFGS-B",
        bounds=[(1e-4, None)] * 4,
        options={"ftol": 1e-12, "gtol": 1e-9, "maxfun": 50_000},
    )
    return found.x

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
    r, alpha, a, b = (float(one) for one in parameters)
    x, last, now = (np.array(one, dtype=float) for one in (frequency, recency, age))
    front = special.gammaln(r + x) - special.gammaln(r) + r * np.log(alpha) - special.betaln(a, b)
    return front + np.logaddexp(*two_parts(parameters, x, last, now))

# %% answer="expected"
def expected_purchases(parameters, periods, frequency, recency, age):
    if periods < 0:
        raise ValueError("periods < 0")
    r, alpha, a, b = (float(one) for one in parameters)
    x, now = np.array(frequency, dtype=float), np.array(age, dtype=float)
    z = periods / (alpha + now + periods)
    total = a + b + x - 1
    many = total / (a - 1) * (1 - (1 - z) ** (a - 1) * special.hyp2f1(a - 1, a + b - 1 - r, total, z))
    return p_alive(parameters, frequency, recency, age) * many
