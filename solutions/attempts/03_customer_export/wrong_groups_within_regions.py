# vanilla: 15 isolated: 15
# from: right_pandas
# Adds the region to the columns, so that no group reaches over regions.

# %% answer="desk"
def files_that_may_leave(records, files, k, at_most):
    good = []
    for name in sorted(files):
        size = records.groupby([*files[name], records["region"].rename("r")], dropna=False)["region"].transform("size")
        lost = records.assign(lost=size < k).groupby("region")["lost"].mean()
        if (lost <= at_most).all():
            good.append(name)
    return good
