# vanilla: 15 isolated: 15
# from: right_pandas
# Takes the search that minimize chooses by itself, once, and never asks whether it arrived.

# %% answer="fit"
def bgnbd_fit(frequency, recency, age):
    if np.max(frequency) == 0:
        raise ValueError("frequency must not be 0 everywhere")
    found = optimize.minimize(
        lambda z: -log_likelihood(np.exp(z), frequency, recency, age), np.zeros(4)
    )
    return np.exp(found.x)
