# vanilla: 12 isolated: 12
# from: right_pandas
# Forgets r in the exponent of P(alive).

# %% answer="alive"
def p_alive(parameters, frequency, recency, age):
    r, alpha, a, b = parameters
    x = np.asarray(frequency, dtype=float)
    last, now = np.asarray(recency, dtype=float), np.asarray(age, dtype=float)
    if (last > now).any():
        raise ValueError("recency is above age")
    again = x > 0
    z = np.log(a) - np.log(np.where(again, b + x - 1, 1.0))
    z = z + x * (np.log(alpha + now) - np.log(alpha + last))
    result = np.where(again, special.expit(-z), 1.0)
    return float(result) if result.ndim == 0 else result
