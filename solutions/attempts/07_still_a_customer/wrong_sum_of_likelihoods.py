# vanilla: 14 isolated: 14
# from: right_pandas
# Returns the sum over customers, not each customer's value.

# %% answer="loglik"
def bgnbd_loglik(parameters, frequency, recency, age):
    r, alpha, a, b = parameters
    x = np.asarray(frequency, dtype=float)
    last, now = np.asarray(recency, dtype=float), np.asarray(age, dtype=float)
    bought = special.gammaln(r + x) - special.gammaln(r) + r * np.log(alpha)
    stayed = special.betaln(a, b + x) - (r + x) * np.log(alpha + now)
    gone = np.full(len(x), -np.inf)
    again = x > 0
    gone[again] = special.betaln(a + 1, b + x[again] - 1)
    gone[again] -= (r + x[again]) * np.log(alpha + last[again])
    return sum(bought - special.betaln(a, b) + np.logaddexp(stayed, gone))
