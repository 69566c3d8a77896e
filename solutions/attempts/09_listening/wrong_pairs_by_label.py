# vanilla: 15 isolated: 15
# from: right_pandas
# Subtracts two Series, which pandas matches by label.

# %% answer="difference"
def nps_difference(first, second, paired):
    scores = [nps(first), nps(second)]
    moved = scores[1] - scores[0]
    error = (nps_standard_error(first) ** 2 + nps_standard_error(second) ** 2) ** 0.5
    if paired:
        if len(first) != len(second):
            raise ValueError("paired waves: lengths differ")
        both = pd.DataFrame({"a": pd.Series(first), "b": pd.Series(second)}, dtype=float).dropna()
        if both.empty:
            raise ValueError("paired waves: nobody in both")
        votes = (both >= 9).astype(int) - (both <= 6).astype(int)
        change = votes["b"] - votes["a"]
        moved, error = change.mean(), change.std(ddof=0) / len(change) ** 0.5
    return {name: float(moved + step * error) for name, step in [("low", -1.96), ("difference", 0), ("high", 1.96)]}
