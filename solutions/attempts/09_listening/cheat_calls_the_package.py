# vanilla: 13 isolated: 0
# from: right_numpy
# Hands the work to the package's own functions.

# %% answer="nps"
from centricity.models import response, survey


def nps(scores):
    return survey.nps(list(scores))

# %% answer="error"
def nps_standard_error(scores):
    return survey.nps_error(list(scores))


def sample_size(margin, promoters, detractors):
    return survey.sample_size(margin, promoters + detractors - (promoters - detractors) ** 2)

# %% answer="difference"
def nps_difference(first, second, paired):
    found = survey.nps_difference(list(first), list(second), paired)
    return {name: found[name] for name in ("difference", "low", "high")}

# %% answer="response"
def response_time_survival(complaints, end):
    curve = response.response_time_survival(complaints, end)[["time", "at_risk", "left", "survival"]]
    return curve.set_axis(["days", "waiting", "answered", "open"], axis=1)

# %% answer="weights"
def post_stratify(means, sizes):
    return survey.post_stratify(means, sizes)

# %% answer="gaps"
def servqual_gaps(expected, perceived, dimensions):
    return survey.servqual_gaps(expected, perceived[expected.columns], dimensions)
