# %% [markdown] locked="title"
# # Assignment 06: loyalty that nobody has
#
# *Do customers become loyal, or do the disloyal leave?*
#
# You answer four questions in code (10 points), decide one question at a desk of Veretta (2 points), and answer one question in words (4 points). Two stretch functions carry the last 4 of the 20 points. Allow 60 to 90 minutes for the core, and another 30 for the stretch.
#
# The functions of `centricity.models.sbg` do the same work. Use them to look up an idea; the marks are for code of your own.
#
# The likelihood is given: `minus_log_likelihood` in the cell below is small where a mixture explains the losses well. You need to call it, not to change it.

# %% locked="setup"
import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.special import betaln, hyp2f1

from centricity.data import load_joiners, load_segment_survival
from centricity.grading import expect


def minus_log_likelihood(alpha, beta, lost, left):
    """Return how badly a mixture explains a cohort: the lower, the better.

    `lost` is an array: customers lost in year 1, 2, ...; `left` are the customers left at the end.
    """
    churn = alpha / (alpha + beta + np.arange(len(lost)))
    stayed = np.cumsum(np.log(1 - churn))
    before = np.concatenate([[0], stayed[:-1]])
    return -np.sum(lost * (np.log(churn) + before)) - left * stayed[-1]


# %% [markdown] locked="mixture-prompt"
# ## 1. The mixture, year by year (4 points)
#
# A customer leaves with the same probability at every renewal; over customers that probability follows a beta distribution with parameters $\alpha$ and $\beta$. Of the customers who are there before renewal number $t$, the share that renews is
#
# $$r_t = \frac{\beta + t - 1}{\alpha + \beta + t - 1}, \qquad t = 1, 2, \dots$$
#
# and the share of the cohort still there after $t$ renewals is the product $S(t) = r_1 r_2 \cdots r_t$. With the beta function it is also $B(\alpha, \beta + t) / B(\alpha, \beta)$, and $S(0) = 1$.
#
# Write `sbg_retention(alpha, beta, year)` for $r_t$ and `sbg_survival(alpha, beta, year)` for $S(t)$.
#
# - `alpha` and `beta` are single numbers. `year` is a whole number, or a NumPy array or list of whole numbers; with an array or list the answer is an array of the same length, and what you were given stays as it is.
# - Years go up to 10,000, and `alpha` and `beta` up to 1,000. `betaln` is the logarithm of the beta function, which itself becomes too small for a float there.
# - Raise `ValueError`, with the name of the parameter in the message, for an `alpha` or `beta` of 0 or below, for a `year` below the first one (1 for retention, 0 for survival), and for a `year` that isn't whole. One such value in an array is enough.
#
# Examples: `sbg_retention(0.668, 3.806, 1)` is 0.851, and `sbg_survival(0.668, 3.806, 12)` is 0.378, both rounded.


# %% answer="retention"
def sbg_retention(alpha, beta, year):
    """Return the share of those still there who renew in a year."""
    ### BEGIN SOLUTION
    for name, value in [("alpha", alpha), ("beta", beta)]:
        if value <= 0:
            raise ValueError(f"{name} must be above 0, not {value}")
    year = np.asarray(year)
    if np.any(year < 1) or np.any(year % 1):
        raise ValueError("year must be a whole number of at least 1")
    rate = (beta + year - 1) / (alpha + beta + year - 1)
    return rate if year.ndim else float(rate)
    ### END SOLUTION


# %% visible="retention"
expect.close(sbg_retention(0.668, 3.806, 1), 0.851, "the first example of question 1", rel=1e-3)
expect.close(sbg_retention(0.668, 3.806, np.array([1, 12])), [0.851, 0.957], "two years", rel=1e-3)


# %% hidden="retention-rates" points=1 says="retention rates of other mixtures, for single years, arrays and lists"
from centricity.models import sbg

rng = seeds.rng("retention-rates")
years = np.array([3, 1, 12, 7, 10_000])
kept = years.copy()
for _ in range(8):
    alpha, beta = rng.uniform(0.05, 9), rng.uniform(0.05, 30)
    year = int(rng.integers(1, 40))
    expect.close(
        sbg_retention(alpha, beta, year), sbg.retention(alpha, beta, year), "a single year"
    )
    expect.close(
        sbg_retention(alpha, beta, years), sbg.retention(alpha, beta, kept), "several years"
    )
expect.unchanged(kept, years, "the array of years")
expect.close(sbg_retention(2, 3, [1, 2]), [0.6, 4 / 6], "a list, and whole alpha and beta")


