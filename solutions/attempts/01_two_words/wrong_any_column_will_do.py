# vanilla: 15 isolated: 15
# from: right_pandas
# A row fits if one of the columns does: or instead of and.

# %% answer="filter"
def filter_definitions(definitions, wanted):
    fits = pd.Series(len(wanted) == 0, index=definitions.index)
    for column, values in wanted.items():
        if column not in definitions:
            raise ValueError(f"{column} is not a column")
        if not isinstance(values, list):
            values = [values]
        fits = fits | (definitions[column].isin(values) & definitions[column].notna())
    return definitions[fits].reset_index(drop=True)
