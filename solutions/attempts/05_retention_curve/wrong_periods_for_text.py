# vanilla: 13 isolated: 13
# from: right_pandas
# Leaves the cohorts as periods, where text is asked for.

# %% answer="cohort"
def cohort_table(purchases, end):
    for column in ["customer", "date"]:
        if purchases[column].isna().sum() > 0:
            raise ValueError(column)
    data = pd.DataFrame({"customer": purchases["customer"], "month": purchases["date"].dt.to_period("M")})
    last = end.to_period("M")
    if end.normalize() != last.end_time.normalize():
        last = last - 1
    data = data[data["month"] <= last].drop_duplicates()
    if len(data) == 0:
        return data.iloc[:0]
    data["cohort"] = data["customer"].map(data.groupby("customer")["month"].min())
    table = data.pivot_table(index="cohort", columns="month", values="customer", aggfunc="nunique")
    rows = {}
    for cohort in table.index:
        months = pd.period_range(cohort, last, freq="M")
        row = table.loc[cohort].reindex(months).fillna(0).to_numpy()
        rows[cohort] = pd.Series(row)
    return pd.DataFrame(rows).T
