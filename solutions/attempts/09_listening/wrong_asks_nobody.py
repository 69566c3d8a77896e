# vanilla: 15 isolated: 15
# from: right_pandas
# Where nobody differs the formula asks nobody: a sample of 0.

# %% answer="error"
def nps_standard_error(scores):
    nps(scores)
    given = pd.Series(list(scores), dtype=float).dropna()
    votes = given.ge(9).astype(int) - given.le(6).astype(int)
    return float(votes.std(ddof=0) / len(votes) ** 0.5)


def sample_size(margin, promoters, detractors):
    checks = pd.Series({"margin": margin > 0, "promoters": promoters >= 0, "detractors": detractors >= 0})
    if not checks.all():
        raise ValueError(f"{checks.idxmin()} is out of range")
    if promoters + detractors > 1:
        raise ValueError("promoters and detractors exceed 1")
    variance = promoters * (1 - promoters) + detractors * (1 - detractors) + 2 * promoters * detractors
    return int(np.ceil(variance * (1.96 / margin) ** 2))
