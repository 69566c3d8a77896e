# vanilla: 15 isolated: 15
# from: right_pandas
# Lets pandas complain about an unknown column: a KeyError where a ValueError is asked for.

# %% answer="filter"
def filter_definitions(definitions, wanted):
    result = definitions
    for column, values in wanted.items():
        if not isinstance(values, list):
            values = [values]
        result = result[result[column].notna() & result[column].isin(values)]
    return result.reset_index(drop=True)
