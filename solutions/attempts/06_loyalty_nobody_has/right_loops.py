# vanilla: 16 isolated: 16
# Plain Python: loops over years, products and long sums instead of special functions.

# %% answer="retention"
def sbg_retention(alpha, beta, year):
    if alpha <= 0:
        raise ValueError("alpha must be positive")
    if beta <= 0:
        raise ValueError("beta must be positive")
    if isinstance(year, (list, tuple, np.ndarray)):
        return np.array([sbg_retention(alpha, beta, one) for one in year])
    if year < 1 or year != int(year):
        raise ValueError("year must be 1, 2, 3, ...")
    return float((beta + year - 1) / (alpha + beta + year - 1))

# %% answer="survival"
def sbg_survival(alpha, beta, year):
    if alpha <= 0:
        raise ValueError("alpha must be positive")
    if beta <= 0:
        raise ValueError("beta must be positive")
    if isinstance(year, (list, tuple, np.ndarray)):
        return np.array([sbg_survival(alpha, beta, one) for one in year])
    if year < 0 or year != int(year):
        raise ValueError("year must be 0, 1, 2, ...")
    share = 1.0
    for t in range(1, int(year) + 1):
        share *= (beta + t - 1) / (alpha + beta + t - 1)
    return share

# %% answer="fit"
def sbg_fit(surviving):
    there = [float(one) for one in surviving]
    if len(there) < 3:
        raise ValueError("surviving is too short")
    for one in there:
        if one != one or one < 0:
            raise ValueError("surviving holds something that is no number of customers")
    lost = []
    for year in range(1, len(there)):
        if there[year] > there[year - 1]:
            raise ValueError(f"more customers than before in year {year}")
        lost.append((there[year - 1] - there[year]) / there[0] * 1000)
    left = there[-1] / there[0] * 1000

    def badness(logs):
        return minus_log_likelihood(np.exp(logs[0]), np.exp(logs[1]), np.array(lost), left)

    best = minimize(badness, [-0.5, 1], method="Nelder-Mead").x
    return (float(np.exp(best[0])), float(np.exp(best[1])))

# %% answer="residual"
def residual_lifetime(alpha, beta, discount, renewal):
    if discount <= 0:
        raise ValueError("discount must be positive")
    if renewal < 1 or renewal != int(renewal):
        raise ValueError("renewal must be 1, 2, 3, ...")
    total, weight, t = 0.0, 1.0, int(renewal)
    while weight > 1e-13:
        weight *= (beta + t - 1) / (alpha + beta + t - 1)
        total += weight
        weight /= 1 + discount
        t += 1
    return total

# %% answer="mean"
def mean_lifetime(alpha, beta):
    if alpha <= 0:
        raise ValueError("alpha must be positive")
    if beta <= 0:
        raise ValueError("beta must be positive")
    if alpha > 1:
        return (alpha + beta - 1) / (alpha - 1)
    return float("inf")

# %% answer="desk"
def offers_that_pay(cohorts, margin, cost, discount):
    by_offer = {}
    for _, row in cohorts.iterrows():
        by_offer.setdefault(row["offer"], []).append((row["year"], row["members"]))
    found = []
    for offer, pairs in by_offer.items():
        members = [count for _, count in sorted(pairs)]
        alpha, beta = sbg_fit(members)
        worth = margin * (1 + residual_lifetime(alpha, beta, discount, 1) / (1 + discount))
        if worth > cost:
            found.append((worth, offer))
    found.sort()
    found.reverse()
    return [offer for _, offer in found]

# %% answer="naive"
def naive_gap(surviving, discount, rate):
    there = [float(one) for one in surviving]
    if rate == "first":
        r = there[1] / there[0]
    elif rate == "average":
        product = 1.0
        for t in range(1, len(there)):
            product *= there[t] / there[t - 1]
        r = product ** (1 / (len(there) - 1))
    else:
        raise ValueError("rate must be first or average")
    alpha, beta = sbg_fit(there)
    naive = (1 + discount) / (1 + discount - r)
    worth = 1 + residual_lifetime(alpha, beta, discount, 1) / (1 + discount)
    return (naive - worth) / worth

# %% answer="forecast"
def forecast_error(surviving, years):
    there = [float(one) for one in surviving]
    if years != int(years) or years < 2 or years > len(there) - 2:
        raise ValueError("years must leave something to fit and something to forecast")
    alpha, beta = sbg_fit(there[: int(years) + 1])
    errors = []
    for t in range(int(years) + 1, len(there)):
        forecast = there[0] * sbg_survival(alpha, beta, t)
        errors.append((forecast - there[t]) / there[t])
    return np.array(errors)
