# vanilla: 16 isolated: 0
# from: right_loops
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

# %% answer="halo"
from centricity.models import halo as package_halo


def halo_ratio(margins, outcome, strength):
    return package_halo.halo_ratio(margins, outcome, strength)

# %% answer="unsupported"
from centricity.models import claims as package_claims


def unsupported_claims(claims, links):
    return package_claims.unsupported_claims(claims, links)
