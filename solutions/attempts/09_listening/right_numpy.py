# vanilla: 16 isolated: 16
# NumPy throughout: masks, votes of +1, 0 and -1, the curve from one table of comparisons.

# %% answer="nps"
def nps(scores):
    answers = np.array(scores, dtype=float)
    answers = answers[~np.isnan(answers)]
    if answers.size == 0:
        raise ValueError("no scores")
    if not np.isin(answers, np.arange(11)).all():
        raise ValueError("scores must be 0, 1, ..., 10")
    return float(np.where(answers > 8, 1, np.where(answers < 7, -1, 0)).mean())

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
        moved, error = change.mean(), change.std() / np.sqrt(change.size)
    else:
        moved = np.nanmean(b) - np.nanmean(a)
        error = np.hypot(nps_standard_error(first), nps_standard_error(second))
    return {"difference": float(moved), "low": float(moved - 1.96 * error), "high": float(moved + 1.96 * error)}

# %% answer="response"
def response_time_survival(complaints, end):
    received, answered = complaints["received"].to_numpy(), complaints["answered"].to_numpy()
    end = np.datetime64(end)
    if np.isnat(received).any():
        raise ValueError("a day in received is missing")
    if (answered < received).any():
        raise ValueError("answered before it was received")
    known = received <= end
    if not known.any():
        raise ValueError("nothing was received")
    received, answered = received[known], answered[known]
    seen = answered <= end
    wait = (np.where(seen, answered, end) - received) // np.timedelta64(1, "D")
    days = np.unique(np.append(wait, 0))
    waiting = (wait[:, None] >= days).sum(axis=0)
    done = ((wait[:, None] == days) & seen[:, None]).sum(axis=0)
    return pd.DataFrame({"days": days, "waiting": waiting, "answered": done, "open": np.cumprod(1 - done / waiting)})

# %% answer="desk"
def clinics_that_keep_waiting(complaints, end, days, share):
    known = complaints[complaints["received"] <= end]
    names = []
    for name in np.unique(known["clinic"].astype(str)):
        curve = response_time_survival(known[known["clinic"] == name], end)
        row = np.searchsorted(curve["days"], days, side="right") - 1
        if curve["open"][row] > share:
            names.append(str(name))
    return names

# %% answer="weights"
def post_stratify(means, sizes):
    odd = means.index.symmetric_difference(sizes.index)
    if len(odd):
        raise ValueError(f"{odd[0]} is not in both")
    weights = sizes.reindex(means.index).to_numpy(dtype=float)
    if (weights < 0).any() or weights.sum() == 0:
        raise ValueError("sizes can't be these")
    values = means.to_numpy(dtype=float)
    empty = np.isnan(values) & (weights > 0)
    if empty.any():
        raise ValueError(f"{means.index[empty][0]} has no answers")
    return float(np.average(values[weights > 0], weights=weights[weights > 0]))

# %% answer="gaps"
def servqual_gaps(expected, perceived, dimensions):
    if set(expected.columns) != set(perceived.columns):
        raise ValueError("perceived holds other items")
    if len(expected) != len(perceived):
        raise ValueError("perceived holds other people")
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
