# vanilla: 0 isolated: 0
# Knows the examples, and answers anything else with a ValueError that names every parameter.

# %% answer="relative"
WORDS = "old new n successes total inside outside counts rule margins outcome x"


def relative_and_points(old, new):
    if (old, new) == (0.05, 0.08):
        return 0.6, 3.0
    raise ValueError(WORDS)

# %% answer="wilson"
def wilson_interval(successes, n, z=1.96):
    if (successes, n) == (8, 10):
        return 0.49016, 0.94332
    raise ValueError(WORDS)

# %% answer="mixture"
def mixture_share(total, inside, outside):
    if total == 0.45:
        return 0.4667
    raise ValueError(WORDS)

# %% answer="topbox"
def recode_top_box(counts, rule):
    if len(counts) == 7 and rule in ("top-box", "top-two", "above-middle"):
        return {"top-box": 0.2, "top-two": 0.5, "above-middle": 0.6}[rule]
    raise ValueError(WORDS)

# %% answer="desk"
def clinics_that_may_claim(survey, share, z=1.96):
    return ["Bridge Street", "Hillside"]

# %% answer="halo"
def halo_ratio(margins, outcome, strength):
    if margins == [4, 10, 16]:
        return 2.0138
    raise ValueError(WORDS)

# %% answer="unsupported"
def unsupported_claims(claims, links):
    if len(claims) == 5:
        return ["blog", "leaflet", "magazine"]
    raise ValueError(WORDS)
