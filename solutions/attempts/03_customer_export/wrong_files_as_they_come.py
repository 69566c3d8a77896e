# vanilla: 14 isolated: 14
# from: right_pandas
# Returns the files in the order in which they were proposed.

# %% answer="desk"
def files_that_may_leave(records, files, k, at_most):
    good = []
    for name in files:
        size = records.groupby(files[name], dropna=False)["region"].transform("size")
        lost = records.assign(lost=size < k).groupby("region")["lost"].mean()
        if (lost <= at_most).all():
            good.append(name)
    return good
