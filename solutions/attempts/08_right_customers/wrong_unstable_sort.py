# vanilla: 15 isolated: 15
# from: right_numpy
# Sorts without a word about ties, and turns the order round.

# %% answer="persistence"
def persistence(first, second, share):
    a, b = np.array(first, dtype=float), np.array(second, dtype=float)
    if a.size != b.size:
        raise ValueError("first and second must have the same length")
    k = max(int(np.floor(share * a.size + 0.5)), 1)
    places = np.arange(a.size)
    top_a = np.argsort(a)[::-1][:k]
    top_b = np.argsort(b)[::-1][:k]
    return np.intersect1d(top_a, top_b).size / k
