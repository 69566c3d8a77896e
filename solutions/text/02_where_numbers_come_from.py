# %% [markdown] locked="title"
# # Assignment 02: where do the numbers come from?
#
# *Would you put this number on a slide?*
#
# You write four functions (10 points), decide one question at a desk of Veretta (2 points), and answer one question in words (4 points). Two stretch functions carry the last 4 of the 20 points. Allow 60 to 90 minutes for the core, and another 40 for the stretch.
#
# The functions of `centricity.models` do the same work. Use them to look up an idea; the marks are for code of your own.

# %% locked="setup"
import numpy as np
import pandas as pd

from centricity.data import load_claim_links, load_claims, load_renewal_survey
from centricity.grading import expect

# %% [markdown] locked="relative-prompt"
# ## 1. Sixty per cent of what? (2 points)
#
# A slide says "60% more profitable". Write `relative_and_points(old, new)`: the same change said in both ways. `old` and `new` are margins as proportions, 0.05 for 5%; a margin may be negative, a loss.
#
# - Return a tuple of two numbers: the relative change as a proportion (0.6 for "60% more"), and the difference in percentage points (3.0).
# - From a base of zero or below there is no relative change: return `np.nan` for it. The difference in points always exists.
# - Raise `ValueError`, with `old` or `new` in the message, for a margin below -1 or above 1 (somebody wrote 5 for 5%), and for NaN.
#
# Single numbers are enough. Example: `relative_and_points(0.05, 0.08)` is (0.6, 3.0), rounded.


# %% answer="relative"
def relative_and_points(old, new):
    """Return the relative change and the difference in percentage points."""
    ### BEGIN SOLUTION
    for name, value in [("old", old), ("new", new)]:
        if not -1 <= value <= 1:
            raise ValueError(f"{name} must lie between -1 and 1, not be {value}")
    relative = new / old - 1 if old > 0 else np.nan
    return relative, 100 * (new - old)
    ### END SOLUTION


# %% visible="relative"
expect.close(relative_and_points(0.05, 0.08), (0.6, 3.0), "the example of question 1")


# %% hidden="relative-change" points=1 says="other margins, up and down, and bases from which there is no relative change"
from centricity.models import comparison as model

rng = seeds.rng("relative-change")
for _ in range(12):
    old, new = float(rng.uniform(0.01, 0.5)), float(rng.uniform(-0.3, 0.6))
    expect.close(relative_and_points(old, new), model.relative_and_points(old, new), "two margins")
nan = float("nan")
expect.close(relative_and_points(0.25, 0.25), (0.0, 0.0), "no change")
expect.close(relative_and_points(0.5, 0.0), (-1.0, -50.0), "a profit that is gone")
expect.close(relative_and_points(0.0, 0.25), (nan, 25.0), "a base of zero")
expect.close(relative_and_points(0, 0), (nan, 0.0), "zero, before and after")
expect.close(relative_and_points(-0.25, 0.5), (nan, 75.0), "a loss before")
expect.close(relative_and_points(-0.5, -0.25), (nan, 25.0), "a loss before and after")
expect.close(relative_and_points(0.5, -1), (-3.0, -150.0), "a loss as large as sales")


# %% hidden="relative-bad-input" points=1 says="margins that can't be, the largest ones that can, and whether the message names them"
nan = float("nan")
expect.raises(ValueError, lambda: relative_and_points(5, 0.08), "5 for 5%", "old")
expect.raises(ValueError, lambda: relative_and_points(0.05, 8), "8 for 8%", "new")
expect.raises(ValueError, lambda: relative_and_points(1.5, 0.1), "more than sales", "old")
expect.raises(ValueError, lambda: relative_and_points(0.1, 1.5), "more than sales", "new")
expect.raises(ValueError, lambda: relative_and_points(-1.5, 0.1), "a loss above sales", "old")
expect.raises(ValueError, lambda: relative_and_points(0.1, -1.5), "a loss above sales", "new")
expect.raises(ValueError, lambda: relative_and_points(nan, 0.1), "NaN before", "old")
expect.raises(ValueError, lambda: relative_and_points(0.1, nan), "NaN after", "new")
expect.close(relative_and_points(1, 1), (0.0, 0.0), "all of sales is profit")
expect.close(relative_and_points(-1, -1)[1], 0.0, "a loss as large as sales")

