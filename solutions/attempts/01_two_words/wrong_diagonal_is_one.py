# vanilla: 15 isolated: 15
# from: right_pandas
# Fills the diagonal with 1 without a look at the list.

# %% answer="overlap"
import unicodedata


def jaccard_overlaps(lists):
    def plain(name):
        return unicodedata.normalize("NFC", name).strip().casefold()

    table = []
    for a in lists:
        row = []
        for b in lists:
            one = set(plain(name) for name in lists[a])
            two = set(plain(name) for name in lists[b])
            if a == b:
                row.append(1.0)
            elif len(one) == 0 and len(two) == 0:
                row.append(np.nan)
            else:
                row.append(len(one.intersection(two)) / len(one.union(two)))
        table.append(row)
    return pd.DataFrame(table, index=list(lists), columns=list(lists))
