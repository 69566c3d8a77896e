# vanilla: 14 isolated: 14
# from: right_loops
# Divides by all who were ever on top, instead of by the first period's top.

# %% answer="persistence"
def persistence(first, second, share):
    first, second = list(first), list(second)
    if len(first) != len(second):
        raise ValueError("the lists have not the same length")
    k = max(1, int(share * len(first) + 0.5))

    def top(values):
        # Python's sort keeps the order of those who tie.
        return sorted(range(len(values)), key=lambda i: values[i], reverse=True)[:k]

    before, after = top(first), top(second)
    stay = 0
    for i in before:
        if i in after:
            stay += 1
    return stay / len(set(before) | set(after))
