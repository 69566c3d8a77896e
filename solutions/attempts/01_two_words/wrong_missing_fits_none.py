# vanilla: 15 isolated: 15
# from: right_pandas
# isin([None]) says yes to a missing cell.

# %% answer="filter"
def filter_definitions(definitions, wanted):
    result = definitions
    for column, values in wanted.items():
        if column not in definitions:
            raise ValueError(f"{column} is not a column")
        if not isinstance(values, list):
            values = [values]
        result = result[result[column].isin(values)]
    return result.reset_index(drop=True)
