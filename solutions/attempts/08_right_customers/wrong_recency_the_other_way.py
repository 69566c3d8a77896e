# vanilla: 14 isolated: 14
# from: right_pandas
# Thinks that a long time since the last purchase is good.

# %% answer="rfm"
def rfm_scores(table, bins=5):
    three = table[["recency", "frequency", "monetary"]]
    for column, values in three.items():
        wrong = values[~(values >= 0)]
        if not wrong.empty:
            raise ValueError(f"{column}: {wrong.tolist()}")
    worth = three.assign(recency=three["recency"])
    worse = worth.rank(method="min").sub(1).astype(int)
    return (bins * worse).floordiv(len(table)).add(1)
