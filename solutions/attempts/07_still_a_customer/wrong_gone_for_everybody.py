# vanilla: 14 isolated: 14
# from: right_pandas
# Forgets the delta: one-time buyers may have left, too.

# %% answer="loglik"
def bgnbd_loglik(parameters, frequency, recency, age):
    r, alpha, a, b = parameters
    x = np.asarray(frequency, dtype=float)
    last, now = np.asarray(recency, dtype=float), np.asarray(age, dtype=float)
    bought = special.gammaln(r + x) - special.gammaln(r) + r * np.log(alpha)
    stayed = special.betaln(a, b + x) - (r + x) * np.log(alpha + now)
    again = x > -1
    gone = np.zeros(len(x))
    gone[again] = special.betaln(a + 1, b + np.maximum(x[again], 1) - 1)
    gone[again] -= (r + x[again]) * np.log(alpha + last[again])
    return bought - special.betaln(a, b) + np.logaddexp(stayed, gone)
