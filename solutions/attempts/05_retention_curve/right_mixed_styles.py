# vanilla: 16 isolated: 16
# Took from everywhere: pandas where it is short, loops where it isn't.

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
        rows[str(cohort)] = pd.Series(row)
    return pd.DataFrame(rows).T

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
        {"time": times, "at_risk": at_risk, "left": left, "survival": np.cumprod(1 - left / at_risk)}
    )

# %% answer="median"
def median_survival(time, survival):
    curve = pd.Series(list(survival), index=list(time))
    low = curve[curve <= 0.5]
    return float(low.index[0]) if len(low) else np.inf

# %% answer="rates"
def retention_rates(survivors):
    survivors = list(survivors)
    rates = []
    for a, b in zip(survivors, survivors[1:]):
        if a < 0 or b < 0 or b > a:
            raise ValueError("survivors: a count is impossible")
        rates.append(b / a if a > 0 else np.nan)
    return np.array(rates)

# %% answer="desk"
def channels_that_pay(members, margin, fees, cost):
    def worth(part):
        curve = kaplan_meier(part["months"], part["left"]).set_index("time")["survival"]
        return margin * curve.reindex(range(fees), method="ffill").sum()

    values = pd.Series({name: worth(part) for name, part in members.groupby("channel")})
    return sorted(values[values > pd.Series(cost)[values.index]].index.tolist())

# %% answer="mix"
def mix_decomposition(before, after):
    # The mean of the two orders: rates first and mix second, or the other way round.
    both = pd.concat({"b": before.set_index("segment"), "a": after.set_index("segment")}, axis=1).fillna(0)
    totals = both.xs("customers", axis=1, level=1).sum()
    if (totals == 0).any():
        raise ValueError("customers needed in both periods")
    w0, w1 = both["b"]["customers"] / totals["b"], both["a"]["customers"] / totals["a"]
    r0 = both["b"]["stayed"] / both["b"]["customers"].replace(0, np.nan)
    r1 = both["a"]["stayed"] / both["a"]["customers"].replace(0, np.nan)
    r0, r1 = r0.combine_first(r1), r1.combine_first(r0)
    old, new = (w0 * r0).sum(), (w1 * r1).sum()
    old_mix_new_rates, new_mix_old_rates = (w0 * r1).sum(), (w1 * r0).sum()
    rates = ((old_mix_new_rates - old) + (new - new_mix_old_rates)) / 2
    return {"rates": float(rates), "mix": float(new - old - rates)}

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
