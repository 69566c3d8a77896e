# vanilla: 14 isolated: 14
# from: right_loops
# Takes a wait of just the limit for a long one.

# %% answer="halo"
def halo_check(visits, items, longest=20):
    if len(items) == 0:
        raise ValueError("no items")
    for column in ["site", "wait"] + list(items):
        if column not in visits.columns:
            raise ValueError("no " + column)
    by_site = {}
    for _, row in visits.iterrows():
        score = 100 * sum(row[item] for item in items) / len(items)
        by_site.setdefault(row["site"], ([], []))[0 if row["wait"] >= longest else 1].append(score)
    above = below = 0
    for late, soon in by_site.values():
        if late and soon:
            weight = len(late) * len(soon) / (len(late) + len(soon))
            above += weight * (sum(late) / len(late) - sum(soon) / len(soon))
            below += weight
    return above / below if below else float("nan")
