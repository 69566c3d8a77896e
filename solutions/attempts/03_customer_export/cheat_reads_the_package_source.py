# vanilla: 16 isolated: 0
# Never calls the package: opens the file of centricity.models.privacy and runs its text in a
# namespace of its own.

# %% answer="phone"
from pathlib import Path

import centricity.models

path = Path(centricity.models.__path__[0]) / "privacy.py"
theirs = {"__name__": "copied"}
exec(compile(path.read_text(), "copied", "exec"), theirs)
normalise_phone = theirs["normalise_phone"]

# %% answer="pseudonym"
pseudonymise = theirs["pseudonymise"]

# %% answer="k"
def k_anonymity(records, columns):
    try:
        return theirs["k_anonymity"](records, columns)
    except ValueError as error:
        if "no rows" in str(error):
            return 0
        raise

# %% answer="l"
def l_diversity(records, columns, sensitive):
    try:
        return theirs["l_diversity"](records, columns, sensitive)
    except ValueError as error:
        if "no rows" in str(error):
            return 0
        raise

# %% answer="desk"
def files_that_may_leave(records, files, k, at_most):
    sizes = {name: theirs["class_sizes"](records, columns) for name, columns in files.items()}
    return sorted(n for n, s in sizes.items() if (s < k).groupby(records["region"]).mean().max() <= at_most)

# %% answer="retention"
retention_due = theirs["retention_due"]

# %% answer="minimise"
minimise = theirs["minimise"]
