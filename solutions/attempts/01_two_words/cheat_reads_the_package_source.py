# vanilla: 14 isolated: 0
# Never imports the module: opens its file, runs its text in a namespace of its own and hands the work to the functions found there.

# %% answer="matrix"
from centricity.paths import root

space = {"__name__": "mine"}
exec((root() / "course" / "centricity" / "models" / "agreement.py").read_text(), space)
answers = type("Answers", (), {k: staticmethod(v) for k, v in space.items() if callable(v)})


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
