# vanilla: 14 isolated: 14
# from: right_pandas
# Works on the frame it was given; the caller finds a new column in it.

# %% answer="summary"
def purchase_summary(purchases, end, days):
    for column in ("customer", "date"):
        if column not in purchases:
            raise ValueError(f"no column {column}")
    if purchases["date"].isna().any():
        raise ValueError("date is missing in a row")
    end = pd.Timestamp(end)
    purchases["day"] = purchases["date"].dt.normalize()
    seen = purchases[purchases["day"] <= end].drop_duplicates(["customer", "day"])
    if len(seen) == 0:
        raise ValueError("nobody bought by end")
    by = seen.groupby("customer")["date"]
    first, last = by.min(), by.max()
    return pd.DataFrame(
        {
            "frequency": by.size() - 1,
            "recency": (last - first) / pd.Timedelta(days=days),
            "age": (end - first) / pd.Timedelta(days=days),
        }
    )
