# vanilla: 15 isolated: 15
# from: right_pandas
# Lets pandas align the two periods by their index.

# %% answer="persistence"
def persistence(first, second, share):
    if len(first) != len(second):
        raise ValueError("different length")
    first, second = pd.Series(first), pd.Series(second)
    k = max(1, int(share * len(first) + 0.5))
    stay = first.nlargest(k).index.intersection(second.nlargest(k).index)
    return len(stay) / k
