# vanilla: 14 isolated: 14
# from: right_pandas
# Puts the second coder into the rows.

# %% answer="matrix"
def code_matrix(first, second, labels):
    if len(first) != len(second):
        raise ValueError(f"second has {len(second)} codes, not {len(first)}")
    pairs = pd.DataFrame({"a": list(first), "b": list(second)}, dtype=object).dropna()
    for column in pairs:
        wrong = pairs.loc[~pairs[column].isin(labels), column]
        if len(wrong):
            raise ValueError(f"not in the code book: {wrong.iloc[0]}")
    table = pd.crosstab(pairs["b"], pairs["a"])
    return table.reindex(index=labels, columns=labels, fill_value=0)
