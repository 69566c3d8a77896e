# vanilla: 14 isolated: 14
# from: right_pandas
# Compares the share lost in the whole table: the centricity desk's rule, and a small region
# disappears in it.

# %% answer="desk"
def files_that_may_leave(records, files, k, at_most):
    sizes = {name: records.groupby(columns, dropna=False)["region"].transform("size") for name, columns in files.items()}
    return sorted(name for name, size in sizes.items() if (size < k).mean() <= at_most)
