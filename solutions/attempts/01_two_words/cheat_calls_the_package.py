# vanilla: 14 isolated: 0
# Hands the work to the package's own functions, and skips the question that it has none for.

# %% answer="matrix"
from centricity.models import agreement as answers


def code_matrix(first, second, labels):
    return answers.code_matrix(first, second, labels)

# %% answer="agree"
def percent_agreement(first, second):
    return answers.percent_agreement(first, second)

# %% answer="kappa"
def cohen_kappa(first, second):
    return answers.cohen_kappa(first, second)

# %% answer="desk"
def clinics_to_revisit(codes, least):
    kappas = {c: answers.cohen_kappa(p["first"], p["second"]) for c, p in codes.groupby("clinic")}
    return sorted(c for c, k in kappas.items() if not k >= least)

# %% answer="overlap"
def jaccard_overlaps(lists):
    return answers.jaccard_overlaps(lists)

# %% answer="prevalence"
def kappa_under_prevalence(prevalence, accuracy):
    return answers.kappa_under_prevalence(prevalence, accuracy)
