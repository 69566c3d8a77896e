# vanilla: 12 isolated: 12
# from: right_mixed_styles
# Renames, sorts and fills in the very objects it was given.

# %% answer="cohort"
def cohort_table(purchases, end):
    purchases["month"] = purchases["date"].dt.to_period("M")
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

# %% answer="rates"
def retention_rates(survivors):
    s = np.asarray(survivors, dtype=float)
    if (s < 0).any() or (np.diff(s) > 0).any():
        raise ValueError("survivors must fall")
    rates = np.full(len(s) - 1, np.nan)
    np.divide(s[1:], s[:-1], out=rates, where=s[:-1] > 0)
    s[:] = s / s[0]
    return rates

# %% answer="desk"
def channels_that_pay(members, margin, fees, cost):
    members["counted"] = True

    def worth(part):
        curve = kaplan_meier(part["months"], part["left"]).set_index("time")["survival"]
        return margin * curve.reindex(range(fees), method="ffill").sum()

    values = pd.Series({name: worth(part) for name, part in members.groupby("channel")})
    return sorted(values[values > pd.Series(cost)[values.index]].index.tolist())

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