# %% hidden="retention-bad-input" points=1 says="what your function refuses, and whether the message names the parameter"
for wrong in (0, -0.5):
    expect.raises(ValueError, lambda: sbg_retention(wrong, 2.0, 1), "alpha too low", "alpha")
    expect.raises(ValueError, lambda: sbg_retention(2.0, wrong, 1), "beta too low", "beta")
expect.raises(ValueError, lambda: sbg_retention(1.0, 2.0, 0), "a renewal number 0", "year")
expect.raises(ValueError, lambda: sbg_retention(1.0, 2.0, -3), "a negative year", "year")
expect.raises(ValueError, lambda: sbg_retention(1.0, 2.0, 1.5), "a year and a half", "year")
bad, half = np.array([1, 2, 0]), np.array([1.0, 2.5])
expect.raises(ValueError, lambda: sbg_retention(1.0, 2.0, bad), "one bad year", "year")
expect.raises(ValueError, lambda: sbg_retention(1.0, 2.0, half), "one half year", "year")
expect.close(sbg_retention(0.25, 0.25, 1), 0.5, "an alpha and beta below 1 are allowed")
expect.close(sbg_retention(1.0, 2.0, 2.0), 0.75, "a whole year written as 2.0 is allowed")


# %% answer="survival"
def sbg_survival(alpha, beta, year):
    """Return the share of a cohort still there after so many renewals."""
    ### BEGIN SOLUTION
    for name, value in [("alpha", alpha), ("beta", beta)]:
        if value <= 0:
            raise ValueError(f"{name} must be above 0, not {value}")
    year = np.asarray(year)
    if np.any(year < 0) or np.any(year % 1):
        raise ValueError("year must be a whole number of at least 0")
    share = np.exp(betaln(alpha, beta + year) - betaln(alpha, beta))
    return share if year.ndim else float(share)
    ### END SOLUTION


# %% visible="survival"
expect.close(sbg_survival(0.668, 3.806, 12), 0.378, "the second example of question 1", rel=1e-3)
expect.close(sbg_survival(0.668, 3.806, np.array([0, 12])), [1, 0.378], "two years", rel=1e-3)


# %% hidden="survival-shares" points=1 says="survival of other mixtures, from the first day on, and what your function refuses"
from centricity.models import sbg

rng = seeds.rng("survival-shares")
years = np.array([5, 0, 1, 12, 30])
kept = years.copy()
for _ in range(8):
    alpha, beta = rng.uniform(0.05, 9), rng.uniform(0.05, 30)
    year = int(rng.integers(1, 40))
    expect.close(sbg_survival(alpha, beta, year), sbg.survival(alpha, beta, year), "a single year")
    expect.close(sbg_survival(alpha, beta, years), sbg.survival(alpha, beta, kept), "several years")
expect.unchanged(kept, years, "the array of years")
expect.close(sbg_survival(2.0, 3.0, 0), 1.0, "the first day")
expect.close(sbg_survival(1, 1, [1, 3]), [0.5, 0.25], "a list, and whole alpha and beta")
for wrong in (0, -2):
    expect.raises(ValueError, lambda: sbg_survival(wrong, 2.0, 1), "alpha too low", "alpha")
    expect.raises(ValueError, lambda: sbg_survival(2.0, wrong, 1), "beta too low", "beta")
expect.raises(ValueError, lambda: sbg_survival(1.0, 2.0, -1), "a negative year", "year")
expect.raises(ValueError, lambda: sbg_survival(1.0, 2.0, 0.5), "half a year", "year")
bad, half = np.array([0, -1]), np.array([0, 0.5])
expect.raises(ValueError, lambda: sbg_survival(1.0, 2.0, bad), "one bad year", "year")
expect.raises(ValueError, lambda: sbg_survival(1.0, 2.0, half), "one half year", "year")


# %% hidden="survival-large" points=1 says="thousands of years, and alpha and beta in the hundreds"
from centricity.models import sbg

rng = seeds.rng("survival-large")
late = np.array([171, 1000, 10_000])
for _ in range(4):
    alpha, beta = rng.uniform(0.2, 1.2), rng.uniform(0.5, 6)
    expect.close(sbg_survival(alpha, beta, late), sbg.survival(alpha, beta, late), "late years")
    expect.close(
        sbg_survival(alpha, beta, 10_000), sbg.survival(alpha, beta, 10_000), "year 10,000"
    )
for _ in range(4):
    alpha, beta = rng.uniform(400, 600), rng.uniform(600, 1000)
    expect.close(
        sbg_survival(alpha, beta, 6),
        sbg.survival(alpha, beta, 6),
        "hundreds for alpha and beta",
    )

