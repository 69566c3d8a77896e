# vanilla: 15 isolated: 15
# from: right_numpy
# Never thought of a cohort that has died out: the right NaN comes with a warning on stderr, and nbgrader gives nothing for that.

# %% answer="rates"
def retention_rates(survivors):
    s = np.array(survivors, dtype=float)
    if (s < 0).any() or (np.diff(s) > 0).any():
        raise ValueError("survivors must fall")
    return s[1:] / s[:-1]
