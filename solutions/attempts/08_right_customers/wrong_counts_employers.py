# vanilla: 15 isolated: 15
# from: right_loops
# Takes shares of employers instead of shares of employees.

# %% answer="desk"
def dismissal(ledger, age):
    margin, covered, median, public = {}, {}, {}, {}
    for _, row in ledger.iterrows():
        name = row["employer"]
        margin[name] = margin.get(name, 0) + row["margin"]
        covered[name] = covered.get(name, 0) + row["covered"]
        median[name] = row["median_age"]
        public[name] = row["sector"] == "public"
    out = sorted(name for name in margin if margin[name] < 0 and not public[name])

    def share(names):
        total = len(names)
        if total == 0:
            return float("nan")
        return float(sum(name in out for name in names) / total)

    older = [name for name in margin if median[name] >= age]
    younger = [name for name in margin if median[name] < age]
    return out, share(older), share(younger)