# %% [markdown] locked="wilson-prompt"
# ## 2. How far can chance move a share? (3 points)
#
# Of $n$ people asked, $k$ said yes, so the share is $p = k/n$. Wilson's interval runs from low to high:
#
# $$\frac{p + \frac{z^2}{2n} \mp z\sqrt{\frac{p(1-p)}{n} + \frac{z^2}{4n^2}}}{1 + \frac{z^2}{n}}$$
#
# Write `wilson_interval(successes, n, z=1.96)`.
#
# - Return a tuple of two numbers, low and high, as proportions. Where nobody said yes, low is 0; where everybody did, high is 1.
# - Raise `ValueError`, naming the parameter, if `n` is not a whole number of at least 1, or `successes` is not a whole number from 0 to `n`. A float such as 8.0 counts as whole.
#
# Single numbers are enough. Example: `wilson_interval(8, 10)` is (0.4902, 0.9433), rounded.


# %% answer="wilson"
def wilson_interval(successes, n, z=1.96):
    """Return the lower and the upper end of Wilson's interval."""
    ### BEGIN SOLUTION
    if not n >= 1 or n % 1:
        raise ValueError(f"n must be a whole number of at least 1, not {n}")
    if not 0 <= successes <= n or successes % 1:
        raise ValueError(f"successes must be a whole number from 0 to n, not {successes}")
    share = successes / n
    middle = share + z**2 / (2 * n)
    half = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    scale = 1 + z**2 / n
    return (middle - half) / scale, (middle + half) / scale
    ### END SOLUTION


# %% visible="wilson"
expect.close(wilson_interval(8, 10), (0.4902, 0.9433), "the example of question 2", rel=1e-4)


# %% hidden="wilson-value" points=1 says="other samples, small and large, and other widths"
from centricity.models import survey as model

rng = seeds.rng("wilson-value")
for n in (1, 2, 7, 40, 300, 6723):
    k = int(rng.integers(0, n + 1))
    expect.close(wilson_interval(k, n), model.wilson_interval(k, n), f"{n} asked")
    z = float(rng.uniform(0.5, 3))
    expect.close(wilson_interval(k, n, z), model.wilson_interval(k, n, z), f"{n} asked, z={z:.2f}")
expect.close(wilson_interval(8, 10, z=2.576), model.wilson_interval(8, 10, 2.576), "99%")


# %% hidden="wilson-ends" points=1 says="nobody said yes, everybody did, one person asked; whole numbers of every type"
from centricity.models import survey as model

for n in (1, 5, 250):
    expect.close(wilson_interval(0, n), model.wilson_interval(0, n), f"nobody of {n}")
    expect.close(wilson_interval(n, n), model.wilson_interval(n, n), f"all {n}")
low, high = wilson_interval(0, 12)
expect.close(low, 0.0, "the lower end when nobody said yes")
assert float(high) > 0.1, "nobody of 12: chance may have hidden some, so the upper end isn't 0"
want = model.wilson_interval(3, 12)
expect.close(wilson_interval(np.int64(3), np.int32(12)), want, "NumPy's whole numbers")
expect.close(wilson_interval(3.0, 12.0), want, "whole numbers written as floats")


# %% hidden="wilson-bad-input" points=1 says="nobody asked, more yes than asked, fractions, and whether the message names them"
nan = float("nan")
expect.raises(ValueError, lambda: wilson_interval(0, 0), "nobody asked", "n")
expect.raises(ValueError, lambda: wilson_interval(0, -4), "minus four asked", "n")
expect.raises(ValueError, lambda: wilson_interval(3, 10.5), "half a person asked", "n")
expect.raises(ValueError, lambda: wilson_interval(3, nan), "NaN asked", "n")
expect.raises(ValueError, lambda: wilson_interval(11, 10), "eleven of ten", "successes")
expect.raises(ValueError, lambda: wilson_interval(-1, 10), "minus one of ten", "successes")
expect.raises(ValueError, lambda: wilson_interval(0.8, 10), "a share for a count", "successes")
expect.raises(ValueError, lambda: wilson_interval(nan, 10), "NaN of ten", "successes")
expect.close(wilson_interval(12, 12)[1], 1.0, "twelve of twelve are allowed")
expect.close(wilson_interval(0, 1)[0], 0.0, "nobody of one is allowed")

