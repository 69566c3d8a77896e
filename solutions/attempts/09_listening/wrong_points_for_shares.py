# vanilla: 14 isolated: 14
# from: right_numpy
# Returns points: 33.3 for a third.

# %% answer="nps"
def nps(scores):
    answers = np.array(scores, dtype=float)
    answers = answers[~np.isnan(answers)]
    if answers.size == 0:
        raise ValueError("no scores")
    if not np.isin(answers, np.arange(11)).all():
        raise ValueError("scores must be 0, 1, ..., 10")
    return float(100 * np.where(answers > 8, 1, np.where(answers < 7, -1, 0)).mean())
