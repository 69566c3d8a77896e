# vanilla: 14 isolated: 14
# from: right_loops
# Drops missing answers from each wave before pairing, so that people are paired with strangers.

# %% answer="difference"
def nps_difference(first, second, paired):
    first = [one for one in first if one == one]
    second = [one for one in second if one == one]
    before, after = nps_or_none(first), nps_or_none(second)
    if not paired:
        moved = after - before
        error = math.sqrt(nps_standard_error(first) ** 2 + nps_standard_error(second) ** 2)
    else:
        if len(first) != len(second):
            raise ValueError("paired waves of different lengths")
        changes = []
        for one, two in zip(first, second):
            if one == one and two == two:
                changes.append(vote(two) - vote(one))
        if not changes:
            raise ValueError("not a single paired answer")
        moved = sum(changes) / len(changes)
        variance = sum((change - moved) ** 2 for change in changes) / len(changes)
        error = math.sqrt(variance / len(changes))
    return {"difference": moved, "low": moved - 1.96 * error, "high": moved + 1.96 * error}


def nps_or_none(scores):
    return nps(scores)


def vote(score):
    if score >= 9:
        return 1
    if score <= 6:
        return -1
    return 0
