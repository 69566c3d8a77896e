# vanilla: 13 isolated: 13
# from: right_loops
# Returns 60 for 60%, and per cent for every share.

# %% answer="relative"
def relative_and_points(old, new):
    if old != old or old < -1 or old > 1:
        raise ValueError("old is not a margin")
    if new != new or new < -1 or new > 1:
        raise ValueError("new is not a margin")
    points = new * 100 - old * 100
    if old <= 0:
        return float("nan"), points
    return 100 * (new - old) / old, points

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
    return 100 * yes / sum(answers)
