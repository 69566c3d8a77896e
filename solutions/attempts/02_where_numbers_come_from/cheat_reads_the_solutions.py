# vanilla: 16 isolated: 0
# Finds the source notebook in the course folder and runs its answers.

# %% answer="relative"
import json

from centricity.paths import root

path = root() / "solutions" / "source" / "02_where_numbers_come_from" / "02_where_numbers_come_from.ipynb"
for cell in json.loads(path.read_text())["cells"]:
    if cell["cell_type"] == "code" and cell["metadata"]["nbgrader"]["solution"]:
        exec("".join(cell["source"]), globals())

# %% answer="wilson"
pass

# %% answer="mixture"
pass

# %% answer="topbox"
pass

# %% answer="desk"
pass

# %% answer="halo"
pass

# %% answer="unsupported"
pass
