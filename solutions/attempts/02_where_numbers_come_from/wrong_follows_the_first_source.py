# vanilla: 15 isolated: 15
# from: right_loops
# Keeps one source a claim, the last in the table, in a dict: forks are lost.

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
        behind[claim] = [source]
    answer = []
    for start in known:
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
    return sorted(answer)
