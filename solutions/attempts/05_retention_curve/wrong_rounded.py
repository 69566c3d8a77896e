# vanilla: 9 isolated: 9
# from: right_numpy
# Rounds to two digits, as in the tables of the text.

# %% answer="km"
def kaplan_meier(durations, observed):
    t = np.array(durations, dtype=float)
    e = np.array(observed).astype(int)
    if t.size != e.size or t.size == 0 or np.isnan(t).any() or t.min() < 0:
        raise ValueError("bad durations")
    times = np.unique(np.concatenate([[0.0], t]))
    at_risk = (t[:, None] >= times).sum(axis=0)
    left = ((t[:, None] == times) * e[:, None]).sum(axis=0)
    return pd.DataFrame(
        {"time": times, "at_risk": at_risk, "left": left, "survival": np.cumprod(1 - left / at_risk).round(2)}
    )

# %% answer="rates"
def retention_rates(survivors):
    s = np.array(survivors, dtype=float)
    if (s < 0).any() or (np.diff(s) > 0).any():
        raise ValueError("survivors must fall")
    rates = np.full(len(s) - 1, np.nan)
    np.divide(s[1:], s[:-1], out=rates, where=s[:-1] > 0)
    return rates.round(2)

# %% answer="mix"
def mix_decomposition(before, after):
    names = np.union1d(before["segment"], after["segment"])
    shares, rates = [], []
    for period in (before, after):
        table = period.set_index("segment").reindex(names).fillna(0)
        total = table["customers"].sum()
        if total == 0:
            raise ValueError("no customers")
        n = table["customers"].to_numpy(dtype=float)
        shares.append(n / total)
        rates.append(np.divide(table["stayed"], n, out=np.full(len(n), np.nan), where=n > 0))
    for one, other in ((0, 1), (1, 0)):
        rates[one] = np.where(np.isnan(rates[one]), rates[other], rates[one])
    return {
        "rates": float(np.mean(shares, axis=0) @ (rates[1] - rates[0]).round(2)),
        "mix": float(np.mean(rates, axis=0) @ (shares[1] - shares[0]).round(2)),
    }

# %% answer="rmean"
def restricted_mean(time, survival, horizon):
    t, s = np.array(time, dtype=float), np.array(survival, dtype=float)
    if horizon <= 0 or (horizon > t[-1] and s[-1] > 0):
        raise ValueError(f"horizon can't be {horizon}")
    before = t < horizon
    return round(float(s[before] @ np.diff(np.append(t[before], horizon))), 2)