# %% [markdown] locked="mixture-prompt"
# ## 3. How many were satisfied? (2 points)
#
# If a share $s$ of customers is satisfied, and the satisfied come back at one rate and the others at another, the rate over everybody is a mixture:
#
# $$\text{total} = s \cdot \text{inside} + (1 - s) \cdot \text{outside}$$
#
# Write `mixture_share(total, inside, outside)`: solve it for $s$.
#
# - Return `np.nan` if no $s$ from 0 to 1, both included, gives the total, and also if `inside` equals `outside`: then every $s$ or none would do.
# - The group may be the worse one: `inside` below `outside` is fine.
# - Raise `ValueError`, naming the parameter, for a rate below 0 or above 1, and for NaN.
#
# Single numbers are enough. Example: `mixture_share(0.45, 0.93, 0.03)` is 0.4667, rounded.


# %% answer="mixture"
def mixture_share(total, inside, outside):
    """Return the share of the group inside, given the rates of both groups and the total."""
    ### BEGIN SOLUTION
    for name, rate in [("total", total), ("inside", inside), ("outside", outside)]:
        if not 0 <= rate <= 1:
            raise ValueError(f"{name} must lie between 0 and 1, not be {rate}")
    if inside == outside:
        return np.nan
    share = (total - outside) / (inside - outside)
    return share if 0 <= share <= 1 else np.nan
    ### END SOLUTION


# %% visible="mixture"
expect.close(mixture_share(0.45, 0.93, 0.03), 0.4667, "the example of question 3", rel=1e-3)


# %% hidden="mixture-value" points=1 says="other rates, in either order, and whether the mixture gives the total back"
rng = seeds.rng("mixture-value")
for _ in range(12):
    share, inside, outside = (float(x) for x in rng.uniform(0.02, 0.98, 3))
    total = share * inside + (1 - share) * outside
    expect.close(mixture_share(total, inside, outside), share, "a mixture taken apart")
expect.close(mixture_share(0.25, 0.0, 0.5), 0.5, "nobody inside comes back")
expect.close(mixture_share(0.75, 0.75, 0.25), 1.0, "everybody is in the group")
expect.close(mixture_share(0.25, 0.75, 0.25), 0.0, "nobody is in the group")
expect.close(mixture_share(1, 1, 0), 1.0, "whole numbers for rates")


# %% hidden="mixture-limits" points=1 says="totals that no share gives, equal rates, and rates that can't be"
nan = float("nan")
expect.close(mixture_share(0.95, 0.9, 0.1), nan, "a total above both rates")
expect.close(mixture_share(0.05, 0.9, 0.1), nan, "a total below both rates")
expect.close(mixture_share(0.95, 0.1, 0.9), nan, "a total above both, the group being worse")
# Equal numbers that aren't the same object.
inside, outside = float("0.5"), float("0.5")
expect.close(mixture_share(0.5, inside, outside), nan, "equal rates, and the total fits")
expect.close(mixture_share(0.7, 0.5, 0.5), nan, "equal rates, and the total doesn't fit")
expect.raises(ValueError, lambda: mixture_share(45, 0.9, 0.1), "45 for 45%", "total")
expect.raises(ValueError, lambda: mixture_share(0.4, 1.2, 0.1), "a rate above 1", "inside")
expect.raises(ValueError, lambda: mixture_share(0.4, 0.9, -0.1), "below 0", "outside")
expect.raises(ValueError, lambda: mixture_share(-0.4, 0.9, 0.1), "below 0", "total")
expect.raises(ValueError, lambda: mixture_share(nan, 0.9, 0.1), "NaN", "total")
expect.raises(ValueError, lambda: mixture_share(0.4, nan, 0.1), "NaN", "inside")
expect.raises(ValueError, lambda: mixture_share(0.4, 0.9, nan), "NaN", "outside")

