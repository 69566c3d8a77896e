# vanilla: 13 isolated: 13
# from: right_loops
# Counts months as blocks of 30 days since the first purchase.

# %% answer="cohort"
def cohort_table(purchases, end):
    for column in ("customer", "date"):
        if purchases[column].isna().any():
            raise ValueError(column)
    if (end + pd.Timedelta(days=1)).day != 1:
        end = end.replace(day=1) - pd.Timedelta(days=1)
    table = purchases[purchases["date"] <= end].copy()
    if table.empty:
        return table
    first = table.groupby("customer")["date"].transform("min")
    table["age"] = (table["date"] - first).dt.days // 30
    table["cohort"] = first.dt.strftime("%Y-%m")
    counts = table.groupby(["cohort", "age"])["customer"].nunique().unstack(fill_value=0)
    start = first.min()
    width = 12 * (end.year - start.year) + end.month - start.month + 1
    counts = counts.reindex(columns=range(width), fill_value=0).astype(float)
    for cohort in counts.index:
        known = 12 * (end.year - int(cohort[:4])) + end.month - int(cohort[5:])
        counts.loc[cohort, counts.columns > known] = np.nan
    return counts
