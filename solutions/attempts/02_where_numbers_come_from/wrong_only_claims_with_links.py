# vanilla: 14 isolated: 14
# from: right_loops
# Returns only claims that stand in the links, and in the order of the table.

# %% answer="unsupported"
def unsupported_claims(claims, links):
    known = list(claims.index)
    behind = {}
    for i in range(len(links)):
        claim = links["claim"].iloc[i]
        source = links["repeats"].iloc[i]
        for one in (claim, source):
            if one not in known:
                raise ValueError("unknown claim " + str(one))
        behind.setdefault(claim, []).append(source)
    answer = []
    for start in dict.fromkeys([*links['claim'], *links['repeats']]):
        waiting = [start]
        seen = []
        found = False
        while waiting:
            one = waiting.pop()
            if one in seen:
                continue
            seen.append(one)
            if claims.loc[one, "own_data"]:
                found = True
            waiting.extend(behind.get(one, []))
        if not found:
            answer.append(start)
    return answer
