# vanilla: 13 isolated: 13
# from: right_loops
# Returns three numbers instead of a dict.

# %% answer="difference"
def nps_difference(first, second, paired):
    first, second = list(first), list(second)
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
    return moved, moved - 1.96 * error, moved + 1.96 * error


def nps_or_none(scores):
    return nps(scores)


def vote(score):
    if score >= 9:
        return 1
    if score <= 6:
        return -1
    return 0
