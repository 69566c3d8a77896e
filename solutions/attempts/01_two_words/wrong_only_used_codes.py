# vanilla: 13 isolated: 13
# from: right_pandas
# crosstab without reindex: codes that nobody used have no row and no column, and the order is alphabetical.

# %% answer="matrix"
def code_matrix(first, second, labels):
    if len(first) != len(second):
        raise ValueError(f"second has {len(second)} codes, not {len(first)}")
    pairs = pd.DataFrame({"a": list(first), "b": list(second)}, dtype=object).dropna()
    for column in pairs:
        wrong = pairs.loc[~pairs[column].isin(labels), column]
        if len(wrong):
            raise ValueError(f"not in the code book: {wrong.iloc[0]}")
    return pd.crosstab(pairs["a"], pairs["b"])
