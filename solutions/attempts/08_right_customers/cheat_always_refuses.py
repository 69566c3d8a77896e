# vanilla: 0 isolated: 0
# Knows that bad input must raise: answers everything with a ValueError that names every parameter.

# %% answer="rfm"
def rfm_scores(*args):
    raise ValueError("values share length q recency frequency monetary -37 nan -0.25 -5 -12.5")

# %% answer="lorenz"
def lorenz_gini(*args):
    raise ValueError("values share length q recency frequency monetary -37 nan -0.25 -5 -12.5")

# %% answer="top"
def top_share(*args):
    raise ValueError("values share length q recency frequency monetary -37 nan -0.25 -5 -12.5")

# %% answer="persistence"
def persistence(*args):
    raise ValueError("values share length q recency frequency monetary -37 nan -0.25 -5 -12.5")

# %% answer="desk"
def dismissal(*args):
    raise ValueError("values share length q recency frequency monetary -37 nan -0.25 -5 -12.5")

# %% answer="money"
def gamma_gamma_mean(*args):
    raise ValueError("values share length q recency frequency monetary -37 nan -0.25 -5 -12.5")

# %% answer="capture"
def capture_curve(*args):
    raise ValueError("values share length q recency frequency monetary -37 nan -0.25 -5 -12.5")
