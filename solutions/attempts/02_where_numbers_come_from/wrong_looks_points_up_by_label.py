# vanilla: 15 isolated: 15
# from: right_loops
# Uses a Series' labels as places: fine for a list, wrong where the index says something else.

# %% answer="topbox"
def recode_top_box(counts, rule):
    if len(counts) < 2 or min(counts) < 0 or sum(counts) == 0:
        raise ValueError("counts")
    points = {"top-box": 1, "top-two": 2, "above-middle": len(counts) // 2}
    if rule not in points:
        raise ValueError("rule")
    yes = sum(counts[len(counts) - 1 - i] for i in range(points[rule]))
    return float(yes / sum(counts))
