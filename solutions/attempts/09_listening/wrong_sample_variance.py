# vanilla: 12 isolated: 12
# from: right_numpy
# Divides variances by n - 1, as the statistics course did.

# %% answer="error"
def nps_standard_error(scores):
    nps(scores)
    answers = np.array(scores, dtype=float)
    answers = answers[~np.isnan(answers)]
    votes = np.where(answers > 8, 1, np.where(answers < 7, -1, 0))
    return float(votes.std(ddof=1) / np.sqrt(votes.size))


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
    return max(1, int(np.ceil(1.96**2 * variance / margin**2)))

# %% answer="difference"
def votes_of(wave):
    nps(wave)
    wave = np.array(wave, dtype=float)
    votes = 1.0 * (wave >= 9) - 1.0 * (wave <= 6)
    votes[np.isnan(wave)] = np.nan
    return votes


def nps_difference(first, second, paired):
    a, b = votes_of(first), votes_of(second)
    if paired:
        if a.size != b.size:
            raise ValueError("paired waves need the same length")
        change = (b - a)[~np.isnan(b - a)]
        if change.size == 0:
            raise ValueError("paired: nobody answered both")
        moved, error = change.mean(), change.std(ddof=1) / np.sqrt(change.size)
    else:
        moved = np.nanmean(b) - np.nanmean(a)
        error = np.hypot(nps_standard_error(first), nps_standard_error(second))
    return {"difference": float(moved), "low": float(moved - 1.96 * error), "high": float(moved + 1.96 * error)}
