# vanilla: 14 isolated: 14
# from: right_pandas
# Twice the shared names over all names: Dice's measure.

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
            if len(one) == 0 and len(two) == 0:
                row.append(np.nan)
            else:
                row.append(2 * len(one.intersection(two)) / (len(one) + len(two)))
        table.append(row)
    return pd.DataFrame(table, index=list(lists), columns=list(lists))
