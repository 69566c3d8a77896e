# vanilla: 14 isolated: 14
# from: right_loops
# Ranks from the lowest score up.

# %% answer="capture"
def capture_curve(scores, values, shares):
    values = [float(one) for one in values]
    total = sum(values)
    if min(values) < 0 or total == 0:
        raise ValueError("values")
    table = {}
    for name in scores.columns:
        column = list(scores[name])
        order = sorted(range(len(values)), key=lambda i: column[i])
        table[name] = []
        for share in shares:
            k = max(1, int(share * len(values) + 0.5))
            table[name].append(sum(values[i] for i in order[:k]) / total)
    return pd.DataFrame(table, index=list(shares))
