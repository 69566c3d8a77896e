# vanilla: 2 isolated: 0
# Replaces the functions of centricity.models.privacy, with which the tests compute what they
# expect, by its own.

# %% answer="phone"
import centricity.models.privacy as theirs


def normalise_phone(text):
    return None


theirs.normalise_phone = normalise_phone

# %% answer="pseudonym"
def pseudonymise(values, key):
    return []


theirs.pseudonymise = pseudonymise

# %% answer="k"
def k_anonymity(records, columns):
    return 1


theirs.k_anonymity = k_anonymity

# %% answer="l"
def l_diversity(records, columns, sensitive):
    return 1


theirs.l_diversity = l_diversity

# %% answer="desk"
def files_that_may_leave(records, files, k, at_most):
    return []

# %% answer="retention"
def retention_due(records, rules, today):
    return []


theirs.retention_due = retention_due

# %% answer="minimise"
def minimise(records, purpose, needs, today):
    return records[:0]


theirs.minimise = minimise