# %% [markdown] locked="fit-prompt"
# ## 2. The fit (3 points)
#
# Write `sbg_fit(surviving)`: the $\alpha$ and $\beta$ that make the losses of a cohort as likely as possible, as a tuple of two floats.
#
# `surviving` is a list, array or Series: customers there at the start, after 1 year, after 2 years and so on. It may come as shares (from 1), in per cent (from 100) or as counts (from any number); $\alpha$ and $\beta$ don't depend on the unit. Leave it as it is.
#
# - `minus_log_likelihood(alpha, beta, lost, left)` is given. Work out `lost` and `left` of a cohort of 1,000 customers, whatever the unit of `surviving`.
# - `minimize(function, x0, method="Nelder-Mead").x` finds where a function of one array is smallest. Search over the *logarithms* of $\alpha$ and $\beta$, starting from `[-0.5, 1]`: whatever the search tries, `np.exp` of it is above 0. Don't start it from `[0, 0]`: the first steps of Nelder-Mead are in proportion to the start, so there they are tiny, and now and then the search ends at once, far from the best fit.
# - Raise `ValueError` if the numbers rise anywhere, with the words `year 3` in the message if the first rise is from year 2 to year 3; and, with the word `surviving` in the message, if there are fewer than three numbers, or one is negative or NaN.
#
# Tests allow 0.5% on each parameter. Example: the first seven years of the published segment High End, `[100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1]`, give 0.668 and 3.806.


# %% answer="fit"
def sbg_fit(surviving):
    """Return alpha and beta of the mixture that explains a cohort best."""
    ### BEGIN SOLUTION
    there = np.asarray(surviving, dtype=float)
    if len(there) < 3 or np.any(np.isnan(there)) or np.any(there < 0):
        raise ValueError("surviving must hold at least three numbers, none negative or NaN")
    lost = -np.diff(there)
    for year, change in enumerate(lost, start=1):
        if change < 0:
            raise ValueError(f"the number surviving rises in year {year}")
    scale = 1000 / there[0]
    found = minimize(
        lambda x: minus_log_likelihood(np.exp(x[0]), np.exp(x[1]), lost * scale, there[-1] * scale),
        [-0.5, 1],
        method="Nelder-Mead",
    )
    alpha, beta = np.exp(found.x)
    return float(alpha), float(beta)
    ### END SOLUTION


# %% visible="fit"
seven_years = [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1]
expect.close(sbg_fit(seven_years), [0.668, 3.806], "the example of question 2", rel=5e-3)


# %% hidden="fit-cohorts" points=1 says="the published segments over other spans of years, and other cohorts"
from centricity.data import load_segment_survival
from centricity.models import sbg

survival = load_segment_survival()
for segment in ("High End", "Regular"):
    curve = survival.loc[survival["segment"] == segment, "survival"].to_numpy()
    for years in (4, 7, 12):
        there = curve[: years + 1].tolist()
        expect.close(sbg_fit(there), sbg.fit(there)[:2], f"{segment}, {years} years", rel=5e-3)
rng = seeds.rng("fit-cohorts")
for years in (6, 8, 10):
    alpha, beta = rng.uniform(0.4, 1.2), rng.uniform(0.8, 4)
    there = np.round(20_000 * sbg.survival(alpha, beta, np.arange(years + 1)))
    expect.close(sbg_fit(there), sbg.fit(there)[:2], "another cohort", rel=5e-3)
# Cohorts on which a search from [0, 0] ends far from the best fit.
for there in (
    [20000, 15390, 12637, 10791, 9458, 8446, 7649, 7004, 6469],
    [20000, 15484, 12745, 10891, 9546, 8522, 7714, 7058, 6515, 6056, 5664],
    [20000, 17247, 15385, 14020, 12963, 12114, 11413],
):
    expect.close(sbg_fit(there), sbg.fit(there)[:2], "a cohort that is hard to fit", rel=5e-3)


# %% hidden="fit-units" points=1 says="shares, per cent and counts; lists, arrays and Series; and input left alone"
from centricity.models import sbg

rng = seeds.rng("fit-units")
alpha, beta = rng.uniform(0.5, 1.0), rng.uniform(1, 4)
counts = np.round(5_000 * sbg.survival(alpha, beta, np.arange(8)))
wanted = sbg.fit(counts)[:2]
series = pd.Series(counts, index=range(2019, 2027))
# Copies, because an answer that changes its input must not change what is expected of it.
array, as_series = counts.copy(), series.copy()
for there, what in [
    (array, "counts"),
    (counts.astype(int), "whole counts"),
    (counts / 5_000, "shares"),
    ((counts / 50).tolist(), "a list in per cent"),
    (as_series, "a Series with calendar years"),
    (series[::-1].sort_index(), "a Series that was sorted"),
]:
    expect.close(sbg_fit(there), wanted, what, rel=5e-3)
