# vanilla: 13 isolated: 13
# from: right_pandas
# reindex without a fill value: NaN where a zero belongs.

# %% answer="matrix"
def code_matrix(first, second, labels):
    if len(first) != len(second):
        raise ValueError(f"second has {len(second)} codes, not {len(first)}")
    pairs = pd.DataFrame({"a": list(first), "b": list(second)}, dtype=object).dropna()
    for column in pairs:
        wrong = pairs.loc[~pairs[column].isin(labels), column]
        if len(wrong):
            raise ValueError(f"not in the code book: {wrong.iloc[0]}")
    table = pd.crosstab(pairs["a"], pairs["b"])
    return table.reindex(index=labels, columns=labels)
