# vanilla: 12 isolated: 12
# from: right_numpy
# Rounds to two digits, as reports do.

# %% answer="nps"
def nps(scores):
    answers = np.array(scores, dtype=float)
    answers = answers[~np.isnan(answers)]
    if answers.size == 0:
        raise ValueError("no scores")
    if not np.isin(answers, np.arange(11)).all():
        raise ValueError("scores must be 0, 1, ..., 10")
    return round(float(np.where(answers > 8, 1, np.where(answers < 7, -1, 0)).mean()), 2)

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
    return pd.DataFrame({"days": days, "waiting": waiting, "answered": done, "open": np.cumprod(1 - done / waiting).round(2)})
