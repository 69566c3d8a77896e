# vanilla: 15 isolated: 15
# from: right_pandas
# Leaves rank at its default, the average: who ties gets a place in the middle.

# %% answer="rfm"
def rfm_scores(table, bins=5):
    three = table[["recency", "frequency", "monetary"]]
    for column, values in three.items():
        wrong = values[~(values >= 0)]
        if not wrong.empty:
            raise ValueError(f"{column}: {wrong.tolist()}")
    worth = three.assign(recency=-three["recency"])
    worse = worth.rank().sub(1).astype(int)
    return (bins * worse).floordiv(len(table)).add(1)
