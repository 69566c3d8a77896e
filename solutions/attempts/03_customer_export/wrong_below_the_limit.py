# vanilla: 14 isolated: 14
# from: right_pandas
# Reads at most as less than.

# %% answer="desk"
def files_that_may_leave(records, files, k, at_most):
    good = []
    for name in sorted(files):
        size = records.groupby(files[name], dropna=False)["region"].transform("size")
        lost = records.assign(lost=size < k).groupby("region")["lost"].mean()
        if (lost < at_most).all():
            good.append(name)
    return good
