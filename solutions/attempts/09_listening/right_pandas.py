# vanilla: 16 isolated: 16
# pandas wherever it goes: cut, value_counts, groupby, stack.

# %% answer="nps"
def nps(scores):
    given = pd.Series(list(scores), dtype=float).dropna()
    if given.empty or not given.isin(range(11)).all():
        raise ValueError("scores must be there, and whole numbers from 0 to 10")
    kind = pd.cut(given, [-1, 6, 8, 10], labels=["d", "passive", "p"]).value_counts(normalize=True)
    return float(kind["p"] - kind["d"])

# %% answer="error"
def nps_standard_error(scores):
    nps(scores)
    given = pd.Series(list(scores), dtype=float).dropna()
    votes = given.ge(9).astype(int) - given.le(6).astype(int)
    return float(votes.std(ddof=0) / len(votes) ** 0.5)


def sample_size(margin, promoters, detractors):
    checks = pd.Series({"margin": margin > 0, "promoters": promoters >= 0, "detractors": detractors >= 0})
    if not checks.all():
        raise ValueError(f"{checks.idxmin()} is out of range")
    if promoters + detractors > 1:
        raise ValueError("promoters and detractors exceed 1")
    variance = promoters * (1 - promoters) + detractors * (1 - detractors) + 2 * promoters * detractors
    return int(max(1, np.ceil(variance * (1.96 / margin) ** 2)))

# %% answer="difference"
def nps_difference(first, second, paired):
    scores = [nps(first), nps(second)]
    moved = scores[1] - scores[0]
    error = (nps_standard_error(first) ** 2 + nps_standard_error(second) ** 2) ** 0.5
    if paired:
        if len(first) != len(second):
            raise ValueError("paired waves: lengths differ")
        both = pd.DataFrame({"a": list(first), "b": list(second)}, dtype=float).dropna()
        if both.empty:
            raise ValueError("paired waves: nobody in both")
        votes = (both >= 9).astype(int) - (both <= 6).astype(int)
        change = votes["b"] - votes["a"]
        moved, error = change.mean(), change.std(ddof=0) / len(change) ** 0.5
    return {name: float(moved + step * error) for name, step in [("low", -1.96), ("difference", 0), ("high", 1.96)]}

# %% answer="response"
def response_time_survival(complaints, end):
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

# %% answer="desk"
def clinics_that_keep_waiting(complaints, end, days, share):
    known = complaints.query("received <= @end")
    open_after = {
        clinic: response_time_survival(log, end).loc[lambda c: c["days"] <= days, "open"].min()
        for clinic, log in known.groupby("clinic")
    }
    return sorted(clinic for clinic, still in open_after.items() if still > share)

# %% answer="weights"
def post_stratify(means, sizes):
    table = pd.concat([means.rename("mean"), sizes.rename("size")], axis=1)
    for name in table.index:
        if name not in means.index or name not in sizes.index:
            raise ValueError(f"{name}: only once")
    if table["size"].lt(0).any() or not table["size"].gt(0).any():
        raise ValueError("sizes make no population")
    table = table[table["size"] > 0]
    if table["mean"].isna().any():
        raise ValueError(f"{table['mean'].isna().idxmax()}: no answers")
    return float((table["mean"] * table["size"]).sum() / table["size"].sum())

# %% answer="gaps"
def servqual_gaps(expected, perceived, dimensions):
    if not expected.columns.sort_values().equals(perceived.columns.sort_values()) or len(expected) != len(perceived):
        raise ValueError("perceived doesn't match")
    for item in set(expected.columns) - set(dimensions):
        raise ValueError(f"{item} belongs nowhere")
    gap = perceived.reset_index(drop=True).astype(float) - expected.reset_index(drop=True).astype(float)
    long = gap.rename(columns=dimensions).T.stack(future_stack=True).rename_axis(["dimension", "person"])
    return long.groupby("dimension").agg(gap="mean", pairs="count").rename_axis(None)