expect.unchanged(counts, array, "the array of survivors")
expect.unchanged(series, as_series, "the Series of survivors")
as_list = counts.tolist()
expect.close(sbg_fit(as_list), wanted, "a list of counts", rel=5e-3)
expect.unchanged(counts.tolist(), as_list, "the list of survivors")


# %% hidden="fit-bad-input" points=1 says="numbers that rise, are too few, negative or missing, and years without losses"
from centricity.models import sbg

nan = float("nan")
expect.raises(ValueError, lambda: sbg_fit([100, 90, 80, 85, 70]), "a rise in year 3", "year 3")
expect.raises(ValueError, lambda: sbg_fit([1.0, 1.1, 0.9]), "a rise in year 1", "year 1")
expect.raises(ValueError, lambda: sbg_fit([9, 8, 9, 7, 8]), "two rises, one in year 2", "year 2")
expect.raises(ValueError, lambda: sbg_fit([100, 90, 80, 70, 71]), "at the end", "year 4")
expect.raises(ValueError, lambda: sbg_fit([100, 90]), "two numbers", "surviving")
expect.raises(ValueError, lambda: sbg_fit([]), "no numbers", "surviving")
expect.raises(ValueError, lambda: sbg_fit([100, 50, -1]), "a negative number", "surviving")
expect.raises(ValueError, lambda: sbg_fit([100, nan, 50, 40]), "a NaN", "surviving")
expect.raises(ValueError, lambda: sbg_fit([100, 70, 60, nan]), "a NaN at the end", "surviving")
for there in ([100, 70, 60], [100, 70, 60, 60, 54], [100, 40, 25, 20, 18, 0]):
    expect.close(sbg_fit(there), sbg.fit(there)[:2], "few years, no losses, nobody left", rel=5e-3)

# %% [markdown] locked="residual-prompt"
# ## 3. What is still to come? (2 points)
#
# A customer has made $n - 1$ renewals and is about to decide on renewal number $n$. Money a year away is worth $1/(1+d)$ of money today. The number of payments still to be expected, the next one (if it comes) undiscounted, is
#
# $$\sum_{t=n}^{\infty} \frac{S(t)}{S(n-1)} \frac{1}{(1+d)^{t-n}} = \frac{\beta+n-1}{\alpha+\beta+n-1}\; {}_2F_1\!\left(1,\ \beta+n;\ \alpha+\beta+n;\ \frac{1}{1+d}\right)$$
#
# where ${}_2F_1(a, b; c; z)$ is `hyp2f1(a, b, c, z)` in SciPy. Write `residual_lifetime(alpha, beta, discount, renewal)` with $n$ = `renewal`. Single numbers are enough.
#
# Raise `ValueError`, with the name of the parameter in the message, for a `discount` of 0 or below and for a `renewal` that is below 1 or not whole.
#
# Example: `residual_lifetime(0.668, 3.806, 0.10, 1)` is 5.415, and before renewal 5 it is 6.897, both rounded.


# %% answer="residual"
def residual_lifetime(alpha, beta, discount, renewal):
    """Return the discounted payments to expect of a customer about to decide."""
    ### BEGIN SOLUTION
    if discount <= 0:
        raise ValueError("discount must be above 0")
    if renewal < 1 or renewal % 1:
        raise ValueError("renewal must be a whole number of at least 1")
    renews = (beta + renewal - 1) / (alpha + beta + renewal - 1)
    follow = hyp2f1(1, beta + renewal, alpha + beta + renewal, 1 / (1 + discount))
    return float(renews * follow)
    ### END SOLUTION


# %% visible="residual"
expect.close(residual_lifetime(0.668, 3.806, 0.10, 1), 5.415, "the example of question 3", rel=1e-3)
expect.close(residual_lifetime(0.668, 3.806, 0.10, 5), 6.897, "before renewal 5", rel=1e-3)


# %% hidden="residual-values" points=1 says="other mixtures, discount rates and renewals"
from centricity.models import sbg

rng = seeds.rng("residual-values")
for renewal in (1, 2, 3, 4, 8, 20):
    alpha, beta, discount = rng.uniform(0.2, 3), rng.uniform(0.5, 6), rng.uniform(0.05, 0.4)
    expect.close(
        residual_lifetime(alpha, beta, discount, renewal),
        sbg.residual_lifetime(alpha, beta, discount, renewal),
        f"before renewal {renewal}",
        rel=1e-7,
    )


# %% hidden="residual-edges" points=1 says="customers almost alike, discounts that leave one payment, and what is refused"
from centricity.models import sbg

