# vanilla: 14 isolated: 14
# from: right_numpy
# Prints the score instead of returning it; the functions that use it fall with it.

# %% answer="nps"
def nps(scores):
    answers = np.array(scores, dtype=float)
    answers = answers[~np.isnan(answers)]
    if answers.size == 0:
        raise ValueError("no scores")
    if not np.isin(answers, np.arange(11)).all():
        raise ValueError("scores must be 0, 1, ..., 10")
    print(np.where(answers > 8, 1, np.where(answers < 7, -1, 0)).mean())
