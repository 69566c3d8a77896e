# vanilla: 14 isolated: 14
# from: right_loops
# Counts the middle of an odd scale among the yes.

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
        first = len(answers) // 2
    else:
        raise ValueError("rule is unknown")
    yes = 0
    for place in range(first, len(answers)):
        yes += answers[place]
    return yes / sum(answers)
