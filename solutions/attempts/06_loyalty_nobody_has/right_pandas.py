# vanilla: 16 isolated: 16
# Thinks in Series: shift for rates, cumprod for survival, groupby.apply for the desk.

# %% answer="retention"
def check(alpha, beta, year, first):
    for name, value in {"alpha": alpha, "beta": beta}.items():
        if not value > 0:
            raise ValueError(f"{name} is {value}")
    year = pd.Series(np.atleast_1d(year))
    if (year < first).any() or (year != year.round()).any():
        raise ValueError(f"year must be whole and at least {first}")
    return year.astype(int)


def sbg_retention(alpha, beta, year):
    years = check(alpha, beta, year, 1)
    rates = 1 - alpha / (alpha + beta + years - 1)
    return rates.to_numpy() if np.ndim(year) else rates.iloc[0]

# %% answer="survival"
def sbg_survival(alpha, beta, year):
    years = check(alpha, beta, year, 0)
    path = pd.Series(1 - alpha / (alpha + beta + np.arange(years.max())), dtype=float).cumprod()
    path.index = path.index + 1
    path.loc[0] = 1.0
    shares = path.loc[years]
    return shares.to_numpy() if np.ndim(year) else shares.iloc[0]

# %% answer="fit"
def sbg_fit(surviving):
    there = pd.Series(list(surviving), dtype=float)
    if there.size < 3 or there.isna().any() or there.lt(0).any():
        raise ValueError("surviving: at least three numbers, all of them 0 or more")
    change = there.diff()
    if change.gt(0).any():
        raise ValueError(f"rises in year {change.gt(0).idxmax()}")
    there = there / there.iloc[0] * 1000
    lost = -there.diff().iloc[1:].to_numpy()
    found = minimize(
        lambda x: minus_log_likelihood(*np.exp(x), lost, there.iloc[-1]),
        [-0.5, 1],
        method="Nelder-Mead",
    )
    return tuple(np.exp(found.x).tolist())

# %% answer="residual"
def residual_lifetime(alpha, beta, discount, renewal):
    if not discount > 0:
        raise ValueError("discount")
    if renewal < 1 or renewal % 1 > 0:
        raise ValueError("renewal")
    b = beta + renewal - 1
    return b / (alpha + b) * hyp2f1(b + 1, 1, alpha + b + 1, 1 / (1 + discount))

# %% answer="mean"
def mean_lifetime(alpha, beta):
    if not alpha > 0:
        raise ValueError("alpha")
    if not beta > 0:
        raise ValueError("beta")
    return np.inf if alpha <= 1 else 1 + beta / (alpha - 1)

# %% answer="desk"
def offers_that_pay(cohorts, margin, cost, discount):
    def worth(members):
        alpha, beta = sbg_fit(members)
        return margin * (1 + residual_lifetime(alpha, beta, discount, 1) / (1 + discount))

    values = cohorts.sort_values("year").groupby("offer")["members"].agg(worth)
    values = values.astype(float).sort_values(ascending=False)
    return values[values > cost].index.tolist()

# %% answer="naive"
def naive_gap(surviving, discount, rate):
    there = pd.Series(list(surviving), dtype=float)
    rates = (there / there.shift()).iloc[1:]
    if rate not in ("first", "average"):
        raise ValueError(f"rate {rate}")
    r = rates.iloc[0] if rate == "first" else np.exp(np.log(rates).mean())
    alpha, beta = sbg_fit(there)
    worth = 1 + residual_lifetime(alpha, beta, discount, 1) / (1 + discount)
    return (1 + discount) / (1 + discount - r) / worth - 1

# %% answer="forecast"
def forecast_error(surviving, years):
    there = pd.Series(list(surviving), dtype=float)
    if years < 2 or years % 1 or years > there.index[-1] - 1:
        raise ValueError("years")
    seen = there.loc[:years]
    later = there.loc[years + 1 :]
    forecast = there.iloc[0] * sbg_survival(*sbg_fit(seen), later.index.to_numpy())
    return (pd.Series(forecast, index=later.index) / later - 1).to_numpy()
