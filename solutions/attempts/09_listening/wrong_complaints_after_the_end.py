# vanilla: 13 isolated: 13
# from: right_pandas
# Keeps complaints that came after the last day observed, with negative waits.

# %% answer="response"
def response_time_survival(complaints, end):
    log = complaints[["received", "answered"]].reset_index(drop=True)
    if log["received"].isna().any():
        raise ValueError("received has gaps")
    if log["answered"].lt(log["received"]).any():
        raise ValueError("answered is earlier than its complaint")
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

# %% answer="desk"
def clinics_that_keep_waiting(complaints, end, days, share):
    known = complaints
    open_after = {
        clinic: response_time_survival(log, end).loc[lambda c: c["days"] <= days, "open"].min()
        for clinic, log in known.groupby("clinic")
    }
    return sorted(clinic for clinic, still in open_after.items() if still > share)
