# vanilla: 13 isolated: 13
# from: right_pandas
# An if on the frequency: fine for one customer, an error for an array of them.

# %% answer="alive"
def p_alive(parameters, frequency, recency, age):
    r, alpha, a, b = parameters
    if recency > age:
        raise ValueError("recency is above age")
    if frequency == 0:
        return 1.0
    z = np.log(a / (b + frequency - 1)) + (r + frequency) * np.log((alpha + age) / (alpha + recency))
    return float(special.expit(-z))
