# vanilla: 14 isolated: 14
# from: right_pandas
# Forgets to multiply by P(alive): what is expected of whoever is still there.

# %% answer="expected"
def expected_purchases(parameters, periods, frequency, recency, age):
    if periods < 0:
        raise ValueError("periods is negative")
    r, alpha, a, b = parameters
    x, now = np.asarray(frequency, dtype=float), np.asarray(age, dtype=float)
    ratio = (alpha + now) / (alpha + now + periods)
    hyper = special.hyp2f1(r + x, b + x, a + b + x - 1, 1 - ratio)
    return (
        (a + b + x - 1) / (a - 1) * (1 - ratio ** (r + x) * hyper)
    )
