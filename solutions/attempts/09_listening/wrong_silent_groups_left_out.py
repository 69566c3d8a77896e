# vanilla: 15 isolated: 15
# from: right_pandas
# Leaves out a group in which nobody answered, as if it didn't exist.

# %% answer="weights"
def post_stratify(means, sizes):
    table = pd.concat([means.rename("mean"), sizes.rename("size")], axis=1)
    for name in table.index:
        if name not in means.index or name not in sizes.index:
            raise ValueError(f"{name}: only once")
    if table["size"].lt(0).any() or not table["size"].gt(0).any():
        raise ValueError("sizes make no population")
    table = table[table["size"] > 0]
    table = table.dropna()
    return float((table["mean"] * table["size"]).sum() / table["size"].sum())