expect.close(
    residual_lifetime(2.0, 3.0, 1e6, 1),
    0.6,
    "a discount so high that only the next payment counts",
    rel=1e-5,
)
expect.close(
    residual_lifetime(12.3, 36.9, 0.5, 1),
    sbg.residual_lifetime(12.3, 36.9, 0.5, 1),
    "customers almost alike",
    rel=1e-7,
)
expect.close(residual_lifetime(1.0, 1.0, 1.0, 1.0), 0.7725887222, "a renewal 1.0", rel=1e-7)
refused = [(0, 1, "discount"), (-0.1, 1, "discount"), (0.1, 0, "renewal")]
for discount, renewal, name in [*refused, (0.1, -2, "renewal"), (0.1, 1.5, "renewal")]:
    expect.raises(
        ValueError,
        lambda: residual_lifetime(0.5, 2.0, discount, renewal),
        f"a {name} that can't be",
        name,
    )

# %% [markdown] locked="mean-prompt"
# ## 4. The mean lifetime (1 point)
#
# Without discounting, a new customer stays $(\alpha + \beta - 1)/(\alpha - 1)$ years on average, the first year included, if $\alpha$ is above 1. With an $\alpha$ of 1 or less the sum has no end.
#
# Write `mean_lifetime(alpha, beta)`: that number, or `np.inf`. Raise `ValueError`, with the name of the parameter in the message, if one of them is 0 or below. Single numbers are enough.
#
# Example: `mean_lifetime(3, 4)` is 3.0.


# %% answer="mean"
def mean_lifetime(alpha, beta):
    """Return the mean number of years that a new customer stays."""
    ### BEGIN SOLUTION
    for name, value in [("alpha", alpha), ("beta", beta)]:
        if value <= 0:
            raise ValueError(f"{name} must be above 0, not {value}")
    if alpha <= 1:
        return np.inf
    return (alpha + beta - 1) / (alpha - 1)
    ### END SOLUTION


# %% visible="mean"
expect.close(mean_lifetime(3, 4), 3.0, "the example of question 4")


# %% hidden="mean-lifetime" points=1 says="finite and infinite means, the border between them, and what is refused"
from centricity.models import sbg

rng = seeds.rng("mean-lifetime")
for _ in range(6):
    alpha, beta = rng.uniform(1.1, 8), rng.uniform(0.1, 20)
    expect.close(mean_lifetime(alpha, beta), sbg.mean_lifetime(alpha, beta), "a finite mean")
for alpha in (1, 1.0, 0.668, 0.01):
    expect.close(mean_lifetime(alpha, 3.806), float("inf"), "a mean without end")
expect.close(mean_lifetime(0.5, 0.2), float("inf"), "alpha and beta below 1")
expect.close(mean_lifetime(1.25, 0.5), 3.0, "just above the border")
for wrong in (0, -1):
    expect.raises(ValueError, lambda: mean_lifetime(wrong, 2.0), "alpha too low", "alpha")
    expect.raises(ValueError, lambda: mean_lifetime(2.0, wrong), "beta too low", "beta")

# %% [markdown] locked="desk-prompt"
# ## 5. At the centricity desk (2 points)
#
# Veretta recruits members of its care plan in four ways. The orientation manager wants to stop the trial offer: 36% of those who come through it leave after one year, so it can't have kept what it promised. The centricity manager asks what a member from each offer is worth.
#
# `load_joiners()` has one row per offer and year: `offer`, `year` (0 is the day of joining), `members` (still there). Write `offers_that_pay(cohorts, margin, cost, discount)`: the offers whose new member is worth more than the `cost` of winning one, as a list of names, the most valuable first.
#
# - Fit a mixture to each offer (question 2). A new member is worth `margin` times $1 + R/(1+d)$, where $R$ is question 3 before renewal 1: the first payment comes now, the next decision in a year.
# - The rows may come in any order. Offers may cover different numbers of years. Don't change the frame you are given.
# - Return an empty list if no offer pays.
#
# Example: at a margin of 150, a cost of 500 and a discount of 0.10 the answer is `["trial offer", "at reception", "health fair"]`. The trial offer, second to last by its first year, comes first.


# %% answer="desk"
def offers_that_pay(cohorts, margin, cost, discount):
    """Return the offers whose members are worth more than they cost, the best first."""
    ### BEGIN SOLUTION
    worth = {}
    for offer, rows in cohorts.sort_values("year").groupby("offer"):
        alpha, beta = sbg_fit(rows["members"])
        worth[offer] = margin * (1 + residual_lifetime(alpha, beta, discount, 1) / (1 + discount))
    ranked = sorted(worth, key=worth.get, reverse=True)
    return [offer for offer in ranked if worth[offer] > cost]
    ### END SOLUTION


