# vanilla: 15 isolated: 15
# from: right_pandas
# Counts visits without a score.

# %% answer="desk"
def bonus_sites(visits, both, visit, bar):
    table = visits.groupby("site").agg(
        {"score": ["mean", "size"], "shopper": "nunique"}
    )
    table.columns = ["mean", "visits", "shoppers"]
    table["error"] = (both / table["shoppers"] + visit / table["visits"]) ** 0.5
    return table.query("mean - 1.645 * error >= @bar").index.sort_values().tolist()
