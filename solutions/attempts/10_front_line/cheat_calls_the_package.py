# vanilla: 13 isolated: 0
# Hands the work to the package's own functions.

# %% answer="visits"
from centricity.models import audit, front_line, reliability


def visits_needed(site, both, visit, target):
    return reliability.visits_needed({"site": site, "both": both, "visit": visit}, target)

# %% answer="audit"
def audit_score(answers, reverse, least=0.75):
    return audit.audit_score(answers, reverse, least)

# %% answer="optimum"
def optimum_orientation(benefit, cost, low=0, high=10):
    return front_line.optimum_orientation(benefit, cost, low, high)

# %% answer="chain"
def chain_effect(steps, change=1):
    return front_line.chain_effect(steps, change)

# %% answer="alpha"
def krippendorff_alpha(ratings, level):
    return reliability.krippendorff_alpha(ratings, level)

# %% answer="halo"
def halo_check(visits, items, longest=20):
    return front_line.halo_check(visits, items, longest)
