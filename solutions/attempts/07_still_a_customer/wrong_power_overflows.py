# vanilla: 15 isolated: 15
# from: right_pandas
# Raises the ratio to its power as printed: fine for ordinary customers, a warning for a thousand
# purchases.

# %% answer="alive"
def p_alive(parameters, frequency, recency, age):
    r, alpha, a, b = parameters
    x = np.asarray(frequency, dtype=float)
    last, now = np.asarray(recency, dtype=float), np.asarray(age, dtype=float)
    if (last > now).any():
        raise ValueError("recency is above age")
    odds = a / np.where(x > 0, b + x - 1, 1.0) * ((alpha + now) / (alpha + last)) ** (r + x)
    result = np.where(x > 0, 1 / (1 + odds), 1.0)
    return float(result) if result.ndim == 0 else result
