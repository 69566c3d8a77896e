# vanilla: 15 isolated: 15
# from: right_loops
# Asks for more than the bar.

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
        if mean - 1.645 * (both / shoppers + visit / len(rows)) ** 0.5 > bar:
            chosen.append(site)
    chosen.sort()
    return chosen
