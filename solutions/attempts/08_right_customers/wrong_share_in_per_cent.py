# vanilla: 14 isolated: 14
# from: right_numpy
# Expects 20 for 20%.

# %% answer="top"
def top_share(values, share):
    if not (share > 0 and share <= 100):
        raise ValueError("share out of range")
    x = np.array(values, dtype=float)
    k = max(int(np.floor(share / 100 * x.size + 0.5)), 1)
    return np.sort(x)[-k:].sum() / x.sum()
