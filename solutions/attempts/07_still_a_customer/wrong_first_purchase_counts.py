# vanilla: 11 isolated: 11
# from: right_pandas
# Counts the first purchase as a repeat, as segmentation does; everything that builds on the
# frequency suffers.

# %% answer="summary"
def purchase_summary(purchases, end, days):
    for column in ("customer", "date"):
        if column not in purchases:
            raise ValueError(f"no column {column}")
    if purchases["date"].isna().any():
        raise ValueError("date is missing in a row")
    end = pd.Timestamp(end)
    seen = purchases[purchases["date"] <= end].drop_duplicates(["customer", "date"])
    if len(seen) == 0:
        raise ValueError("nobody bought by end")
    by = seen.groupby("customer")["date"]
    first, last = by.min(), by.max()
    return pd.DataFrame(
        {
            "frequency": by.size(),
            "recency": (last - first) / pd.Timedelta(days=days),
            "age": (end - first) / pd.Timedelta(days=days),
        }
    )
