# vanilla: 12 isolated: 12
# from: right_pandas
# Uses the formula for repeat buyers for one-time buyers, too.

# %% answer="alive"
def p_alive(parameters, frequency, recency, age):
    r, alpha, a, b = parameters
    x = np.asarray(frequency, dtype=float)
    last, now = np.asarray(recency, dtype=float), np.asarray(age, dtype=float)
    if (last > now).any():
        raise ValueError("recency is above age")
    z = np.log(a) - np.log(b + x - 1)
    z = z + (r + x) * (np.log(alpha + now) - np.log(alpha + last))
    result = special.expit(-z)
    return float(result) if result.ndim == 0 else result
