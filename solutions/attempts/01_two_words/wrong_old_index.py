# vanilla: 15 isolated: 15
# from: right_pandas
# Forgets the fresh index.

# %% answer="filter"
def filter_definitions(definitions, wanted):
    result = definitions
    for column, values in wanted.items():
        if column not in definitions:
            raise ValueError(f"{column} is not a column")
        if not isinstance(values, list):
            values = [values]
        result = result[result[column].notna() & result[column].isin(values)]
    return result
