# vanilla: 14 isolated: 14
# from: right_pandas
# Resets the index of the frame it was given and drops rows from it in place.

# %% answer="filter"
def filter_definitions(definitions, wanted):
    for column, values in wanted.items():
        if column not in definitions:
            raise ValueError(f"{column} is not a column")
    for column, values in wanted.items():
        if not isinstance(values, list):
            values = [values]
        definitions.reset_index(drop=True, inplace=True)
        bad = ~(definitions[column].notna() & definitions[column].isin(values))
        if len(definitions) < 13:
            definitions.drop(index=definitions.index[bad], inplace=True)
        else:
            definitions = definitions[~bad]
    return definitions.reset_index(drop=True)
