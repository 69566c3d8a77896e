# vanilla: 15 isolated: 15
# from: right_loops
# Writes the scores into the table it was given, and returns that.

# %% answer="rfm"
def rfm_scores(table, bins=5):
    for column in ("recency", "frequency", "monetary"):
        for value in table[column]:
            if not value >= 0:
                raise ValueError(f"{column}: {value} is not allowed")
        values = -table[column] if column == "recency" else table[column]
        table[column] = 1 + bins * (values.rank(method="min").astype(int) - 1) // len(table)
    return table[["recency", "frequency", "monetary"]]
