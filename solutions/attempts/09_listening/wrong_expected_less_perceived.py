# vanilla: 14 isolated: 14
# from: right_loops
# Gaps the wrong way round: what is missing comes out positive.

# %% answer="gaps"
def servqual_gaps(expected, perceived, dimensions):
    if set(expected) != set(perceived) or len(expected) != len(perceived):
        raise ValueError("expected and perceived differ")
    sums, pairs = {}, {}
    for item in expected:
        if item not in dimensions:
            raise ValueError(f"no dimension for {item}")
        name = dimensions[item]
        sums.setdefault(name, 0.0)
        pairs.setdefault(name, 0)
        for hoped, seen in zip(list(expected[item]), list(perceived[item])):
            if hoped == hoped and seen == seen:
                sums[name] += hoped - seen
                pairs[name] += 1
    names = sorted(sums)
    gap = [sums[name] / pairs[name] if pairs[name] else float("nan") for name in names]
    return pd.DataFrame({"gap": gap, "pairs": [pairs[name] for name in names]}, index=names)
