# vanilla: 0 isolated: 0
# Prints the answers instead of returning them.

# %% answer="rfm"
def rfm_scores(table, bins=5):
    print(1 + bins * (table.rank(method="min").astype(int) - 1) // len(table))

# %% answer="lorenz"
def lorenz_gini(values):
    print(np.cumsum(np.sort(values)) / np.sum(values))

# %% answer="top"
def top_share(values, share):
    print(np.sort(values)[::-1][: int(share * len(values) + 0.5)].sum() / np.sum(values))

# %% answer="persistence"
def persistence(first, second, share):
    print("0.5 stay on top")

# %% answer="desk"
def dismissal(ledger, age):
    print(ledger[ledger["margin"] < 0]["employer"].unique())

# %% answer="money"
def gamma_gamma_mean(parameters, frequency, monetary):
    print("35.22")

# %% answer="capture"
def capture_curve(scores, values, shares):
    print(scores.sort_values(list(scores)))
