# vanilla: 16 isolated: 0
# Finds the source notebook in the course folder and runs its answers.

# %% answer="matrix"
import json

from centricity.paths import root

path = root() / "solutions" / "source" / "01_two_words" / "01_two_words.ipynb"
for cell in json.loads(path.read_text())["cells"]:
    if cell["cell_type"] == "code" and cell["metadata"]["nbgrader"]["solution"]:
        exec("".join(cell["source"]), globals())

# %% answer="agree"
pass

# %% answer="kappa"
pass

# %% answer="filter"
pass

# %% answer="desk"
pass

# %% answer="overlap"
pass

# %% answer="prevalence"
pass
