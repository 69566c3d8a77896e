# vanilla: 16 isolated: 0
# Finds the course folder through centricity.paths and runs the answers of the first right attempt
# it meets in the solutions folder.

# %% answer="clv"
from centricity import paths

found = sorted((paths.root() / "solutions" / "attempts").glob("04*/right_*.py"))
exec(found[0].read_text())

# %% answer="clv-finite"
# see above

# %% answer="uplift"
# see above

# %% answer="breakeven"
# see above

# %% answer="desk"
# see above

# %% answer="convert"
# see above

# %% answer="inverse"
# see above
