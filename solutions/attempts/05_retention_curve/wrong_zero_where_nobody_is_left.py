# vanilla: 15 isolated: 15
# from: right_loops
# Takes the retention of nobody for 0.

# %% answer="rates"
def retention_rates(survivors):
    survivors = list(survivors)
    rates = []
    for a, b in zip(survivors, survivors[1:]):
        if a < 0 or b < 0 or b > a:
            raise ValueError("survivors: a count is impossible")
        rates.append(b / a if a != 0 else 0.0)
    return np.array(rates)
