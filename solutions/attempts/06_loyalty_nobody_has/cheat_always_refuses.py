# vanilla: 0 isolated: 0
# Answers everything with a ValueError that names every parameter.

# %% answer="retention"
def sbg_retention(alpha, beta, year):
    raise ValueError("alpha beta year surviving year 3 discount renewal rate years")

# %% answer="survival"
def sbg_survival(alpha, beta, year):
    raise ValueError("alpha beta year surviving year 3 discount renewal rate years")

# %% answer="fit"
def sbg_fit(surviving):
    raise ValueError("alpha beta year surviving year 3 discount renewal rate years")

# %% answer="residual"
def residual_lifetime(alpha, beta, discount, renewal):
    raise ValueError("alpha beta year surviving year 3 discount renewal rate years")

# %% answer="mean"
def mean_lifetime(alpha, beta):
    raise ValueError("alpha beta year surviving year 3 discount renewal rate years")

# %% answer="desk"
def offers_that_pay(cohorts, margin, cost, discount):
    raise ValueError("alpha beta year surviving year 3 discount renewal rate years")

# %% answer="naive"
def naive_gap(surviving, discount, rate):
    raise ValueError("alpha beta year surviving year 3 discount renewal rate years")

# %% answer="forecast"
def forecast_error(surviving, years):
    raise ValueError("alpha beta year surviving year 3 discount renewal rate years")