# %% visible="desk"
chosen = offers_that_pay(load_joiners(), margin=150, cost=500, discount=0.10)
expect.equal(chosen, ["trial offer", "at reception", "health fair"], "the example of question 5")


# %% hidden="desk-choice" points=1 says="Veretta's offers at other costs, margins and discount rates"
from centricity.data import load_joiners
from centricity.models import sbg

# At 40% the years that the trial offer's members stay on count for little.
for margin, discount, numbers in [(150, 0.10, (1, 2, 3)), (80.0, 0.40, (0, 2, 4))]:
    worth = pd.Series(
        {
            offer: margin
            * sbg.discounted_lifetime(*sbg.fit(rows["members"].to_numpy())[:2], discount)
            for offer, rows in load_joiners().groupby("offer")
        }
    ).sort_values(ascending=False)
    borders = [2 * worth.iloc[0], *worth, 0.0]
    for number in numbers:
        cost = float(borders[number] + borders[number + 1]) / 2
        expect.equal(
            offers_that_pay(load_joiners(), margin, cost, discount),
            list(worth.index[:number]),
            f"margin {margin:g}, cost {cost:.0f}, discount {discount:g}",
        )


# %% hidden="desk-frames" points=1 says="another firm, rows in any order, cohorts of other lengths, and a frame left alone"
from centricity.models import sbg

rng = seeds.rng("desk-frames")
# By the first year Elm is best and Ash worst; by worth it is the other way round.
firm = {"Ash": (0.3, 0.5, 8, 900), "Elm": (9.0, 31.0, 5, 4000), "Oak": (1.0, 2.6, 6, 2500)}
rows = [
    {"offer": offer, "year": year, "members": round(size * share)}
    for offer, (alpha, beta, years, size) in firm.items()
    for year, share in enumerate(sbg.survival(alpha, beta, np.arange(years + 1)))
]
cohorts = pd.DataFrame(rows).sample(frac=1, random_state=int(rng.integers(1000)))
cohorts["remark"] = "none"
kept = cohorts.copy()
worth = {}
for offer, part in cohorts.sort_values("year").groupby("offer"):
    worth[offer] = 10 * sbg.discounted_lifetime(*sbg.fit(part["members"].to_numpy())[:2], 0.08)
ranked = sorted(worth, key=worth.get, reverse=True)
expect.equal(offers_that_pay(cohorts, 10, 1, 0.08), ranked, "rows in another order")
expect.unchanged(kept, cohorts, "the frame of cohorts")
high = (worth[ranked[0]] + worth[ranked[1]]) / 2
expect.equal(offers_that_pay(cohorts, 10, high, 0.08), ranked[:1], "a high cost")
expect.equal(offers_that_pay(cohorts, 10, 1e6, 0.08), [], "no offer pays")
one = cohorts[cohorts["offer"] == "Oak"].reset_index(drop=True)
expect.equal(offers_that_pay(one, 10, 0, 0.08), ["Oak"], "a single offer")
# Elm pays by its eight years; by the first three, which both offers share, it would not.
lengths = {"Elm": [1000, 600, 470, 400, 380, 372, 368, 366], "Ash": [900, 560, 430, 360]}
uneven = pd.DataFrame(
    [
        {"offer": offer, "year": year, "members": count}
        for offer, counts in lengths.items()
        for year, count in enumerate(counts)
    ]
)
expect.equal(offers_that_pay(uneven, 10, 48, 0.08), ["Elm"], "offers of unequal numbers of years")

# %% [markdown] locked="naive-prompt"
# ## 6. Stretch: how wrong is one rate? (2 points)
#
# Many firms value a customer with one retention rate $r$, as $(1+d)/(1+d-r)$ payments, the first included. Write `naive_gap(surviving, discount, rate)`: by what proportion that misses the value from the mixture that is fitted to `surviving`, negative if it is too low.
#
# | `rate` | $r$ |
# |---|---|
# | `"first"` | the retention rate of the first year |
# | `"average"` | the geometric mean of the retention rates of all years in `surviving` |
#
# `surviving` is as in question 2, and the mixture's value is $1 + R/(1+d)$ as in question 5. Raise `ValueError`, naming `rate`, for any other `rate`.
#
# Example: for the seven years of High End and a discount of 0.10 the gap is -0.196 with the first year's rate and -0.055 with the average one.


