# vanilla: 0 isolated: 0
# Prints the answers instead of returning them.

# %% answer="matrix"
def code_matrix(first, second, labels):
    print(pd.crosstab(pd.Series(first), pd.Series(second)))

# %% answer="agree"
def percent_agreement(first, second):
    print(sum(a == b for a, b in zip(first, second)) / len(first))

# %% answer="kappa"
def cohen_kappa(first, second):
    print("kappa", percent_agreement(first, second))

# %% answer="filter"
def filter_definitions(definitions, wanted):
    for column, value in wanted.items():
        print(definitions[definitions[column] == value])

# %% answer="desk"
def clinics_to_revisit(codes, least):
    for clinic in codes["clinic"].unique():
        print(clinic)

# %% answer="overlap"
def jaccard_overlaps(lists):
    for a in lists:
        for b in lists:
            print(a, b, len(set(lists[a]) & set(lists[b])) / len(set(lists[a]) | set(lists[b])))

# %% answer="prevalence"
def kappa_under_prevalence(prevalence, accuracy):
    print(accuracy**2 + (1 - accuracy) ** 2)
