# vanilla: 15 isolated: 15
# from: right_numpy
# Divides every count by the first one: survival, not retention.

# %% answer="rates"
def retention_rates(survivors):
    s = np.array(survivors, dtype=float)
    if (s < 0).any() or (np.diff(s) > 0).any():
        raise ValueError("survivors must fall")
    rates = np.full(len(s) - 1, np.nan)
    np.divide(s[1:], s[0], out=rates, where=s[:-1] > 0)
    return rates
