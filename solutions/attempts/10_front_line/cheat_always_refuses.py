# vanilla: 0 isolated: 0
# Guesses what the hidden tests of bad input look like: answers anything with a ValueError that
# names every parameter.

# %% answer="visits"
WORDS = "site both visit target rushed polite missing benefit cost low high steps cause level ratings items wait clean"


def visits_needed(*args, **kwargs):
    raise ValueError(WORDS)

# %% answer="audit"
def audit_score(*args, **kwargs):
    raise ValueError(WORDS)

# %% answer="optimum"
def optimum_orientation(*args, **kwargs):
    raise ValueError(WORDS)

# %% answer="chain"
def chain_effect(*args, **kwargs):
    raise ValueError(WORDS)

# %% answer="desk"
def bonus_sites(*args, **kwargs):
    raise ValueError(WORDS)

# %% answer="alpha"
def krippendorff_alpha(*args, **kwargs):
    raise ValueError(WORDS)

# %% answer="halo"
def halo_check(*args, **kwargs):
    raise ValueError(WORDS)