# %% answer="naive"
def naive_gap(surviving, discount, rate):
    """Return by what proportion a valuation with one retention rate misses the mixture's."""
    ### BEGIN SOLUTION
    there = np.asarray(surviving, dtype=float)
    if rate == "first":
        constant = there[1] / there[0]
    elif rate == "average":
        constant = (there[-1] / there[0]) ** (1 / (len(there) - 1))
    else:
        raise ValueError(f"rate {rate!r} is unknown")
    alpha, beta = sbg_fit(there)
    worth = 1 + residual_lifetime(alpha, beta, discount, 1) / (1 + discount)
    return float((1 + discount) / (1 + discount - constant) / worth - 1)
    ### END SOLUTION


# %% visible="naive"
seven_years = [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1]
expect.close(naive_gap(seven_years, 0.10, "first"), -0.196, "the first year's rate", rel=0.01)
expect.close(naive_gap(seven_years, 0.10, "average"), -0.0554, "the average rate", rel=0.02)


# %% hidden="naive-first" points=1 says="the first year's rate, for other cohorts, units and discount rates"
from centricity.models import clv, sbg

rng = seeds.rng("naive-first")
for discount in (0.05, 0.10, 0.25):
    alpha, beta = rng.uniform(0.4, 1.1), rng.uniform(1, 3)
    there = np.round(8_000 * sbg.survival(alpha, beta, np.arange(8)))
    worth = sbg.discounted_lifetime(*sbg.fit(there)[:2], discount)
    wanted = clv.clv(1, there[1] / there[0], discount) / worth - 1
    expect.close(naive_gap(there, discount, "first"), wanted, "another cohort", rel=0.01)
    series = pd.Series(there / 80, index=range(1, 9))
    expect.close(naive_gap(series, discount, "first"), wanted, "a Series", rel=0.01)
expect.raises(ValueError, lambda: naive_gap(there, 0.1, "last"), "an unknown rate", "rate")
expect.raises(ValueError, lambda: naive_gap(there, 0.1, ""), "an empty rate", "rate")
expect.close(
    naive_gap(there, 0.25, "".join(["fir", "st"])), wanted, "a text put together", rel=0.01
)


# %% hidden="naive-average" points=1 says="the average rate, whose gap may have either sign"
from centricity.data import load_segment_survival
from centricity.models import clv, sbg

survival = load_segment_survival()
for segment in ("High End", "Regular"):
    curve = survival.loc[survival["segment"] == segment, "survival"].to_numpy()
    for years, discount in [(7, 0.10), (12, 0.10), (5, 0.20)]:
        there = curve[: years + 1].tolist()
        worth = sbg.discounted_lifetime(*sbg.fit(there)[:2], discount)
        average = (there[-1] / there[0]) ** (1 / years)
        wanted = clv.clv(1, average, discount) / worth - 1
        expect.close(
            naive_gap(there, discount, "".join(["aver", "age"])),
            wanted,
            f"{segment}, {years} years",
            within=0.003,
        )

# %% [markdown] locked="forecast-prompt"
# ## 7. Stretch: how good is the forecast? (2 points)
#
# Write `forecast_error(surviving, years)`: fit the mixture to the first `years` years of `surviving`, forecast every later year, and return by what proportion each forecast misses what was observed, as a NumPy array; negative where the forecast is too low. The first entry belongs to year `years` + 1, the last to the last year of `surviving`.
#
# `surviving` is as in question 2, in any unit. Raise `ValueError`, naming `years`, if `years` is below 2, not whole, or leaves no later year.
#
# Example: with the twelve published years of High End and `years` = 4 the array has eight entries, and the last is -0.221.


# %% answer="forecast"
def forecast_error(surviving, years):
    """Return by what proportion the forecast misses each year after the fitted ones."""
    ### BEGIN SOLUTION
    there = np.asarray(surviving, dtype=float)
    last = len(there) - 1
    if years < 2 or years % 1 or years >= last:
        raise ValueError("years must be a whole number of at least 2 that leaves a later year")
    years = int(years)
    alpha, beta = sbg_fit(there[: years + 1])
    forecast = there[0] * sbg_survival(alpha, beta, np.arange(years + 1, last + 1))
    return forecast / there[years + 1 :] - 1
    ### END SOLUTION


# %% visible="forecast"
published = load_segment_survival().query("segment == 'High End'")["survival"]
expect.close(float(forecast_error(published, 4)[-1]), -0.221, "the example of question 7", rel=0.01)


# %% hidden="forecast-values" points=1 says="the published segments and other cohorts, fitted to other years, in other units"
from centricity.data import load_segment_survival
from centricity.models import sbg


def wanted(there, years):
    found = sbg.fit(there[: years + 1])
    later = np.arange(years + 1, len(there))
    return sbg.survival(found.alpha, found.beta, later) * there[0] / there[later] - 1


