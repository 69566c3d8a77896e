# vanilla: 14 isolated: 14
# from: right_pandas
# Takes the mean of the items' gaps, so that an item with few pairs weighs as much as the others.

# %% answer="gaps"
def servqual_gaps(expected, perceived, dimensions):
    if not expected.columns.sort_values().equals(perceived.columns.sort_values()) or len(expected) != len(perceived):
        raise ValueError("perceived doesn't match")
    for item in set(expected.columns) - set(dimensions):
        raise ValueError(f"{item} belongs nowhere")
    gap = perceived.reset_index(drop=True).astype(float) - expected.reset_index(drop=True).astype(float)
    items = gap.agg(["mean", "count"]).T.groupby(dimensions)
    return pd.DataFrame({"gap": items["mean"].mean(), "pairs": items["count"].sum()}).rename_axis(None)
