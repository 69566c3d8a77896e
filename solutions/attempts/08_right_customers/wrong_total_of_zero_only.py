# vanilla: 15 isolated: 15
# from: right_pandas
# Checks the total and not the values: a loss among gains goes through.

# %% answer="lorenz"
def lorenz_gini(values):
    x = pd.Series(list(values), dtype=float).sort_values(ignore_index=True)
    if x.empty or x.isna().any() or (x == 0).all():
        raise ValueError("values need numbers, and one above 0")
    curve = np.r_[0.0, x.cumsum() / x.sum()]
    # Twice the area between the diagonal and the curve, trapezium by trapezium.
    area = (curve[1:] + curve[:-1]).sum() / 2 / len(x)
    return curve, 1 - 2 * area
