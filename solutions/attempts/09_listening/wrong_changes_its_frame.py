# vanilla: 15 isolated: 15
# from: right_pandas
# Fills the missing answers of the frame it was given.

# %% answer="response"
def response_time_survival(complaints, end):
    complaints["days"] = (complaints["answered"].fillna(end) - complaints["received"]).dt.days
    log = complaints[["received", "answered"]].reset_index(drop=True)
    if log["received"].isna().any():
        raise ValueError("received has gaps")
    if log["answered"].lt(log["received"]).any():
        raise ValueError("answered is earlier than its complaint")
    log = log[log["received"] <= end]
    if log.empty:
        raise ValueError("received: nothing up to the end")
    log = log.assign(seen=log["answered"] <= end)
    log["days"] = (log["answered"].where(log["seen"]).fillna(end) - log["received"]).dt.days
    table = log.groupby("days")["seen"].agg(["size", "sum"])
    if 0 not in table.index:
        table.loc[0] = [0, 0]
    table = table.sort_index()
    waiting = table["size"][::-1].cumsum()[::-1]
    return pd.DataFrame(
        {
            "days": table.index,
            "waiting": waiting.to_numpy(),
            "answered": table["sum"].to_numpy(),
            "open": (1 - table["sum"] / waiting).cumprod().to_numpy(),
        }
    )
