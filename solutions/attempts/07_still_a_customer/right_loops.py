# vanilla: 16 isolated: 16
# Plain Python: dictionaries of sets of days, the math module, one customer after the other; for
# the fit a search over logarithms with Powell's and then Nelder and Mead's method.

# %% answer="summary"
def purchase_summary(purchases, end, days):
    if "customer" not in purchases.columns:
        raise ValueError("the column customer is missing")
    if "date" not in purchases.columns:
        raise ValueError("the column date is missing")
    end = pd.to_datetime(end)
    found = {}
    for customer, date in zip(purchases["customer"], purchases["date"]):
        if pd.isnull(date):
            raise ValueError("a date is missing")
        if date <= end:
            found.setdefault(customer, set()).add(date)
    if not found:
        raise ValueError("no purchase up to end")
    rows = []
    customers = sorted(found)
    for customer in customers:
        dates = sorted(found[customer])
        rows.append(
            (
                len(dates) - 1,
                (dates[-1] - dates[0]).days / days,
                (end - dates[0]).days / days,
            )
        )
    return pd.DataFrame(rows, index=customers, columns=["frequency", "recency", "age"])

# %% answer="alive"
import math


def one_alive(parameters, x, last, now):
    r, alpha, a, b = [float(one) for one in parameters]
    if last > now:
        raise ValueError("recency cannot be larger than age")
    if x == 0:
        return 1.0
    z = math.log(a / (b + x - 1)) + (r + x) * math.log((alpha + now) / (alpha + last))
    if z > 700:
        return 0.0
    return 1 / (1 + math.exp(z))


def p_alive(parameters, frequency, recency, age):
    if np.ndim(frequency) == 0:
        return one_alive(parameters, float(frequency), float(recency), float(age))
    return [
        one_alive(parameters, float(x), float(last), float(now))
        for x, last, now in zip(frequency, recency, age)
    ]

# %% answer="fit"
def bgnbd_fit(frequency, recency, age):
    if not any(x > 0 for x in frequency):
        raise ValueError("frequency: nobody bought again")

    def loss(logs):
        return -log_likelihood([math.exp(min(max(one, -20), 20)) for one in logs], frequency, recency, age)

    where = [0.0, 0.0, 0.0, 0.0]
    for method in ("Powell", "Nelder-Mead", "Nelder-Mead"):
        where = optimize.minimize(loss, where, method=method).x
    return [math.exp(one) for one in where]

# %% answer="holdout"
def holdout_table(purchases, end, until, expected):
    before = purchase_summary(purchases, end, 1)
    after = purchase_summary(purchases, until, 1)
    length = (pd.to_datetime(until) - pd.to_datetime(end)).days
    rows = [[0, 0, 0.0, 0.0] for _ in range(8)]
    for customer in before.index:
        frequency = before.loc[customer, "frequency"]
        row = rows[min(frequency, 7)]
        row[0] += 1
        row[1] += after.loc[customer, "frequency"] - frequency
        row[2] += expected[customer]
        if before.loc[customer, "age"] > 0:
            row[3] += frequency / before.loc[customer, "age"] * length
    return pd.DataFrame(rows, columns=["customers", "actual", "model", "run_rate"])

# %% answer="desk"
def cheapest_rule(visits, now, until, weeks, price_lost, price_kept):
    now, until = pd.to_datetime(now), pd.to_datetime(until)
    last, back = {}, set()
    for patient, date in zip(visits["patient"], visits["date"]):
        if date <= now:
            last[patient] = max(last.get(patient, date), date)
        elif date <= until:
            back.add(patient)
    best = None
    for week in sorted(weeks):
        cost = 0
        for patient, date in last.items():
            inactive = (now - date).days > 7 * week
            if inactive and patient in back:
                cost += price_lost
            if not inactive and patient not in back:
                cost += price_kept
        if best is None or cost < best[0]:
            best = (cost, week)
    return best[1]

# %% answer="loglik"
def bgnbd_loglik(parameters, frequency, recency, age):
    r, alpha, a, b = [float(one) for one in parameters]

    def log_beta(u, v):
        return math.lgamma(u) + math.lgamma(v) - math.lgamma(u + v)

    values = []
    for x, last, now in zip(frequency, recency, age):
        x = float(x)
        front = math.lgamma(r + x) - math.lgamma(r) + r * math.log(alpha)
        total = log_beta(a, b + x) - log_beta(a, b) - (r + x) * math.log(alpha + now)
        if x > 0:
            gone = log_beta(a + 1, b + x - 1) - log_beta(a, b) - (r + x) * math.log(alpha + last)
            high, low = max(total, gone), min(total, gone)
            total = high + math.log1p(math.exp(low - high))
        values.append(front + total)
    return np.array(values)

# %% answer="expected"
def one_expected(parameters, t, x, last, now):
    r, alpha, a, b = [float(one) for one in parameters]
    series = special.hyp2f1(r + x, b + x, a + b + x - 1, t / (alpha + now + t))
    many = (a + b + x - 1) / (a - 1)
    many *= 1 - ((alpha + now) / (alpha + now + t)) ** (r + x) * series
    return float(one_alive(parameters, x, last, now) * many)


def expected_purchases(parameters, periods, frequency, recency, age):
    if periods < 0:
        raise ValueError("periods cannot be negative")
    if np.ndim(frequency) == 0:
        return one_expected(parameters, periods, float(frequency), float(recency), float(age))
    return np.array(
        [
            one_expected(parameters, periods, float(x), float(last), float(now))
            for x, last, now in zip(frequency, recency, age)
        ]
    )
