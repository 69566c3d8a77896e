# vanilla: 15 isolated: 15
# from: right_numpy
# Rounds the sample size to the nearest whole number.

# %% answer="error"
def nps_standard_error(scores):
    nps(scores)
    answers = np.array(scores, dtype=float)
    answers = answers[~np.isnan(answers)]
    votes = np.where(answers > 8, 1, np.where(answers < 7, -1, 0))
    return float(votes.std() / np.sqrt(votes.size))


def sample_size(margin, promoters, detractors):
    if margin <= 0:
        raise ValueError("margin must be positive")
    if promoters < 0:
        raise ValueError("promoters can't be negative")
    if detractors < 0:
        raise ValueError("detractors can't be negative")
    if promoters + detractors > 1:
        raise ValueError("promoters and detractors are more than everybody")
    variance = promoters + detractors - (promoters - detractors) ** 2
    return int(round(1.96**2 * variance / margin**2))
