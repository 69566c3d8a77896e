# vanilla: 16 isolated: 16
# Another idea: takes the customers off the curve one by one, leavers first, and adds the area up by layers instead of columns.

# %% answer="cohort"
from collections import Counter


def cohort_table(purchases, end):
    for column in ("date", "customer"):
        if purchases[column].hasnans if hasattr(purchases[column], "hasnans") else False:
            raise ValueError("no " + column)
    number = lambda day: day.year * 12 + day.month
    last = number(end + pd.Timedelta(days=1)) - 1
    visits = {(c, number(d)) for c, d in zip(purchases["customer"], purchases["date"])}
    visits = {(c, m) for c, m in visits if m <= last}
    first = {}
    for c, m in visits:
        first[c] = min(m, first.get(c, m))
    cells = Counter((first[c], m - first[c]) for c, m in visits)
    cohorts = sorted(set(first.values()))
    if not cohorts:
        return pd.DataFrame(index=[])
    ages = range(last - cohorts[0] + 1)
    name = lambda m: f"{(m - 1) // 12}-{(m - 1) % 12 + 1:02}"
    columns = {a: [cells[c, a] if c + a <= last else np.nan for c in cohorts] for a in ages}
    return pd.DataFrame(columns, index=[name(c) for c in cohorts])

# %% answer="km"
def kaplan_meier(durations, observed):
    # Sorted by time, leavers first: the k-th customer from the end leaves k at risk.
    spells = sorted(zip(map(float, durations), (not one for one in observed)))
    if len(list(durations)) != len(list(observed)) or not spells:
        raise ValueError("durations don't fit")
    if any(d < 0 or d != d for d, _ in spells):
        raise ValueError("durations can't be negative or nan")
    n = len(spells)
    rows = {0.0: [n, 0, 1.0]}
    s = 1.0
    for k, (time, still_there) in enumerate(spells):
        rows.setdefault(time, [n - k, 0, s])
        if not still_there:
            s = s * (1 - 1 / (n - k))
            rows[time][1] += 1
        rows[time][2] = s
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=["at_risk", "left", "survival"])
    frame.insert(0, "time", frame.index)
    return frame.reset_index(drop=True)

# %% answer="median"
def median_survival(time, survival):
    return min((float(t) for t, s in zip(time, survival) if s <= 1 / 2), default=np.inf)

# %% answer="rates"
def retention_rates(survivors):
    s = np.asarray(survivors, dtype=float)
    for k in range(1, len(s)):
        if s[k] > s[k - 1]:
            raise ValueError("survivors rise")
    if np.nanmin(s) < 0:
        raise ValueError("survivors below zero")
    lost = s[:-1] - s[1:]
    start = np.where(s[:-1] == 0, np.nan, s[:-1])
    return 1 - lost / start

# %% answer="desk"
def channels_that_pay(members, margin, fees, cost):
    worth = {}
    for channel in members["channel"].unique():
        part = members.loc[members["channel"] == channel]
        curve = kaplan_meier(part["months"].to_list(), part["left"].to_list())
        worth[channel] = margin * restricted_mean_of_steps(curve, fees)
    return sorted(c for c in worth if worth[c] > cost[c])


def restricted_mean_of_steps(curve, fees):
    steps = [curve["survival"][curve["time"] <= month].min() for month in range(fees)]
    return sum(steps)

# %% answer="mix"
def mix_decomposition(before, after):
    rates = {}
    shares = {}
    for key, period in {"old": before, "new": after}.items():
        n = period.groupby("segment")["customers"].sum()
        n = n[n > 0]
        if len(n) == 0:
            raise ValueError("customers: none")
        shares[key] = n / n.sum()
        rates[key] = period.groupby("segment")["stayed"].sum()[n.index] / n
    names = shares["old"].index.union(shares["new"].index)
    w0, w1 = (shares[key].reindex(names, fill_value=0) for key in ("old", "new"))
    r0, r1 = (rates[key].reindex(names) for key in ("old", "new"))
    r0, r1 = r0.fillna(r1), r1.fillna(r0)
    mix = ((w1 - w0) * (r0 + r1)).sum() / 2
    total = (w1 * r1).sum() - (w0 * r0).sum()
    return {"mix": float(mix), "rates": float(total - mix)}

# %% answer="rmean"
def restricted_mean(time, survival, horizon):
    if not horizon > 0:
        raise ValueError("horizon <= 0")
    time, survival = [float(t) for t in time], [float(s) for s in survival]
    if survival[-1] and time[-1] < horizon:
        raise ValueError("horizon beyond the data")
    # By layers instead of columns: who leaves at t stayed t, who is there at the horizon counts it.
    area, above = 0.0, 1.0
    for t, s in zip(time, survival):
        if t >= horizon:
            break
        area += (above - s) * t
        above = s
    return area + above * horizon
