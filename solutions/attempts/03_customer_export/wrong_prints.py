# vanilla: 0 isolated: 0
# Prints the answers instead of returning them.

# %% answer="phone"
def normalise_phone(text):
    digits = re.sub("[^0-9]", "", str(text))
    print("+7" + digits[-10:])

# %% answer="pseudonym"
def pseudonymise(values, key):
    for value in values:
        print(hmac.new(key, str(value).encode(), "sha256").hexdigest()[:16])

# %% answer="k"
def k_anonymity(records, columns):
    print(records.groupby(columns).size().min())

# %% answer="l"
def l_diversity(records, columns, sensitive):
    print(records.groupby(columns)[sensitive].nunique().min())

# %% answer="desk"
def files_that_may_leave(records, files, k, at_most):
    for name in files:
        print(name, (records.groupby(files[name]).size() < k).mean())

# %% answer="retention"
def retention_due(records, rules, today):
    print(records["consent_withdrawn"] <= today)

# %% answer="minimise"
def minimise(records, purpose, needs, today):
    print(records[needs[purpose]])
