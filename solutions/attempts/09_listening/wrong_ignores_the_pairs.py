# vanilla: 15 isolated: 15
# from: right_numpy
# Uses the errors of independent waves for pairs too.

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
        moved, error = change.mean(), np.hypot(nps_standard_error(first), nps_standard_error(second))
    else:
        moved = np.nanmean(b) - np.nanmean(a)
        error = np.hypot(nps_standard_error(first), nps_standard_error(second))
    return {"difference": float(moved), "low": float(moved - 1.96 * error), "high": float(moved + 1.96 * error)}
