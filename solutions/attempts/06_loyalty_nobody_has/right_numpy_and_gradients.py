# vanilla: 16 isolated: 16
# NumPy throughout: cumulated logarithms for the survival, L-BFGS-B for the fit, a long weighted
# sum for what is still to come.

# %% answer="retention"
def positive(**values):
    for name, value in values.items():
        if value <= 0:
            raise ValueError(f"{name} = {value}")


def whole(year, first):
    year = np.array(year, dtype=float)
    if (year < first).any() or (year != np.floor(year)).any():
        raise ValueError(f"year = {year}")
    return year


def sbg_retention(alpha, beta, year):
    positive(alpha=alpha, beta=beta)
    t = whole(year, 1)
    return 1 - alpha / (alpha + beta + t - 1)

# %% answer="survival"
def sbg_survival(alpha, beta, year):
    positive(alpha=alpha, beta=beta)
    t = whole(year, 0).astype(int)
    logs = np.log1p(-alpha / (alpha + beta + np.arange(np.max(t))))
    return np.exp(np.append(0, np.cumsum(logs))[t])

# %% answer="fit"
def sbg_fit(surviving):
    s = np.array(surviving, dtype=float)
    if s.size < 3 or not np.all(s >= 0):
        raise ValueError("surviving")
    steps = np.diff(s)
    if np.any(steps > 0):
        raise ValueError(f"rise in year {np.argmax(steps > 0) + 1}")
    s *= 1000 / s[0]

    def objective(x):
        a, b = np.exp(np.clip(x, -12, 12))
        return minus_log_likelihood(a, b, -np.diff(s), s[-1])

    x = minimize(objective, np.zeros(2), method="L-BFGS-B", options={"ftol": 1e-13}).x
    return float(np.exp(x[0])), float(np.exp(x[1]))

# %% answer="residual"
def residual_lifetime(alpha, beta, discount, renewal):
    if discount <= 0:
        raise ValueError("discount")
    if renewal < 1 or renewal != np.floor(renewal):
        raise ValueError("renewal")
    n = int(renewal)
    horizon = int(36 / np.log1p(discount)) + 2
    chances = np.cumprod(sbg_retention(alpha, beta, np.arange(n, n + horizon)))
    return (chances * (1 + discount) ** -np.arange(horizon, dtype=float)).sum()

# %% answer="mean"
def mean_lifetime(alpha, beta):
    positive(alpha=alpha, beta=beta)
    return (alpha + beta - 1) / (alpha - 1) if alpha > 1 else np.inf

# %% answer="desk"
def offers_that_pay(cohorts, margin, cost, discount):
    names = np.unique(cohorts["offer"].to_numpy().astype(str))
    worth = np.zeros(names.size)
    for i, name in enumerate(names):
        part = cohorts[cohorts["offer"] == name]
        members = part["members"].to_numpy()[np.argsort(part["year"].to_numpy())]
        a, b = sbg_fit(members)
        worth[i] = margin * (1 + residual_lifetime(a, b, discount, 1) / (1 + discount))
    order = np.argsort(-worth)
    return [str(names[i]) for i in order if worth[i] > cost]

# %% answer="naive"
def naive_gap(surviving, discount, rate):
    s = np.array(surviving, dtype=float)
    powers = {"first": (1, 1.0), "average": (-1, 1 / (s.size - 1))}
    if rate not in powers:
        raise ValueError("rate")
    place, power = powers[rate]
    r = (s[place] / s[0]) ** power
    a, b = sbg_fit(s)
    worth = 1 + residual_lifetime(a, b, discount, 1) / (1 + discount)
    return (1 + discount) / (1 + discount - r) / worth - 1

# %% answer="forecast"
def forecast_error(surviving, years):
    s = np.array(surviving, dtype=float)
    if years < 2 or years != np.floor(years) or years + 1 >= s.size:
        raise ValueError("years")
    n = int(years)
    a, b = sbg_fit(s[: n + 1])
    return sbg_survival(a, b, np.arange(n + 1, s.size)) * s[0] / s[n + 1 :] - 1
