# vanilla: 14 isolated: 14
# from: right_pandas
# Counts in lists: a name that stands twice counts twice.

# %% answer="overlap"
import unicodedata


def jaccard_overlaps(lists):
    clean = {k: [unicodedata.normalize("NFC", n).strip().casefold() for n in v] for k, v in lists.items()}
    table = pd.DataFrame(np.nan, index=list(clean), columns=list(clean))
    for a in clean:
        for b in clean:
            both = sum(n in clean[b] for n in clean[a])
            either = len(clean[a]) + len(clean[b]) - both
            if either:
                table.loc[a, b] = both / either
    return table