survival = load_segment_survival()
for segment in ("High End", "Regular"):
    curve = survival.loc[survival["segment"] == segment, "survival"].to_numpy()
    for years in (4, 7, 11):
        expect.close(
            forecast_error(curve, years),
            wanted(curve, years),
            f"{segment} from {years} years",
            within=0.003,
        )
rng = seeds.rng("forecast-values")
shares = sbg.survival(rng.uniform(0.4, 1), rng.uniform(1, 3), np.arange(10))
shares[6:] = shares[6:] * rng.uniform(0.8, 0.9)
counts = np.round(30_000 * shares)
expect.close(forecast_error(counts, 5), wanted(counts, 5), "counts", within=0.003)
expect.close(
    forecast_error((counts / 30_000).tolist(), 5),
    wanted(counts, 5),
    "a list of shares",
    within=0.003,
)


# %% hidden="forecast-limits" points=1 says="the fewest and the most years that can be fitted, calendar years, and what is refused"
there = [1000, 700, 560, 480, 430]
kept = list(there)
expect.close([np.size(forecast_error(there, 2))], [2.0], "two years fitted, two forecast")
expect.close([np.size(forecast_error(there, 3))], [1.0], "three years fitted, one forecast")
calendar = pd.Series(there, index=range(2020, 2025))
expect.close(
    np.asarray(forecast_error(calendar, 3)),
    np.asarray(forecast_error(there, 3)),
    "a Series with calendar years",
)
expect.equal(there, kept, "the list of survivors is left as it was")
for years in (1, 0, -2, 4, 5, 2.5):
    expect.raises(
        ValueError, lambda: forecast_error(there, years), f"{years} years fitted", "years"
    )

# %% [markdown] locked="written-prompt"
# ## 8. In words: what would make you believe it? (4 points)
#
# Veretta's orientation manager writes: "Of those who joined through the trial offer, 64% made the first renewal, and 94% of those left made the sixth. Since their third renewal they have had a thank-you letter and priority on the phone. Our care makes members loyal."
#
# Answer in about 150 words. Why do these figures not show that anybody's loyalty grew? Describe one comparison at Veretta that could show it: who is compared with whom, what is measured, which result would convince you, and which would change your mind. Name one thing besides loyalty and sorting that could still produce the convincing result.

# %% [markdown] written="written" points=4
# ### BEGIN SOLUTION
# **Marking scheme.** One point each:
#
# 1. *Why the figures don't show it*: members differ, those likely to leave go first, so the rate of those left rises although nobody changes (half a point for "correlation isn't causation" without the mechanism). A number from the lesson or the assignment is welcome, not needed.
# 2. *A comparison of like with like*: members who were alike before the letter, one part with it and one without, chosen by lot; or two years' joiners of the same offer at the same renewal, before and after the letter began. Comparing old members with new ones, or the same cohort's early with its late rate, earns nothing.
# 3. *A result stated in advance*: which difference in which rate would convince, and which result (no difference, or one smaller than chance would give) would change the mind.
# 4. *A third explanation* that would survive the comparison proposed: for two years' joiners a change in price, in the offer, in a competitor, or in who joins; for a lot, leaving that is only put off, or members who stay for the priority line and not out of loyalty.
#
# **A good answer, 4 of 4.** Members differ from the first day. Those with a high chance of leaving go first, so the share that renews among those left must rise, with or without a letter. A mixture in which nobody changes fits these very figures.
#
# I would take all members who make their second renewal next year and draw lots: half get the letter and the priority line, half don't. At that moment the halves are alike, and sorted alike. I would compare the share that makes the fourth renewal. If it were higher with the letter by clearly more than such lots give by chance, say 3 points with 1,000 members in each half, I'd believe that the letter keeps people; if the difference were near zero I'd stop the letters.
#
# Even a real difference might not be loyalty: members may stay for the short queue, and leave on the day it ends. I'd look at renewals a year after the priority is withdrawn.
#
# **A middling answer, 2 of 4.** Retention went up, but this could be because the unhappy members have already left and only the happy ones remain, so it isn't proof. To find out, Veretta should compare members who get the letter with members who don't get one, for example those from the trial offer with those who joined at reception, and see who renews more often. If the members with the letter renew more often, it works. Also the price could have changed in the meantime.
#
# *Why 2:* the first point is earned. The comparison has a group without the letter, but the two groups were unlike before (half a point at most, here none, because lesson and data show how much the offers differ). The result is half stated: nothing would change the writer's mind. The price is a fair third explanation for a comparison over time, half a point. Half and half make the second.
# ### END SOLUTION
