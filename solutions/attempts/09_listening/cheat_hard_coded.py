# vanilla: 0 isolated: 0
# Returns the tables and numbers of the examples.

# %% answer="nps"
def nps(scores):
    return 1 / 3

# %% answer="error"
def nps_standard_error(scores):
    return 0.3042903


def sample_size(margin, promoters, detractors):
    return 854

# %% answer="difference"
def nps_difference(first, second, paired):
    return {"difference": 0.25, "low": -0.17435245, "high": 0.67435245}

# %% answer="response"
def response_time_survival(complaints, end):
    return pd.DataFrame({"days": [0, 2, 5], "waiting": [3, 3, 1], "answered": [0, 1, 1], "open": [1, 2 / 3, 0]})

# %% answer="desk"
def clinics_that_keep_waiting(complaints, end, days, share):
    return ["North Gate", "Station"]

# %% answer="weights"
def post_stratify(means, sizes):
    return 0.25

# %% answer="gaps"
def servqual_gaps(expected, perceived, dimensions):
    return pd.DataFrame({"gap": [-3, -0.5], "pairs": [1, 2]}, index=["reliability", "tangibles"])
