# vanilla: 10 isolated: 0
# Hands the work to the package's own functions.

# %% answer="rfm"
from centricity.models import btyd, concentration, rfm


def rfm_scores(table, bins=5):
    return rfm.scores(table, bins)

# %% answer="lorenz"
def lorenz_gini(values):
    return concentration.lorenz(values)["value"].to_numpy(), concentration.gini(values)

# %% answer="top"
def top_share(values, share):
    return concentration.top_share(values, share)

# %% answer="persistence"
def persistence(first, second, share):
    return concentration.persistence(first, second, share)

# %% answer="money"
def gamma_gamma_mean(parameters, frequency, monetary):
    return btyd.gamma_gamma_mean(parameters, frequency, monetary)

# %% answer="capture"
def capture_curve(scores, values, shares):
    return pd.DataFrame(
        {name: concentration.capture(scores[name], values, shares) for name in scores}, index=shares
    )
