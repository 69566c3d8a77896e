# vanilla: 14 isolated: 14
# from: right_loops
# Leaves the sites in the order of the rows.

# %% answer="desk"
def bonus_sites(visits, both, visit, bar):
    seen = {}
    for site, shopper, score in zip(visits["site"], visits["shopper"], visits["score"]):
        if score == score:
            seen.setdefault(site, []).append((shopper, score))
    chosen = []
    for site, rows in seen.items():
        mean = sum(score for _, score in rows) / len(rows)
        shoppers = len({shopper for shopper, _ in rows})
        if mean - 1.645 * (both / shoppers + visit / len(rows)) ** 0.5 >= bar:
            chosen.append(site)
    return chosen
