# vanilla: 12 isolated: 12
# from: right_pandas
# The formulas are right, and nothing is ever refused.

# %% answer="summary"
def purchase_summary(purchases, end, days):
    end = pd.Timestamp(end)
    seen = purchases[purchases["date"] <= end].drop_duplicates(["customer", "date"])
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
    again = x > 0
    z = np.log(a) - np.log(np.where(again, b + x - 1, 1.0))
    z = z + (r + x) * (np.log(alpha + now) - np.log(alpha + last))
    result = np.where(again, special.expit(-z), 1.0)
    return float(result) if result.ndim == 0 else result

# %% answer="fit"
def bgnbd_fit(frequency, recency, age):
    start = np.zeros(4)
    for _ in range(3):
        start = optimize.minimize(
            lambda z: -log_likelihood(np.exp(z), frequency, recency, age),
            start,
            method="Nelder-Mead",
        ).x
    return np.exp(start)

# %% answer="expected"
def expected_purchases(parameters, periods, frequency, recency, age):
    r, alpha, a, b = parameters
    x, now = np.asarray(frequency, dtype=float), np.asarray(age, dtype=float)
    ratio = (alpha + now) / (alpha + now + periods)
    hyper = special.hyp2f1(r + x, b + x, a + b + x - 1, 1 - ratio)
    return p_alive(parameters, frequency, recency, age) * (
        (a + b + x - 1) / (a - 1) * (1 - ratio ** (r + x) * hyper)
    )