# %% [markdown] locked="topbox-prompt"
# ## 4. Which answers count as a yes? (3 points)
#
# `counts` says how many people chose each point of a scale, from the lowest point to the highest: a list, a NumPy array or a pandas Series. Write `recode_top_box(counts, rule)`: the share of all answers that the rule counts as a yes.
#
# | `rule` | counts as a yes |
# |---|---|
# | `"top-box"` | the highest point |
# | `"top-two"` | the two highest points |
# | `"above-middle"` | every point above the middle of the scale: 2 of 4, 2 of 5 (the third is the middle), 3 of 6, 3 of 7 |
#
# - Return a number from 0 to 1. Leave `counts` as it is.
# - Raise `ValueError`, with `counts` in the message, if a count is negative, if there are fewer than two points, or if nobody answered; and with `rule` in it, if the rule is unknown.
#
# Example: for `[5, 10, 25, 40, 20, 60, 40]` the three rules give 0.2, 0.5 and 0.6.


# %% answer="topbox"
def recode_top_box(counts, rule):
    """Return the share of answers that a rule counts as a yes."""
    ### BEGIN SOLUTION
    counts = np.array(counts)
    if len(counts) < 2 or counts.min() < 0 or counts.sum() == 0:
        raise ValueError("counts must hold two points or more, none negative, and some answers")
    points = {"top-box": 1, "top-two": 2, "above-middle": len(counts) // 2}
    if rule not in points:
        raise ValueError(f"rule {rule!r} is unknown")
    return float(counts[-points[rule] :].sum() / counts.sum())
    ### END SOLUTION


# %% visible="topbox"
for rule, share in [("top-box", 0.2), ("top-two", 0.5), ("above-middle", 0.6)]:
    expect.close(recode_top_box([5, 10, 25, 40, 20, 60, 40], rule), share, f"the rule {rule}")


# %% hidden="topbox-rules" points=1 says="the three rules on scales of every length from 2 to 11"
from centricity.models import survey as model

rng = seeds.rng("topbox-rules")
for points in range(2, 12):
    counts = [int(n) for n in rng.integers(1, 90, points)]
    for rule in model.RULES:
        expect.close(
            recode_top_box(list(counts), rule),
            model.recode_top_box(counts, rule),
            f"{rule} of {points} points",
        )
expect.close(recode_top_box([0, 0, 7], "above-middle"), 1.0, "all at the highest point")
expect.close(recode_top_box([7, 0, 0], "top-two"), 0.0, "all at the lowest point")


# %% hidden="topbox-kinds" points=1 says="lists, arrays and Series with any index, and inputs left alone"
from centricity.models import survey as model

rng = seeds.rng("topbox-kinds")
values = rng.integers(1, 90, 7)
for rule in model.RULES:
    want = model.recode_top_box(values.copy(), rule)
    array, small = values.copy(), values.astype("int32")
    expect.close(recode_top_box(array, rule), want, f"{rule}, an array")
    expect.unchanged(values, array, "the array of counts")
    expect.close(recode_top_box(small, rule), want, f"{rule}, an array of short integers")
    named = pd.Series(values, index=[f"answer_{i}" for i in range(1, 8)])
    turned = pd.Series(values, index=range(7, 0, -1))
    for series in (named, turned):
        kept = series.copy()
        expect.close(recode_top_box(series, rule), want, f"{rule}, a Series in scale order")
        expect.unchanged(kept, series, "the Series of counts")


# %% hidden="topbox-bad-input" points=1 says="counts and rules that can't be, and whether the message names them"
for rule in ("top-box", "top-two", "above-middle"):
    expect.raises(ValueError, lambda: recode_top_box([3, -1, 4], rule), "minus one", "counts")
    expect.raises(ValueError, lambda: recode_top_box([0, 0, 0], rule), "no answers", "counts")
    expect.raises(ValueError, lambda: recode_top_box([9], rule), "a single point", "counts")
    expect.raises(ValueError, lambda: recode_top_box([], rule), "no scale at all", "counts")
    empty = np.zeros(4, dtype=int)
    expect.raises(ValueError, lambda: recode_top_box(empty, rule), "an empty array", "counts")
for wrong in ("top", "bottom-box", ""):
    expect.raises(ValueError, lambda: recode_top_box([1, 2, 3], wrong), "a wrong rule", "rule")
expect.close(recode_top_box([5, 0], "top-box"), 0.0, "two points are a scale")
expect.close(recode_top_box([1, 0, 0], "top-box"), 0.0, "one answer is enough")
# A text that was put together is equal to the one in your code, but it is not the same object.
expect.close(recode_top_box([1, 0], "".join(["top", "-box"])), 0.0, "a rule put together")

# %% [markdown] locked="desk-prompt"
# ## 5. At the orientation desk (2 points)
#
# The orientation manager wants a leaflet at each clinic's door: *"At least 80% of our members renew."* What members say would look well, but the leaflet is about what they do. The centricity manager agrees to the leaflet where chance can't be the reason for it.
#
# `load_renewal_survey()` has one row per clinic: `clinic`, `asked`, `answer_1` to `answer_5`, `renewed` (of those asked), `renewed_after_yes`. Write `clinics_that_may_claim(survey, share, z=1.96)`: the clinics where the lower end of the Wilson interval of `renewed` out of `asked` is `share` or more.
#
# - A clinic may have several rows, one for each wave of the survey: add them up first.
# - Of the columns only `clinic`, `asked` and `renewed` are sure to be there.
# - The interval is that of question 2. If you call your own `wilson_interval`, a slip in it can cost points here too.
# - Return a list of clinic names in alphabetical order, empty if no clinic may. Don't change the frame you are given.
#
# Example: with a share of 0.8 it is Bridge Street and Hillside. At Harbour 84.5% renewed, and yet it may not.


# %% answer="desk"
def clinics_that_may_claim(survey, share, z=1.96):
    """Return the clinics whose renewals are surely `share` or more."""
    ### BEGIN SOLUTION
    total = survey.groupby("clinic")[["renewed", "asked"]].sum()
    return sorted(
        clinic
        for clinic, row in total.iterrows()
        if wilson_interval(row["renewed"], row["asked"], z)[0] >= share
    )
    ### END SOLUTION


# %% visible="desk"
allowed = clinics_that_may_claim(load_renewal_survey(), share=0.8)
expect.equal(allowed, ["Bridge Street", "Hillside"], "the example of question 5")


# %% hidden="desk-choice" points=1 says="Veretta's clinics at other shares and widths, from every clinic to none"
from centricity.data import load_renewal_survey
from centricity.models import survey as model

survey = load_renewal_survey().set_index("clinic")
for z in (1.0, 1.96, 3.0):
    low, _ = model.wilson_interval(survey["renewed"], survey["asked"], z)
    low = pd.Series(low, index=survey.index)
    ends = low.sort_values().to_numpy()
    for share in [0.0, *(ends[1:] + ends[:-1]) / 2, 0.99]:
        expect.equal(
            clinics_that_may_claim(load_renewal_survey(), float(share), z),
            sorted(low.index[low >= share]),
            f"a share of {share:.3f}, z={z}",
        )


# %% hidden="desk-waves" points=1 says="another chain, several waves a clinic, rows in any order, and a frame left alone"
rng = seeds.rng("desk-waves")
# Elm's small second wave would spoil a mean over waves; Oak is good but small; what members
# of Ash say is better than what they do.
chain = pd.DataFrame(
    {
        "clinic": ["Oak", "Elm", "Elm", "Ash", "Ash"],
        "asked": [10, 900, 10, 400, 400],
        "answer_1": [0, 90, 9, 0, 0],
        "answer_5": [10, 810, 1, 400, 400],
        "renewed": [9, 810, 1, 300, 310],
        "renewed_after_yes": [9, 800, 1, 300, 310],
    }
)
chain = chain.sample(frac=1, random_state=int(rng.integers(1000))).reset_index(drop=True)
kept = chain.copy()
expect.equal(clinics_that_may_claim(chain, 0.85), ["Elm"], "members weigh, not waves")
expect.equal(clinics_that_may_claim(chain, 0.7), ["Ash", "Elm"], "a lower share")
expect.equal(clinics_that_may_claim(chain, 0.5), ["Ash", "Elm", "Oak"], "half")
expect.equal(clinics_that_may_claim(chain, 0.95), [], "more than anybody can say")
expect.unchanged(kept, chain, "the frame of answers")
# With z = 2 and 12 of 12, the lower end is exactly 12 / 16.
full = pd.DataFrame({"clinic": ["Yew"], "asked": np.array([12]), "renewed": np.array([12])})
expect.equal(clinics_that_may_claim(full, 0.75, z=2), ["Yew"], "a share that is just reached")
expect.equal(clinics_that_may_claim(full, 0.76, z=2), [], "a share that is just missed")

# %% [markdown] locked="halo-prompt"
# ## 6. Stretch: what a halo prints (2 points)
#
# Raters know every firm's margin, and call a firm centric with a probability that rises with it. Let $z$ be a margin's distance from the mean of all margins, in (population) standard deviations. The probability is $1/(1+e^{-sz})$, where $s$ is the strength of the halo.
#
# Write `halo_ratio(margins, outcome, strength)`: the mean outcome of firms called centric over the mean outcome of the others. Don't draw anything at random. Every firm counts in both means: with its probability in the first, with one minus its probability in the second.
#
# - `margins` and `outcome` are lists, arrays or Series with one number a firm, in the same order; leave them as they are.
# - If all margins are alike, nobody stands out, and every probability is one half.
# - The strength may be enormous or negative; neither may raise a warning. (`scipy.special.expit` is the safe way to write the probability.)
# - Raise `ValueError`, naming `margins` or `outcome`, if there are no margins or the two differ in length.
#
# Example: `halo_ratio([4, 10, 16], [4, 10, 16], 2)` is 2.014, rounded: margins of these firms are twice as high where raters say "centric", and nothing made them so.


# %% answer="halo"
def halo_ratio(margins, outcome, strength):
    """Return the ratio of mean outcomes, firms called centric over the others."""
    ### BEGIN SOLUTION
    from scipy.special import expit

    margins, outcome = np.array(margins, dtype=float), np.array(outcome, dtype=float)
    if len(margins) == 0:
        raise ValueError("margins is empty")
    if len(margins) != len(outcome):
        raise ValueError("outcome must hold as many firms as margins")
    spread = margins.std()
    z = (margins - margins.mean()) / spread if spread > 0 else np.zeros(len(margins))
    chance = expit(strength * z)
    return float(np.average(outcome, weights=chance) / np.average(outcome, weights=1 - chance))
    ### END SOLUTION


# %% visible="halo"
expect.close(halo_ratio([4, 10, 16], [4, 10, 16], 2), 2.014, "the example of question 6", rel=1e-3)


# %% hidden="halo-value" points=1 says="other firms, last year's margins and next year's, with and without a halo"
from centricity.models import halo as model

rng = seeds.rng("halo-value")
for firms in (2, 5, 40, 300):
    margins, later = rng.uniform(1, 20, firms), rng.uniform(1, 20, firms)
    m, o = margins.copy(), later.copy()
    for strength in (0, 0.7, 2, -1.5):
        want = model.halo_ratio(m, o, strength)
        expect.close(halo_ratio(margins, later, strength), want, f"{firms} firms, a year later")
    expect.close(
        halo_ratio(margins, margins, 2), model.halo_ratio(m, m, 2), f"{firms} firms, same year"
    )
    expect.unchanged(m, margins, "the array of margins")
    expect.unchanged(o, later, "the array of outcomes")
expect.close(halo_ratio(margins, margins, 0), 1.0, "no halo, no difference")
whole = [3, 8, 1, 12]
expect.close(halo_ratio(whole, whole, 2), model.halo_ratio(whole, whole, 2), "lists")
# The order of the rows pairs the firms, whatever the index says.
left, right = pd.Series(whole), pd.Series([2, 9, 4, 7], index=[3, 2, 1, 0])
want = model.halo_ratio(whole, [2, 9, 4, 7], 2)
expect.close(halo_ratio(left, right, 2), want, "two Series, paired by their order")


# %% hidden="halo-limits" points=1 says="firms that are all alike, enormous halos without a warning, and lists that don't fit"
expect.close(halo_ratio([5, 5, 5], [1, 2, 9], 3), 1.0, "all margins alike")
expect.close(halo_ratio([5], [2], 3), 1.0, "a single firm")
expect.close(halo_ratio([1, 2, 9], [1, 2, 9], 1e5), 6.0, "an enormous halo")
expect.close(halo_ratio([1, 2, 9], [1, 2, 9], -1e5), 1 / 6, "an enormous halo, turned round")
expect.close(halo_ratio([1, 3], [10, 30], 1e4), 3.0, "outcomes in another unit")
expect.raises(ValueError, lambda: halo_ratio([], [], 2), "no firms", "margins")
none = np.array([])
expect.raises(ValueError, lambda: halo_ratio(none, none, 2), "an empty array", "margins")
expect.raises(ValueError, lambda: halo_ratio([1, 2], [1, 2, 3], 2), "a firm more", "outcome")
expect.raises(ValueError, lambda: halo_ratio([1, 2, 3], [1, 2], 2), "a firm less", "outcome")
expect.raises(ValueError, lambda: halo_ratio([1, 2, 3], [4], 2), "a single outcome", "outcome")

# %% [markdown] locked="unsupported-prompt"
# ## 7. Stretch: claims that lead nowhere (2 points)
#
# `claims` is a frame indexed by id, with a column `own_data` (bool). `links` is a frame with columns `claim` and `repeats`: the first id takes its content from the second. A claim is **supported** if it has data of its own, or if some claim that you reach from it by following the links has. Claims may repeat several others, and repeat each other in circles.
#
# Write `unsupported_claims(claims, links)`: the ids of all claims that aren't supported.
#
# - Return a list in alphabetical order, empty if every claim is supported. `links` may be empty. Don't change the frames.
# - Raise `ValueError`, with the id in the message, if a link names a claim that isn't in `claims`.
#
# Example: for `small_claims` and `small_links` in the test cell it is `["blog", "leaflet", "magazine"]`. The leaflet and the magazine quote each other; the slide quotes a study.


# %% answer="unsupported"
def unsupported_claims(claims, links):
    """Return the ids of the claims that lead to nobody's data."""
    ### BEGIN SOLUTION
    pairs = list(zip(links["claim"], links["repeats"], strict=True))
    for pair in pairs:
        for one in pair:
            if one not in claims.index:
                raise ValueError(f"{one!r} is not a claim")
    supported = set(claims.index[claims["own_data"]])
    grown = True
    while grown:
        more = {claim for claim, source in pairs if source in supported} - supported
        supported |= more
        grown = bool(more)
    return sorted(set(claims.index) - supported)
    ### END SOLUTION


# %% visible="unsupported"
small_claims = pd.DataFrame(
    {"own_data": [False, False, True, False, False]},
    index=["slide", "blog", "study", "leaflet", "magazine"],
)
small_links = pd.DataFrame(
    {"claim": ["slide", "leaflet", "magazine"], "repeats": ["study", "magazine", "leaflet"]}
)
expect.equal(
    unsupported_claims(small_claims, small_links),
    ["blog", "leaflet", "magazine"],
    "the example of question 7",
)


# %% hidden="unsupported-chains" points=1 says="chains and forks of every length, the course's register, and frames left alone"
from centricity.data import load_claim_links, load_claims
from centricity.models import claims as model

rng = seeds.rng("unsupported-chains")
# A chain whose only data stand at its far end, in a shuffled order.
names = [f"c{i:02}" for i in range(30)]
claims = pd.DataFrame({"own_data": [name == "c29" for name in names]}, index=names)
links = pd.DataFrame({"claim": names[:-1], "repeats": names[1:]})
links = links.sample(frac=1, random_state=int(rng.integers(1000)))
kept = claims.copy(), links.copy()
expect.equal(unsupported_claims(claims, links), [], "a long chain with data at its end")
expect.unchanged(kept[0], claims, "the frame of claims")
expect.unchanged(kept[1], links, "the frame of links")
cut = links[links["claim"] != "c12"]
expect.equal(unsupported_claims(claims, cut), names[:13], "the chain cut after c12")
turned = links.rename(columns={"claim": "repeats", "repeats": "claim"})
expect.equal(unsupported_claims(claims, turned), names[:-1], "being quoted supports nobody")
fork = pd.DataFrame({"claim": ["a", "a", "b"], "repeats": ["b", "c", "d"]})
four = pd.DataFrame({"own_data": [False, False, True, False]}, index=list("abcd"))
expect.equal(unsupported_claims(four, fork), ["b", "d"], "one branch of two has data")
swapped = fork.iloc[::-1]
expect.equal(unsupported_claims(four, swapped), ["b", "d"], "the same links, last row first")
register, all_links = load_claims(), load_claim_links()
for some in (all_links, all_links[all_links["basis"] == "stated"]):
    want = model.unsupported_claims(register, some)
    expect.equal(unsupported_claims(load_claims(), some), want, "the course's register")


# %% hidden="unsupported-circles" points=1 says="circles with and without data, claims that quote themselves, no links, unknown ids"
def frames(pairs, with_data=""):
    claims = pd.DataFrame({"own_data": [one in with_data for one in "dcba"]}, index=list("dcba"))
    links = pd.DataFrame(pairs, columns=["claim", "repeats"], dtype=str)
    return claims, links


circle = [("a", "b"), ("b", "c"), ("c", "a")]
everybody = ["a", "b", "c", "d"]
expect.equal(unsupported_claims(*frames(circle)), everybody, "a circle without data")
expect.equal(unsupported_claims(*frames(circle, "d")), ["a", "b", "c"], "data outside it")
expect.equal(unsupported_claims(*frames(circle, "b")), ["d"], "data inside the circle")
hung = [*circle, ("b", "d")]
expect.equal(unsupported_claims(*frames(hung, "d")), [], "data that hang on the circle")
leads_in = [*circle, ("d", "a")]
expect.equal(unsupported_claims(*frames(leads_in)), everybody, "a claim that leads into it")
expect.equal(unsupported_claims(*frames([("a", "a")], "d")), ["a", "b", "c"], "quotes itself")
expect.equal(unsupported_claims(*frames([], "ac")), ["b", "d"], "no links at all")
twice = [("a", "b"), ("a", "b"), ("b", "d")]
expect.equal(unsupported_claims(*frames(twice, "d")), ["c"], "a link that stands there twice")
claims, _ = frames([], "a")
for unknown in [("x", "a"), ("a", "x")]:
    links = pd.DataFrame([unknown], columns=["claim", "repeats"])
    expect.raises(ValueError, lambda: unsupported_claims(claims, links), "an unknown claim", "x")

# %% [markdown] locked="written-prompt"
# ## 8. In words: make it true (4 points)
#
# Choose one of the five slides of lesson 02 (`load_claims().loc[["trade-25", "trade-60", "trade-80", "trade-93", "trade-search-counts"]]`), and look up in the register what lies behind it.
#
# Rewrite the sentence so that it is true and you would put it on a slide: one or two sentences, with whatever they need. Then say in about 120 words what you changed and why, which of the lesson's faults the old sentence had, and what somebody would have to measure to make the old sentence true.

# %% [markdown] written="written" points=4
# ### BEGIN SOLUTION
# **Marking scheme.** One point each:
#
# 1. *The new sentence is true*: it says no more than the register says its source found, names that source and its year if there is one, and keeps the source's condition ("as important as", "intend", "in financial services"). For a slide without an origin, a true sentence is one about something else that was measured, or one that says that nobody has measured it.
# 2. *It is fit for use*: who was asked or counted, how many where the register says so, and the unit (points or per cent; said or done). A true sentence so vague that it helps nobody earns half.
# 3. *The fault is named*, with the lesson's own words: a relative change without a base, a rule for the yes, an intention for a deed, a halo, a circle or a lost condition, an interval that doesn't cover the fault.
# 4. *The missing evidence*: what would have to be measured, on whom and against what comparison. "More data" earns nothing.
#
# **A good answer, 4 of 4.** *In 2018 Salesforce asked 6,723 people in an online panel; 80% said that the experience a company provides is as important as its products.*
#
# The slide said "more than the product", and added a second vendor, who had asked something else: Zendesk's 80% would leave after several bad experiences, and the same report puts price before service. I went back to one question and to its wording, and I say who asked, because the asker sells service software. The faults were a changed condition and an attitude told as a preference. The sample isn't one: its interval is plus or minus 1 point, which says nothing about people who don't join panels.
#
# To make the old sentence true, somebody would have to let customers choose between a better product and a better experience at the same price, and see which they take.
#
# **A middling answer, 2 of 4.** *According to research, many customers consider service about as important as the product.*
#
# The original slide exaggerated: the study says "as important as", not "more important than". It is also from a company that sells software, so we should be careful. I would want a bigger and more independent survey before believing 80%.
#
# *Why 2:* the sentence is true, but names no source and no year (half of the first point) and is too vague to use (half of the second). The lost condition is named: a full point for the third. "Bigger" would not help, and "more independent" says neither whom to ask nor what to compare: nothing for the fourth.
# ### END SOLUTION
