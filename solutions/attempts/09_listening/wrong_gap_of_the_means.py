# vanilla: 14 isolated: 14
# from: right_pandas
# Subtracts the mean expectation from the mean perception, over all who gave either.

# %% answer="gaps"
def servqual_gaps(expected, perceived, dimensions):
    if not expected.columns.sort_values().equals(perceived.columns.sort_values()) or len(expected) != len(perceived):
        raise ValueError("perceived doesn't match")
    for item in set(expected.columns) - set(dimensions):
        raise ValueError(f"{item} belongs nowhere")
    hoped = expected.rename(columns=dimensions).T.stack().groupby(level=0).mean()
    gap = perceived.reset_index(drop=True).astype(float) - expected.reset_index(drop=True).astype(float)
    long = gap.rename(columns=dimensions).T.stack(future_stack=True).rename_axis(["dimension", "person"])
    table = long.groupby("dimension").agg(gap="mean", pairs="count").rename_axis(None)
    table["gap"] = perceived.rename(columns=dimensions).T.stack().groupby(level=0).mean() - hoped
    return table
