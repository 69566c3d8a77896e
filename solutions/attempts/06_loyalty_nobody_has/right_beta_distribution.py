# vanilla: 16 isolated: 16
# Took a course on probability: knows posterior distributions and gammaln, fits mean churn and
# spread instead of alpha and beta, and gets what is still to come from a recursion backwards.

# %% answer="retention"
from scipy import stats
from scipy.special import gammaln


def sbg_retention(alpha, beta, year):
    t = np.asarray(year)
    wrong = [
        name
        for name, bad in [("alpha", alpha <= 0), ("beta", beta <= 0),
                          ("year", ((t < 1) | (t != np.rint(t))).any())]
        if bad
    ]
    if wrong:
        raise ValueError("out of range: " + ", ".join(wrong))
    # Those who have renewed t - 1 times have churn probabilities of another beta distribution.
    return 1 - stats.beta(alpha, beta + t - 1).mean()

# %% answer="survival"
def sbg_survival(alpha, beta, year):
    t = np.asarray(year)
    wrong = [
        name
        for name, bad in [("alpha", alpha <= 0), ("beta", beta <= 0),
                          ("year", ((t < 0) | (t != np.rint(t))).any())]
        if bad
    ]
    if wrong:
        raise ValueError("out of range: " + ", ".join(wrong))
    return np.exp(
        gammaln(beta + t) - gammaln(alpha + beta + t) + gammaln(alpha + beta) - gammaln(beta)
    )

# %% answer="fit"
def sbg_fit(surviving):
    s = np.asarray(list(surviving), dtype=float)
    if s.size < 3:
        raise ValueError("surviving needs three numbers")
    if np.isnan(s).any() or s.min() < 0:
        raise ValueError("surviving: something is negative or missing")
    up = np.flatnonzero(s[1:] > s[:-1])
    if up.size:
        raise ValueError(f"no resurrection, please: year {up[0] + 1}")
    s = 1000 * s / s[0]

    def objective(x):
        mean, spread = 1 / (1 + np.exp(-x[0])), np.exp(x[1])
        return minus_log_likelihood(mean * spread, (1 - mean) * spread, s[:-1] - s[1:], s[-1])

    x = minimize(objective, [-1.0, 1.0], method="Nelder-Mead", options={"xatol": 1e-7}).x
    mean, spread = 1 / (1 + np.exp(-x[0])), np.exp(x[1])
    return float(mean * spread), float((1 - mean) * spread)

# %% answer="residual"
def residual_lifetime(alpha, beta, discount, renewal):
    if discount <= 0:
        raise ValueError("discount must be above 0")
    if renewal < 1 or renewal != np.rint(renewal):
        raise ValueError("renewal must be whole")
    # Backwards: what follows a renewal is one payment and the next decision.
    horizon = int(40 / np.log(1 + discount)) + 3
    value = 0.0
    for t in range(int(renewal) + horizon, int(renewal) - 1, -1):
        value = (beta + t - 1) / (alpha + beta + t - 1) * (1 + value / (1 + discount))
    return value

# %% answer="mean"
def mean_lifetime(alpha, beta):
    if alpha <= 0:
        raise ValueError("alpha")
    if beta <= 0:
        raise ValueError("beta")
    # The mean of 1 / churn over the beta distribution.
    return float("inf") if alpha <= 1 else beta / (alpha - 1) + 1

# %% answer="desk"
def offers_that_pay(cohorts, margin, cost, discount):
    table = cohorts.pivot(index="year", columns="offer", values="members").sort_index()
    worth = {}
    for offer in table:
        a, b = sbg_fit(table[offer].dropna())
        worth[offer] = margin * (1 + residual_lifetime(a, b, discount, 1) / (1 + discount))
    return [offer for offer in sorted(worth, key=lambda one: -worth[one]) if worth[offer] > cost]

# %% answer="naive"
def naive_gap(surviving, discount, rate):
    s = np.asarray(list(surviving), dtype=float)
    match rate:
        case "first":
            r = s[1] / s[0]
        case "average":
            r = np.exp(np.log(s[-1] / s[0]) / (s.size - 1))
        case _:
            raise ValueError("rate is first or average")
    a, b = sbg_fit(s)
    return float(
        1 / (1 - r / (1 + discount)) / (1 + residual_lifetime(a, b, discount, 1) / (1 + discount))
        - 1
    )

# %% answer="forecast"
def forecast_error(surviving, years):
    s = np.asarray(list(surviving), dtype=float)
    if years != np.rint(years) or not 2 <= years <= s.size - 2:
        raise ValueError("years")
    years = int(years)
    a, b = sbg_fit(s[: years + 1])
    t = np.arange(s.size)
    return (s[0] * sbg_survival(a, b, t) / s - 1)[years + 1 :]
