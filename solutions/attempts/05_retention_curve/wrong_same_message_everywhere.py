# vanilla: 11 isolated: 11
# from: right_numpy
# Refuses everything it should, always with the words "Invalid input": nothing is named.

# %% answer="cohort"
def cohort_table(purchases, end):
    for name in ["customer", "date"]:
        if purchases[name].isnull().any():
            raise ValueError("Invalid input")
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
    pairs = np.unique(np.stack([who, months]), axis=1)
    rows = np.searchsorted(cohorts, first[pairs[0]])
    np.add.at(counts, (rows, pairs[1] - first[pairs[0]]), 1)
    future = cohorts[:, None] + np.arange(counts.shape[1]) > last
    counts[future] = np.nan
    names = [str(np.datetime64(int(c), "M")) for c in cohorts]
    return pd.DataFrame(counts, index=names)

# %% answer="km"
def kaplan_meier(durations, observed):
    t = np.array(durations, dtype=float)
    e = np.array(observed).astype(int)
    if t.size != e.size or t.size == 0 or np.isnan(t).any() or t.min() < 0:
        raise ValueError("Invalid input")
    times = np.unique(np.concatenate([[0.0], t]))
    at_risk = (t[:, None] >= times).sum(axis=0)
    left = ((t[:, None] == times) * e[:, None]).sum(axis=0)
    return pd.DataFrame(
        {"time": times, "at_risk": at_risk, "left": left, "survival": np.cumprod(1 - left / at_risk)}
    )

# %% answer="rates"
def retention_rates(survivors):
    s = np.array(survivors, dtype=float)
    if (s < 0).any() or (np.diff(s) > 0).any():
        raise ValueError("Invalid input")
    rates = np.full(len(s) - 1, np.nan)
    np.divide(s[1:], s[:-1], out=rates, where=s[:-1] > 0)
    return rates

# %% answer="mix"
def mix_decomposition(before, after):
    names = np.union1d(before["segment"], after["segment"])
    shares, rates = [], []
    for period in (before, after):
        table = period.set_index("segment").reindex(names).fillna(0)
        total = table["customers"].sum()
        if total == 0:
            raise ValueError("Invalid input")
        n = table["customers"].to_numpy(dtype=float)
        shares.append(n / total)
        rates.append(np.divide(table["stayed"], n, out=np.full(len(n), np.nan), where=n > 0))
    for one, other in ((0, 1), (1, 0)):
        rates[one] = np.where(np.isnan(rates[one]), rates[other], rates[one])
    return {
        "rates": float(np.mean(shares, axis=0) @ (rates[1] - rates[0])),
        "mix": float(np.mean(rates, axis=0) @ (shares[1] - shares[0])),
    }

# %% answer="rmean"
def restricted_mean(time, survival, horizon):
    t, s = np.array(time, dtype=float), np.array(survival, dtype=float)
    if horizon <= 0 or (horizon > t[-1] and s[-1] > 0):
        raise ValueError("Invalid input")
    before = t < horizon
    return float(s[before] @ np.diff(np.append(t[before], horizon)))
