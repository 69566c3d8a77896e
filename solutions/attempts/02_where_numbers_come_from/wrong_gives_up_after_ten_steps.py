# vanilla: 15 isolated: 15
# from: right_loops
# Met the endless circle and stops it by counting: whoever is more than ten steps from data
# counts as unsupported.

# %% answer="unsupported"
def unsupported_claims(claims, links):
    for one in [*links["claim"], *links["repeats"]]:
        if one not in claims.index:
            raise ValueError(one)
    behind = links.groupby("claim")["repeats"].agg(list).to_dict()

    def supported(claim, steps=0):
        if claims.loc[claim, "own_data"]:
            return True
        if steps == 10:
            return False
        return any(supported(one, steps + 1) for one in behind.get(claim, []))

    return sorted(one for one in claims.index if not supported(one))
