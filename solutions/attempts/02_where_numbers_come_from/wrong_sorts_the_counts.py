# vanilla: 13 isolated: 13
# from: right_loops
# Takes the two most frequent answers for the two highest ones, and sorts the learner's array in
# place for it.

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
    answers.sort()
    if isinstance(counts, np.ndarray):
        counts.sort()
    yes = 0
    for place in range(first, len(answers)):
        yes += answers[place]
    return yes / sum(answers)
