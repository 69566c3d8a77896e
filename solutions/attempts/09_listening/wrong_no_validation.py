# vanilla: 9 isolated: 9
# from: right_numpy
# The formulas are right, and nothing is ever refused.

# %% answer="nps"
def nps(scores):
    answers = np.array(scores, dtype=float)
    answers = answers[~np.isnan(answers)]
    return float((answers >= 9).mean() - (answers <= 6).mean())

# %% answer="error"
def nps_standard_error(scores):
    answers = np.array(scores, dtype=float)
    answers = answers[~np.isnan(answers)]
    p, d = (answers >= 9).mean(), (answers <= 6).mean()
    return float(np.sqrt((p + d - (p - d) ** 2) / len(answers)))


def sample_size(margin, promoters, detractors):
    variance = promoters + detractors - (promoters - detractors) ** 2
    return int(np.ceil(variance * (1.96 / margin) ** 2))

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
        change = (b - a)[~np.isnan(b - a)]
        moved, error = change.mean(), change.std() / np.sqrt(change.size)
    else:
        moved = np.nanmean(b) - np.nanmean(a)
        error = np.hypot(nps_standard_error(first), nps_standard_error(second))
    return {"difference": float(moved), "low": float(moved - 1.96 * error), "high": float(moved + 1.96 * error)}

# %% answer="response"
def response_time_survival(complaints, end):
    received, answered = complaints["received"].to_numpy(), complaints["answered"].to_numpy()
    end = np.datetime64(end)
    known = received <= end
    received, answered = received[known], answered[known]
    seen = answered <= end
    wait = (np.where(seen, answered, end) - received) // np.timedelta64(1, "D")
    days = np.unique(np.append(wait, 0))
    waiting = (wait[:, None] >= days).sum(axis=0)
    done = ((wait[:, None] == days) & seen[:, None]).sum(axis=0)
    return pd.DataFrame({"days": days, "waiting": waiting, "answered": done, "open": np.cumprod(1 - done / waiting)})

# %% answer="weights"
def post_stratify(means, sizes):
    used = sizes[sizes > 0].index
    return float((means[used] * sizes[used]).sum() / sizes.sum())

# %% answer="gaps"
def servqual_gaps(expected, perceived, dimensions):
    for item in expected.columns:
        if item not in dimensions:
            raise ValueError(f"{item}: no dimension")
    items = list(expected.columns)
    gap = perceived[items].to_numpy(dtype=float) - expected.to_numpy(dtype=float)
    kinds = np.array([dimensions[item] for item in items])
    names = sorted(set(kinds.tolist()))
    there = ~np.isnan(gap)
    pairs = np.array([there[:, kinds == name].sum() for name in names])
    sums = np.array([np.nansum(gap[:, kinds == name]) for name in names])
    mean = np.full(len(names), np.nan)
    np.divide(sums, pairs, out=mean, where=pairs > 0)
    return pd.DataFrame({"gap": mean, "pairs": pairs}, index=names)
