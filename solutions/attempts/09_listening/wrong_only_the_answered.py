# vanilla: 12 isolated: 12
# from: right_numpy
# Leaves out the complaints without an answer: the curve of those who were answered.

# %% answer="response"
def response_time_survival(complaints, end):
    received, answered = complaints["received"].to_numpy(), complaints["answered"].to_numpy()
    end = np.datetime64(end)
    if np.isnat(received).any():
        raise ValueError("a day in received is missing")
    if (answered < received).any():
        raise ValueError("answered before it was received")
    known = (received <= end) & ((answered <= end) | ~(answered <= end).any())
    if not known.any():
        raise ValueError("nothing was received")
    received, answered = received[known], answered[known]
    seen = answered <= end
    wait = (np.where(seen, answered, end) - received) // np.timedelta64(1, "D")
    days = np.unique(np.append(wait, 0))
    waiting = (wait[:, None] >= days).sum(axis=0)
    done = ((wait[:, None] == days) & seen[:, None]).sum(axis=0)
    return pd.DataFrame({"days": days, "waiting": waiting, "answered": done, "open": np.cumprod(1 - done / waiting)})
