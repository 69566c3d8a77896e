# vanilla: 13 isolated: 13
# from: right_loops
# Rounds with round(), which sends half a customer to the even number.

# %% answer="top"
def top_share(values, share):
    if not 0 < share <= 1:
        raise ValueError(f"share of {share}")
    x = sorted((float(one) for one in values), reverse=True)
    k = round(share * len(x))
    if k == 0:
        k = 1
    return sum(x[:k]) / sum(x)

# %% answer="persistence"
def persistence(first, second, share):
    first, second = list(first), list(second)
    if len(first) != len(second):
        raise ValueError("the lists have not the same length")
    k = max(1, round(share * len(first)))

    def top(values):
        # Python's sort keeps the order of those who tie.
        return sorted(range(len(values)), key=lambda i: values[i], reverse=True)[:k]

    before, after = top(first), top(second)
    stay = 0
    for i in before:
        if i in after:
            stay += 1
    return stay / k

# %% answer="capture"
def capture_curve(scores, values, shares):
    values = [float(one) for one in values]
    total = sum(values)
    if min(values) < 0 or total == 0:
        raise ValueError("values")
    table = {}
    for name in scores.columns:
        column = list(scores[name])
        order = sorted(range(len(values)), key=lambda i: -column[i])
        table[name] = []
        for share in shares:
            k = max(1, round(share * len(values)))
            table[name].append(sum(values[i] for i in order[:k]) / total)
    return pd.DataFrame(table, index=list(shares))
