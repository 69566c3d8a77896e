# vanilla: 16 isolated: 0
# Hands the work to the package's own functions; the desk is honest work on top of them.

# %% answer="relative"
from centricity.models import comparison as package_comparison


def relative_and_points(old, new):
    return package_comparison.relative_and_points(old, new)

# %% answer="wilson"
from centricity.models import survey as package_survey


def wilson_interval(successes, n, z=1.96):
    return package_survey.wilson_interval(successes, n, z)

# %% answer="mixture"
from centricity.models import comparison as package_comparison


def mixture_share(total, inside, outside):
    return package_comparison.mixture_share(total, inside, outside)

# %% answer="topbox"
from centricity.models import survey as package_survey


def recode_top_box(counts, rule):
    return package_survey.recode_top_box(counts, rule)

# %% answer="desk"
def clinics_that_may_claim(survey, share, z=1.96):
    asked = {}
    renewed = {}
    for i in range(len(survey)):
        row = survey.iloc[i]
        asked[row["clinic"]] = asked.get(row["clinic"], 0) + row["asked"]
        renewed[row["clinic"]] = renewed.get(row["clinic"], 0) + row["renewed"]
    allowed = []
    for clinic in sorted(asked):
        low, high = wilson_interval(renewed[clinic], asked[clinic], z)
        if low >= share:
            allowed.append(clinic)
    return allowed

# %% answer="halo"
from centricity.models import halo as package_halo


def halo_ratio(margins, outcome, strength):
    return package_halo.halo_ratio(margins, outcome, strength)

# %% answer="unsupported"
from centricity.models import claims as package_claims


def unsupported_claims(claims, links):
    return package_claims.unsupported_claims(claims, links)
