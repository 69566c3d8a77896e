# vanilla: 15 isolated: 15
# from: right_pandas
# Hands the two Series to crosstab, which matches them by index and not by place.

# %% answer="matrix"
def code_matrix(first, second, labels):
    if len(first) != len(second):
        raise ValueError("second has another length")
    first = first if isinstance(first, pd.Series) else pd.Series(list(first), dtype=object)
    second = second if isinstance(second, pd.Series) else pd.Series(list(second), dtype=object)
    for codes, others in ((first, second), (second, first)):
        for code, other in zip(codes, others):
            if not pd.isna(code) and not pd.isna(other) and code not in labels:
                raise ValueError(f"{code} is not a label")
    table = pd.crosstab(first, second)
    return table.reindex(index=labels, columns=labels, fill_value=0)
