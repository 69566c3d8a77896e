# vanilla: 14 isolated: 14
# from: right_pandas
# Takes the given likelihood, customer by customer: it breaks down for the heavy buyers.

# %% answer="loglik"
def bgnbd_loglik(parameters, frequency, recency, age):
    return np.array(
        [log_likelihood(parameters, [x], [last], [now]) for x, last, now in zip(frequency, recency, age)]
    )
