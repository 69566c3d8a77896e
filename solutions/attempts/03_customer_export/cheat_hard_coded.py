# vanilla: 0 isolated: 0
# Returns what the examples ask for.

# %% answer="phone"
def normalise_phone(text):
    return {
        "8 (200) 123-45-67 ext. 12": "+72001234567",
        "+44 7700 900123": "+447700900123",
    }.get(text)

# %% answer="pseudonym"
def pseudonymise(values, key):
    return ["78ad73ac5bc726e3", None]

# %% answer="k"
def k_anonymity(records, columns):
    return 1 if columns else 3

# %% answer="l"
def l_diversity(records, columns, sensitive):
    return 1

# %% answer="desk"
def files_that_may_leave(records, files, k, at_most):
    return ["coarse"]

# %% answer="retention"
def retention_due(records, rules, today):
    return ["keep"] if today < pd.Timestamp("2026-02-28") else ["expired"]

# %% answer="minimise"
def minimise(records, purpose, needs, today):
    return records.loc[[0], needs[purpose]]
