# vanilla: 14 isolated: 14
# from: right_numpy
# Counts purchases, not customers who bought.

# %% answer="cohort"
def cohort_table(purchases, end):
    for name in ["customer", "date"]:
        if purchases[name].isnull().any():
            raise ValueError(f"missing {name}")
    months = purchases["date"].to_numpy().astype("datetime64[M]").astype(int)
    last = np.datetime64(end, "M").astype(int)
    if (end + pd.Timedelta(days=1)).month == end.month:
        last -= 1
    people, who = np.unique(purchases["customer"].to_numpy(), return_inverse=True)
    keep = months <= last
    who, months = who[keep], months[keep]
    if not len(months):
        return pd.DataFrame()
    first = np.full(len(people), 10**6)
    np.minimum.at(first, who, months)
    cohorts = np.unique(first[who])
    counts = np.zeros((len(cohorts), last - cohorts[0] + 1))
    pairs = np.stack([who, months])
    rows = np.searchsorted(cohorts, first[pairs[0]])
    np.add.at(counts, (rows, pairs[1] - first[pairs[0]]), 1)
    future = cohorts[:, None] + np.arange(counts.shape[1]) > last
    counts[future] = np.nan
    names = [str(np.datetime64(int(c), "M")) for c in cohorts]
    return pd.DataFrame(counts, index=names)
