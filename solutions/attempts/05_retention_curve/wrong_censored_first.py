# vanilla: 12 isolated: 12
# from: right_loops
# Takes those last seen at a time off before counting who is at risk at that time.

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
            if length > t or (length == t and end):
                n += 1
            if length == t and end:
                d += 1
        s *= (n - d) / n if n else 1
        for name, value in zip(table, (t, n, d, s)):
            table[name].append(value)
    return pd.DataFrame(table)
