# vanilla: 2 isolated: 0
# Replaces the package's functions, with which the tests compute what they expect, by its own,
# which return the examples.

# %% answer="relative"
from centricity.models import claims, comparison, halo, survey

comparison.relative_and_points = lambda *args: (0.6, 3.0)
comparison.mixture_share = lambda *args: 0.4667
survey.wilson_interval = lambda *args: (0.49016, 0.94332)
survey.recode_top_box = lambda counts, rule: {"top-box": 0.2, "top-two": 0.5, "above-middle": 0.6}[rule]
halo.halo_ratio = lambda *args: 2.0138
claims.unsupported_claims = lambda *args: ["blog", "leaflet", "magazine"]


def relative_and_points(old, new):
    return 0.6, 3.0

# %% answer="wilson"
def wilson_interval(successes, n, z=1.96):
    return 0.49016, 0.94332

# %% answer="mixture"
def mixture_share(total, inside, outside):
    return 0.4667

# %% answer="topbox"
def recode_top_box(counts, rule):
    return {"top-box": 0.2, "top-two": 0.5, "above-middle": 0.6}[rule]

# %% answer="desk"
def clinics_that_may_claim(survey, share, z=1.96):
    return ["Bridge Street", "Hillside"]

# %% answer="halo"
def halo_ratio(margins, outcome, strength):
    return 2.0138

# %% answer="unsupported"
def unsupported_claims(claims, links):
    return ["blog", "leaflet", "magazine"]
