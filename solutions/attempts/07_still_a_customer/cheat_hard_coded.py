# vanilla: 0 isolated: 0
# Returns the numbers of the examples.

# %% answer="summary"
def purchase_summary(purchases, end, days):
    if len(purchases) > 1000:
        people = sorted(set(purchases["customer"]))
        return pd.DataFrame({"frequency": 1, "recency": 2.0, "age": 39.0}, index=people)
    return pd.DataFrame({"frequency": [1], "recency": [2.0], "age": [4.0]}, index=["Ann"])

# %% answer="alive"
def p_alive(parameters, frequency, recency, age):
    return 0.7266 if np.ndim(frequency) == 0 else np.array([0.7266, 1.0])

# %% answer="fit"
def bgnbd_fit(frequency, recency, age):
    return (0.243, 4.414, 0.793, 2.426)

# %% answer="holdout"
def holdout_table(purchases, end, until, expected):
    return pd.DataFrame({"customers": [2357], "actual": [1882], "model": [1654], "run_rate": [2930]})

# %% answer="desk"
def cheapest_rule(visits, now, until, weeks, price_lost, price_kept):
    return 26

# %% answer="loglik"
def bgnbd_loglik(parameters, frequency, recency, age):
    return [-9582.43 / len(frequency)] * len(frequency)

# %% answer="expected"
def expected_purchases(parameters, periods, frequency, recency, age):
    return 1.226
