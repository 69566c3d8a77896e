# vanilla: 16 isolated: 16
# NumPy throughout: whole days, np.unique over pairs of customer and day, reduceat and bincount
# instead of groupby, and a two-sided logistic function written out.

# %% answer="summary"
def purchase_summary(purchases, end, days):
    missing = {"customer", "date"} - set(purchases.columns)
    if missing:
        raise ValueError("missing: " + ", ".join(sorted(missing)))
    date = purchases["date"].to_numpy().astype("datetime64[D]")
    if np.isnat(date).any():
        raise ValueError("a date is missing")
    last_day = np.datetime64(pd.Timestamp(end), "D")
    keep = date <= last_day
    if not keep.any():
        raise ValueError("end lies before every purchase")
    customers, who = np.unique(purchases["customer"].to_numpy()[keep], return_inverse=True)
    day = (date[keep] - date[keep].min()).astype(int)
    pairs = np.unique(np.column_stack([who, day]), axis=0)
    starts = np.flatnonzero(np.diff(pairs[:, 0], prepend=-1))
    first = np.minimum.reduceat(pairs[:, 1], starts)
    last = np.maximum.reduceat(pairs[:, 1], starts)
    now = (last_day - date[keep].min()).astype(int)
    table = {
        "frequency": np.bincount(pairs[:, 0]) - 1,
        "recency": (last - first) / days,
        "age": (now - first) / days,
    }
    return pd.DataFrame(table, index=customers)

# %% answer="alive"
def p_alive(parameters, frequency, recency, age):
    r, alpha, a, b = np.asarray(parameters, dtype=float)
    x, last, now = np.broadcast_arrays(*(np.asarray(v, dtype=float) for v in (frequency, recency, age)))
    if np.any(last > now):
        raise ValueError("recency > age")
    z = np.log(a / (b + np.fmax(x, 1.0) - 1)) + (r + x) * np.log((alpha + now) / (alpha + last))
    small = np.exp(-np.abs(z))
    chance = np.where(z > 0, small, 1.0) / (1.0 + small)
    chance = np.where(x == 0, 1.0, chance)
    return chance if chance.ndim else chance.item()

# %% answer="fit"
def bgnbd_fit(frequency, recency, age):
    x, last, now = (np.asarray(one, dtype=float) for one in (frequency, recency, age))
    if x.max(initial=0.0) == 0:
        raise ValueError("frequency")
    # Customers of one kind need to be looked at once only, and weeks or days don't matter.
    scale = now.max()
    start = np.log([0.5, 0.2, 1.0, 2.0])
    found = optimize.minimize(
        lambda z: -log_likelihood(np.exp(z), x, last / scale, now / scale), start, method="L-BFGS-B"
    )
    r, alpha, a, b = np.exp(found.x)
    return np.array([r, alpha * scale, a, b])

# %% answer="holdout"
def holdout_table(purchases, end, until, expected):
    before = purchase_summary(purchases, end, 1)
    after = purchase_summary(purchases, until, 1).reindex(before.index)
    x, age = before["frequency"].to_numpy(), before["age"].to_numpy()
    rate = np.divide(x, age, out=np.zeros(len(x)), where=age > 0)
    group = np.minimum(x, 7)
    length = (np.datetime64(until) - np.datetime64(end)).astype("timedelta64[D]").astype(int)

    def add(values):
        return np.bincount(group, values, minlength=8)

    return pd.DataFrame(
        {
            "customers": np.bincount(group, minlength=8),
            "actual": add(after["frequency"].to_numpy() - x),
            "model": add(expected.reindex(before.index).to_numpy()),
            "run_rate": add(rate * length),
        }
    )

# %% answer="desk"
def cheapest_rule(visits, now, until, weeks, price_lost, price_kept):
    patient = visits["patient"].to_numpy()
    day = visits["date"].to_numpy().astype("datetime64[D]")
    now, until = np.datetime64(now, "D"), np.datetime64(until, "D")
    people, who = np.unique(patient[day <= now], return_inverse=True)
    last = np.full(len(people), np.datetime64("1900-01-01"))
    np.maximum.at(last, who, day[day <= now])
    silent_days = (now - last).astype(int)
    back = np.isin(people, patient[(day > now) & (day <= until)])
    rules = np.sort(np.asarray(weeks))
    inactive = silent_days[None, :] > 7 * rules[:, None]
    costs = price_lost * (inactive & back).sum(axis=1) + price_kept * (~inactive & ~back).sum(axis=1)
    return int(rules[np.argmin(costs)])

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
