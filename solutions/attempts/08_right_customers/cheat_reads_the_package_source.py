# vanilla: 10 isolated: 0
# Never calls the package: runs the text of its modules in a namespace of its own and hands the work over.

# %% answer="rfm"
from pathlib import Path

import centricity.models

theirs = {}
for module in ("rfm", "concentration", "btyd"):
    theirs[module] = {"__name__": f"copied.{module}"}
    text = (Path(centricity.models.__path__[0]) / f"{module}.py").read_text()
    exec(compile(text, module, "exec"), theirs[module])


def rfm_scores(table, bins=5):
    return theirs["rfm"]["scores"](table, bins)

# %% answer="lorenz"
def lorenz_gini(values):
    model = theirs["concentration"]
    return model["lorenz"](values)["value"], model["gini"](values)

# %% answer="top"
def top_share(values, share):
    return theirs["concentration"]["top_share"](values, share)

# %% answer="persistence"
def persistence(first, second, share):
    return theirs["concentration"]["persistence"](first, second, share)

# %% answer="money"
def gamma_gamma_mean(parameters, frequency, monetary):
    return theirs["btyd"]["gamma_gamma_mean"](parameters, frequency, monetary)

# %% answer="capture"
def capture_curve(scores, values, shares):
    capture = theirs["concentration"]["capture"]
    return pd.DataFrame({name: capture(scores[name], values, shares) for name in scores}, index=shares)
