# vanilla: 14 isolated: 14
# from: right_loops
# Forgets that public employers may not be dismissed.

# %% answer="desk"
def dismissal(ledger, age):
    margin, covered, median, public = {}, {}, {}, {}
    for _, row in ledger.iterrows():
        name = row["employer"]
        margin[name] = margin.get(name, 0) + row["margin"]
        covered[name] = covered.get(name, 0) + row["covered"]
        median[name] = row["median_age"]
        public[name] = row["sector"] == "public"
    out = sorted(name for name in margin if margin[name] < 0)

    def share(names):
        total = sum(covered[name] for name in names)
        if total == 0:
            return float("nan")
        return float(sum(covered[name] for name in names if name in out) / total)

    older = [name for name in margin if median[name] >= age]
    younger = [name for name in margin if median[name] < age]
    return out, share(older), share(younger)
