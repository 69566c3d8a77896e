# vanilla: 15 isolated: 15
# from: right_plain
# Fits to all years, so there is nothing left to be forecast honestly.

# %% answer="forecast"
def forecast_error(surviving, years):
    """Return by what proportion the forecast misses each year after the fitted ones."""
    there = np.asarray(surviving, dtype=float)
    last = len(there) - 1
    if years < 2 or years % 1 or years >= last:
        raise ValueError("years must be a whole number of at least 2 that leaves a later year")
    years = int(years)
    alpha, beta = sbg_fit(there)
    forecast = there[0] * sbg_survival(alpha, beta, np.arange(years + 1, last + 1))
    return forecast / there[years + 1 :] - 1
