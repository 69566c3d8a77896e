# vanilla: 14 isolated: 14
# from: right_pandas
# reset_index without drop: the old index comes back as a column.

# %% answer="filter"
def filter_definitions(definitions, wanted):
    result = definitions
    for column, values in wanted.items():
        if column not in definitions:
            raise ValueError(f"{column} is not a column")
        if not isinstance(values, list):
            values = [values]
        result = result[result[column].notna() & result[column].isin(values)]
    return result.reset_index()
