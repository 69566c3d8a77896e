# vanilla: 8 isolated: 0
# Hands the work to the package's own functions.

# %% answer="summary"
from centricity.models import btyd


def purchase_summary(purchases, end, days):
    return btyd.summary(purchases, end, days).drop(columns="monetary", errors="ignore")

# %% answer="alive"
def p_alive(parameters, frequency, recency, age):
    return btyd.p_alive(parameters, frequency, recency, age)

# %% answer="fit"
def bgnbd_fit(frequency, recency, age):
    return btyd.bgnbd_fit(frequency, recency, age).values

# %% answer="loglik"
def bgnbd_loglik(parameters, frequency, recency, age):
    return btyd.bgnbd_loglik(parameters, frequency, recency, age)

# %% answer="expected"
def expected_purchases(parameters, periods, frequency, recency, age):
    return btyd.expected_purchases(parameters, periods, frequency, recency, age)
