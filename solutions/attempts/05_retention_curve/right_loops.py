# vanilla: 16 isolated: 16
# Plain Python: dictionaries of sets, one customer after the other.

# %% answer="cohort"
def cohort_table(purchases, end):
    seen = {}
    for customer, date in zip(purchases["customer"], purchases["date"]):
        if pd.isna(customer):
            raise ValueError("a customer is missing")
        if pd.isna(date):
            raise ValueError("a date is missing")
        seen.setdefault(customer, set()).add((date.year, date.month))
    last = (end.year, end.month)
    if (end + pd.Timedelta(days=1)).day != 1:
        last = (end.year, end.month - 1) if end.month > 1 else (end.year - 1, 12)

    def months_between(one, other):
        return 12 * (other[0] - one[0]) + other[1] - one[1]

    cohorts = {}
    for months in seen.values():
        months = sorted(m for m in months if m <= last)
        if months:
            row = cohorts.setdefault(months[0], {})
            for month in months:
                age = months_between(months[0], month)
                row[age] = row.get(age, 0) + 1
    if not cohorts:
        return pd.DataFrame([])
    width = months_between(min(cohorts), last) + 1
    rows, names = [], []
    for cohort in sorted(cohorts):
        known = months_between(cohort, last) + 1
        rows.append([cohorts[cohort].get(age, 0) if age < known else float("nan")
                     for age in range(width)])
        names.append("%d-%02d" % cohort)
    return pd.DataFrame(rows, index=names, columns=range(width))

# %% answer="km"
def kaplan_meier(durations, observed):
    durations, observed = list(durations), list(observed)
    if not durations or len(durations) != len(observed):
        raise ValueError("durations are missing")
    for d in durations:
        if not d >= 0:
            raise ValueError(f"durations: {d} is impossible")
    table = {"time": [], "at_risk": [], "left": [], "survival": []}
    s = 1.0
    for t in sorted({0, *durations}):
        n = d = 0
        for length, end in zip(durations, observed):
            if length >= t:
                n += 1
            if length == t and end:
                d += 1
        s *= (n - d) / n
        for name, value in zip(table, (t, n, d, s)):
            table[name].append(value)
    return pd.DataFrame(table)

# %% answer="median"
def median_survival(time, survival):
    for t, s in zip(time, survival):
        if s <= 0.5:
            return float(t)
    return float("inf")

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
    result = []
    for channel in sorted(set(members["channel"])):
        months, left = [], []
        for c, m, gone in zip(members["channel"], members["months"], members["left"]):
            if c == channel:
                months.append(m)
                left.append(gone)
        curve = kaplan_meier(months, left)
        paid = 0
        for k in range(fees):
            s = 1.0
            for t, share in zip(curve["time"], curve["survival"]):
                if t <= k:
                    s = share
            paid += s
        if paid * margin > cost[channel]:
            result.append(channel)
    return result

# %% answer="mix"
def mix_decomposition(before, after):
    def read(period):
        table = {}
        for name, n, stayed in zip(period["segment"], period["customers"], period["stayed"]):
            table[name] = (float(n), float(stayed))
        total = sum(n for n, stayed in table.values())
        if total == 0:
            raise ValueError("customers: there are none")
        return table, total

    (old, old_total), (new, new_total) = read(before), read(after)
    rates = mix = 0.0
    for name in set(old) | set(new):
        n0, s0 = old.get(name, (0, 0))
        n1, s1 = new.get(name, (0, 0))
        if n0 == 0 and n1 == 0:
            continue
        r0 = s0 / n0 if n0 else s1 / n1
        r1 = s1 / n1 if n1 else s0 / n0
        w0, w1 = n0 / old_total, n1 / new_total
        rates += (w0 + w1) / 2 * (r1 - r0)
        mix += (w1 - w0) * (r0 + r1) / 2
    return {"rates": rates, "mix": mix}

# %% answer="rmean"
def restricted_mean(time, survival, horizon):
    time, survival = list(time), list(survival)
    if horizon <= 0:
        raise ValueError("horizon must be positive")
    if horizon > time[-1]:
        if survival[-1] > 0:
            raise ValueError("horizon too late")
        time.append(horizon)
        survival.append(0.0)
    area = 0.0
    for k in range(len(time) - 1):
        if time[k] >= horizon:
            break
        end = time[k + 1] if time[k + 1] < horizon else horizon
        area += survival[k] * (end - time[k])
    return float(area)
