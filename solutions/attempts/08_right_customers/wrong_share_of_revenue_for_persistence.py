# vanilla: 14 isolated: 14
# from: right_loops
# Mixes up who stays on top with how much of the revenue they bring.

# %% answer="persistence"
def persistence(first, second, share):
    if len(first) != len(second):
        raise ValueError("the lists have not the same length")
    first, second = list(first), list(second)
    k = max(1, int(share * len(first) + 0.5))
    order = sorted(range(len(first)), key=lambda i: -first[i])
    return sum(second[i] for i in order[:k]) / sum(second)
