# vanilla: 16 isolated: 16
# Writes the checks once, in helpers that every answer uses, and a table of pivoted dates for the
# summary; marks ties at the desk by sorting pairs of cost and weeks.

# %% answer="summary"
def check_columns(frame, *columns):
    for column in columns:
        if column not in frame.columns:
            raise ValueError(f"the frame needs a column {column!r}")


def as_arrays(*values):
    return [np.asarray(one, dtype=float) for one in values]


def purchase_summary(purchases, end, days):
    check_columns(purchases, "customer", "date")
    if purchases["date"].isnull().any():
        raise ValueError("there are holes in the column date")
    table = (
        purchases.loc[purchases["date"] <= pd.Timestamp(end), ["customer", "date"]]
        .drop_duplicates()
        .groupby("customer")
        .agg(visits=("date", "count"), first=("date", "min"), last=("date", "max"))
    )
    if table.empty:
        raise ValueError("nobody before the end")
    table["frequency"] = table["visits"] - 1
    table["recency"] = (table["last"] - table["first"]).dt.days / days
    table["age"] = (pd.Timestamp(end) - table["first"]).dt.days / days
    return table[["frequency", "recency", "age"]]

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
    check_columns(visits, "patient", "date")
    past = visits.query("date <= @now").groupby("patient")["date"].max().to_frame("last")
    past["silence"] = (pd.Timestamp(now) - past["last"]).dt.days
    came = visits.query("@now < date <= @until")["patient"]
    past["back"] = past.index.isin(came)

    def cost(week):
        lost = past.query("silence > 7 * @week and back")
        kept = past.query("silence <= 7 * @week and not back")
        return price_lost * len(lost) + price_kept * len(kept)

    return sorted((cost(week), week) for week in weeks)[0][1]

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
