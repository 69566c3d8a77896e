# vanilla: 14 isolated: 14
# from: right_numpy
# Counts the first purchase too: x + 1 where the formula has x.

# %% answer="money"
def gamma_gamma_mean(parameters, frequency, monetary):
    p, q, gamma = parameters
    if q <= 1:
        raise ValueError("there is no mean unless q is above 1")
    x = np.asarray(frequency, dtype=float) + 1
    m = np.nan_to_num(np.asarray(monetary, dtype=float))
    result = p * (gamma + x * m) / (p * x + q - 1)
    return result if result.shape else float(result)
