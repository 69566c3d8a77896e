# vanilla: 16 isolated: 16
# pandas periods, pivot tables and shifted columns; the mix by averaging the two orders of change.

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
    table = pd.DataFrame({"time": list(durations), "left": [0] * len(list(durations))})
    if len(table) == 0 or len(table) != len(list(observed)):
        raise ValueError("durations and observed differ")
    if table["time"].isna().any() or (table["time"] < 0).any():
        raise ValueError("durations must be 0 or more")
    table["left"] = [int(bool(one)) for one in observed]
    table["gone"] = 1
    table.loc[len(table)] = [0, 0, 0]
    steps = table.groupby("time").sum()
    steps["at_risk"] = len(table) - 1 - steps["gone"].cumsum().shift(fill_value=0)
    steps["survival"] = (1 - steps["left"] / steps["at_risk"]).cumprod()
    return steps.reset_index()[["time", "at_risk", "left", "survival"]]

# %% answer="median"
def median_survival(time, survival):
    curve = pd.Series(list(survival), index=list(time))
    low = curve[curve <= 0.5]
    return float(low.index[0]) if len(low) else np.inf

# %% answer="rates"
def retention_rates(survivors):
    s = pd.Series(list(survivors), dtype=float)
    if s.lt(0).any() or s.diff().gt(0).any():
        raise ValueError("survivors can only fall")
    rates = s / s.shift().where(s.shift() > 0)
    return rates.iloc[1:].to_numpy()

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
    curve = pd.Series(list(survival), index=np.array(time, dtype=float))
    if horizon <= 0 or (horizon > curve.index[-1] and curve.iloc[-1] > 0):
        raise ValueError("horizon")
    curve.loc[float(horizon)] = curve[curve.index <= horizon].iloc[-1]
    curve = curve.sort_index()
    curve = curve[curve.index <= horizon]
    widths = curve.index.to_series().diff().shift(-1).fillna(0)
    return float((curve.to_numpy() * widths.to_numpy()).sum())
