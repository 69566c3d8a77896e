# vanilla: 13 isolated: 13
# from: right_numpy
# Scores from 0 to bins - 1.

# %% answer="rfm"
def rfm_scores(table, bins=5):
    scores = {}
    for column in ["recency", "frequency", "monetary"]:
        x = table[column].to_numpy(dtype=float)
        bad = np.isnan(x) | (x < 0)
        if bad.any():
            raise ValueError(f"bad value {x[bad][0]} in column {column}")
        if column == "recency":
            x = -x
        worse = (x[None, :] < x[:, None]).sum(axis=1)
        scores[column] = bins * worse // len(x)
    return pd.DataFrame(scores, index=table.index)
