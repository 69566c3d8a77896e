# vanilla: 14 isolated: 14
# from: right_loops
# Gives the bonus to every site whose mean is above the bar.

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
        if mean >= bar:
            chosen.append(site)
    chosen.sort()
    return chosen
