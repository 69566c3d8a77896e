# vanilla: 14 isolated: 14
# from: right_pandas
# Gives the search so few steps that it stops on the way.

# %% answer="fit"
def bgnbd_fit(frequency, recency, age):
    if np.max(frequency) == 0:
        raise ValueError("frequency must not be 0 everywhere")
    start = np.zeros(4)
    for _ in range(1):
        start = optimize.minimize(
            lambda z: -log_likelihood(np.exp(z), frequency, recency, age),
            start,
            method="Nelder-Mead",
            options={"maxiter": 60},
        ).x
    return np.exp(start)
