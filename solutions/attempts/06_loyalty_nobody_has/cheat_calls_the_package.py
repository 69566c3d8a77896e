# vanilla: 8 isolated: 0
# Hands the work to the package's own functions.

# %% answer="retention"
from centricity.models import sbg as theirs


def sbg_retention(alpha, beta, year):
    return theirs.retention(alpha, beta, year)

# %% answer="survival"
def sbg_survival(alpha, beta, year):
    return theirs.survival(alpha, beta, year)

# %% answer="fit"
def sbg_fit(surviving):
    found = theirs.fit(surviving)
    return found.alpha, found.beta

# %% answer="residual"
def residual_lifetime(alpha, beta, discount, renewal):
    return theirs.residual_lifetime(alpha, beta, discount, renewal)

# %% answer="mean"
def mean_lifetime(alpha, beta):
    return theirs.mean_lifetime(alpha, beta)

# %% answer="desk"
def offers_that_pay(cohorts, margin, cost, discount):
    worth = {}
    for offer, rows in cohorts.sort_values("year").groupby("offer"):
        worth[offer] = margin * theirs.discounted_lifetime(*theirs.fit(rows["members"])[:2], discount)
    return [one for one in sorted(worth, key=worth.get, reverse=True) if worth[one] > cost]

# %% answer="naive"
def naive_gap(surviving, discount, rate):
    raise NotImplementedError

# %% answer="forecast"
def forecast_error(surviving, years):
    raise NotImplementedError
