# vanilla: 12 isolated: 0
# Hands the work to the package's own functions. Its group measures refuse an empty table, so two
# cells see through it even in one process.

# %% answer="phone"
from centricity.models import privacy as answers


def normalise_phone(text):
    return answers.normalise_phone(text)

# %% answer="pseudonym"
def pseudonymise(values, key):
    return answers.pseudonymise(values, key)

# %% answer="k"
def k_anonymity(records, columns):
    return answers.k_anonymity(records, columns)

# %% answer="l"
def l_diversity(records, columns, sensitive):
    return answers.l_diversity(records, columns, sensitive)

# %% answer="desk"
def files_that_may_leave(records, files, k, at_most):
    return ["coarse"]

# %% answer="retention"
def retention_due(records, rules, today):
    return answers.retention_due(records, rules, today)

# %% answer="minimise"
def minimise(records, purpose, needs, today):
    return answers.minimise(records, purpose, needs, today)
