# vanilla: 14 isolated: 14
# from: right_numpy
# Returns each customer's own mean, with no shrinkage; everybody's for those without repeats.

# %% answer="money"
def gamma_gamma_mean(parameters, frequency, monetary):
    p, q, gamma = parameters
    if q <= 1:
        raise ValueError("there is no mean unless q is above 1")
    x = np.asarray(frequency, dtype=float)
    m = np.nan_to_num(np.asarray(monetary, dtype=float))
    result = np.where(x > 0, m, p * gamma / (q - 1))
    return result if result.shape else float(result)
