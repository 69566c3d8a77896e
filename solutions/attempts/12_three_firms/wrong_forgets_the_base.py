# vanilla: 14 isolated: 14
# from: right_plain
# Takes low and high from the changed runs only.

# %% answer="sensitivity"
def sensitivity(runs, base, outcome="equity"):
    alone = {name: [] for name in base}
    same = []
    for _, run in runs.iterrows():
        differs = [name for name in base if run[name] != base[name]]
        if not differs:
            same.append(run[outcome])
        elif len(differs) == 1:
            alone[differs[0]].append(run[outcome])
    if not same:
        raise ValueError("the base case was not run")
    rows = {}
    for name, values in alone.items():
        if values:
            low, high = min(values), max(values)
            rows[name] = (float(low), float(high), float(high - low))
    order = sorted(rows, key=lambda name: (-rows[name][2], name))
    return pd.DataFrame([rows[name] for name in order], index=order, columns=["low", "high", "swing"])
