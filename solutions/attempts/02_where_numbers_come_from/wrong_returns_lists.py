# vanilla: 9 isolated: 9
# from: right_loops
# Right numbers in the wrong wrapping: an Index of clinics, a set of claims, shares as text.

# %% answer="topbox"
def recode_top_box(counts, rule):
    answers = []
    for one in counts:
        if one < 0:
            raise ValueError("counts has a negative number")
        answers.append(int(one))
    if len(answers) < 2 or sum(answers) == 0:
        raise ValueError("counts is too short or empty")
    if rule == "top-box":
        first = len(answers) - 1
    elif rule == "top-two":
        first = len(answers) - 2
    elif rule == "above-middle":
        first = (len(answers) + 1) // 2
    else:
        raise ValueError("rule is unknown")
    yes = 0
    for place in range(first, len(answers)):
        yes += answers[place]
    return f'{yes / sum(answers):.2f}'

# %% answer="desk"
def clinics_that_may_claim(survey, share, z=1.96):
    asked = {}
    renewed = {}
    for i in range(len(survey)):
        row = survey.iloc[i]
        asked[row["clinic"]] = asked.get(row["clinic"], 0) + row["asked"]
        renewed[row["clinic"]] = renewed.get(row["clinic"], 0) + row["renewed"]
    allowed = []
    for clinic in sorted(asked):
        low, high = wilson_interval(renewed[clinic], asked[clinic], z)
        if low >= share:
            allowed.append(clinic)
    return pd.Index(allowed)

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
    return set(answer)
