# vanilla: 12 isolated: 12
# from: right_pandas
# Takes 8 to 10 for promoters.

# %% answer="nps"
def nps(scores):
    given = pd.Series(list(scores), dtype=float).dropna()
    if given.empty or not given.isin(range(11)).all():
        raise ValueError("scores must be there, and whole numbers from 0 to 10")
    kind = pd.cut(given, [-1, 6, 7, 10], labels=["d", "passive", "p"]).value_counts(normalize=True)
    return float(kind["p"] - kind["d"])

# %% answer="error"
def nps_standard_error(scores):
    nps(scores)
    given = pd.Series(list(scores), dtype=float).dropna()
    votes = given.ge(8).astype(int) - given.le(6).astype(int)
    return float(votes.std(ddof=0) / len(votes) ** 0.5)


def sample_size(margin, promoters, detractors):
    checks = pd.Series({"margin": margin > 0, "promoters": promoters >= 0, "detractors": detractors >= 0})
    if not checks.all():
        raise ValueError(f"{checks.idxmin()} is out of range")
    if promoters + detractors > 1:
        raise ValueError("promoters and detractors exceed 1")
    variance = promoters * (1 - promoters) + detractors * (1 - detractors) + 2 * promoters * detractors
    return max(1, int(np.ceil(variance * (1.96 / margin) ** 2)))

# %% answer="difference"
def nps_difference(first, second, paired):
    scores = [nps(first), nps(second)]
    moved = scores[1] - scores[0]
    error = (nps_standard_error(first) ** 2 + nps_standard_error(second) ** 2) ** 0.5
    if paired:
        if len(first) != len(second):
            raise ValueError("paired waves: lengths differ")
        both = pd.DataFrame({"a": list(first), "b": list(second)}, dtype=float).dropna()
        if both.empty:
            raise ValueError("paired waves: nobody in both")
        votes = (both >= 8).astype(int) - (both <= 6).astype(int)
        change = votes["b"] - votes["a"]
        moved, error = change.mean(), change.std(ddof=0) / len(change) ** 0.5
    return {name: float(moved + step * error) for name, step in [("low", -1.96), ("difference", 0), ("high", 1.96)]}
