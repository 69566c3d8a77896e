# vanilla: 15 isolated: 15
# from: right_pandas
# lower() instead of casefold(), and no normalisation.

# %% answer="overlap"
import unicodedata


def jaccard_overlaps(lists):
    def plain(name):
        return name.strip().lower()

    table = []
    for a in lists:
        row = []
        for b in lists:
            one = set(plain(name) for name in lists[a])
            two = set(plain(name) for name in lists[b])
            if len(one) == 0 and len(two) == 0:
                row.append(np.nan)
            else:
                row.append(len(one.intersection(two)) / len(one.union(two)))
        table.append(row)
    return pd.DataFrame(table, index=list(lists), columns=list(lists))
