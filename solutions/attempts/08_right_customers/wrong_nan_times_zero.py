# vanilla: 15 isolated: 15
# from: right_numpy
# Multiplies NaN by no purchases and gets NaN.

# %% answer="money"
def gamma_gamma_mean(parameters, frequency, monetary):
    p, q, gamma = parameters
    if q <= 1:
        raise ValueError("there is no mean unless q is above 1")
    x = np.asarray(frequency, dtype=float)
    m = np.asarray(monetary, dtype=float)
    result = p * (gamma + x * m) / (p * x + q - 1)
    return result if result.shape else float(result)
