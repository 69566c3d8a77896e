# vanilla: 14 isolated: 14
# from: right_pandas
# Returns the logarithms of the parameters, as the search left them.

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
    return start
