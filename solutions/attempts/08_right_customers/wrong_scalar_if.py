# vanilla: 14 isolated: 14
# from: right_numpy
# An if on the frequency: fine for one customer, an error for an array.

# %% answer="money"
def gamma_gamma_mean(parameters, frequency, monetary):
    p, q, gamma = parameters
    if q <= 1:
        raise ValueError("there is no mean unless q is above 1")
    if frequency == 0:
        return p * gamma / (q - 1)
    return p * (gamma + frequency * monetary) / (p * frequency + q - 1)
