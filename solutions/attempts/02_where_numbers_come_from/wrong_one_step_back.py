# vanilla: 14 isolated: 14
# from: right_loops
# Looks at the claim and at what it repeats directly, and no further.

# %% answer="unsupported"
def unsupported_claims(claims, links):
    for one in [*links["claim"], *links["repeats"]]:
        if one not in claims.index:
            raise ValueError(one)
    data = set(claims.index[claims["own_data"]])
    direct = set(links.loc[links["repeats"].isin(data), "claim"])
    return sorted(set(claims.index) - data - direct)
