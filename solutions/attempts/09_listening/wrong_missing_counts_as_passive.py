# vanilla: 13 isolated: 13
# from: right_numpy
# Never looks at NaN: it is neither 9 nor 6, so who didn't answer counts as passive.

# %% answer="nps"
def nps(scores):
    answers = np.array(scores, dtype=float)
    if answers.size == 0:
        raise ValueError("no scores")
    if not np.isin(answers[~np.isnan(answers)], np.arange(11)).all():
        raise ValueError("scores must be 0, 1, ..., 10")
    return float(np.where(answers > 8, 1, np.where(answers < 7, -1, 0)).mean())
