# vanilla: 13 isolated: 13
# from: right_pandas
# Trusts groupby, which leaves out records with a missing value.

# %% answer="k"
def k_anonymity(records, columns):
    missing = set(columns) - set(records.columns)
    if missing:
        raise ValueError(f"no such column: {missing}")
    if records.empty:
        return 0
    if not columns:
        return len(records)
    return records.groupby(columns).size().loc[lambda sizes: sizes > 0].min()

# %% answer="l"
def l_diversity(records, columns, sensitive):
    missing = {*columns, sensitive} - set(records.columns)
    if missing:
        raise ValueError(f"no such column: {missing}")
    if records.empty:
        return 0
    keys = columns if columns else (lambda label: 0)
    return records.reset_index(drop=True).groupby(keys)[sensitive].nunique(dropna=False).min()

# %% answer="desk"
def files_that_may_leave(records, files, k, at_most):
    good = []
    for name in sorted(files):
        size = records.groupby(files[name])["region"].transform("size")
        lost = records.assign(lost=size < k).groupby("region")["lost"].mean()
        if (lost <= at_most).all():
            good.append(name)
    return good
