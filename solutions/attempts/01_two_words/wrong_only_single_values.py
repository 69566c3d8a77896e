# vanilla: 14 isolated: 14
# from: right_pandas
# Compares with ==, so a list of values never works.

# %% answer="filter"
def filter_definitions(definitions, wanted):
    result = definitions
    for column, values in wanted.items():
        if column not in definitions:
            raise ValueError(f"{column} is not a column")
        result = result[result[column] == values]
    return result.reset_index(drop=True)
