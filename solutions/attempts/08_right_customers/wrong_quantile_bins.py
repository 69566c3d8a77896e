# vanilla: 14 isolated: 14
# from: right_numpy
# Cuts each column with qcut and drops the doubled edges: fewer scores, and other ones.

# %% answer="rfm"
def rfm_scores(table, bins=5):
    found = pd.DataFrame(index=table.index)
    for column in ("recency", "frequency", "monetary"):
        values = table[column]
        bad = values[~(values >= 0)]
        if len(bad):
            raise ValueError(f"{column}: {bad.iloc[0]}")
        worth = -values if column == "recency" else values
        found[column] = pd.qcut(worth, bins, labels=False, duplicates="drop") + 1
    return found
