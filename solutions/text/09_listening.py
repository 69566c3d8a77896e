# %% [markdown] locked="title"
# # Assignment 09: listening
#
# *Did satisfaction change?*
#
# You write four functions (10 points), decide one question at a desk of Veretta (2 points), and answer one question in words (4 points). Two stretch functions carry the last 4 of the 20 points. Allow 75 to 100 minutes for the core, and another 30 for the stretch.
#
# The functions of `centricity.models.survey` and `centricity.models.response` do the same work. Use them to look up an idea; the marks are for code of your own.
#
# Scores are differences of shares here, from -1 to 1; surveys print them times 100. Net Promoter Score is a trademark of Bain & Company, Satmetrix and Fred Reichheld.

# %% locked="setup"
import numpy as np
import pandas as pd

from centricity.data import load_complaints
from centricity.grading import expect

# %% [markdown] locked="nps-prompt"
# ## 1. The score (2 points)
#
# Write `nps(scores)`: the share of promoters (9 and 10) less the share of detractors (0 to 6).
#
# - `scores` is a list, an array or a Series of numbers. NaN stands for no answer and is left out, of both shares and of what they are shares of. The labels of a Series don't matter.
# - Return a float.
# - Raise `ValueError`, with the word `scores` in the message, if nobody answered, or if an answer lies outside 0 to 10 or isn't a whole number. 9.0 is a whole number.
#
# Example: of six answers, 10, 9, 9, 8, 7 and 3, half are promoters and a sixth are detractors; the score is 1/3.


# %% answer="nps"
def nps(scores):
    """Return the share of promoters less the share of detractors."""
    ### BEGIN SOLUTION
    answers = np.asarray(scores, dtype=float)
    answers = answers[~np.isnan(answers)]
    if len(answers) == 0:
        raise ValueError("scores are empty: nobody answered")
    if np.any((answers < 0) | (answers > 10) | (answers % 1 != 0)):
        raise ValueError("scores must be whole numbers from 0 to 10")
    return float(np.mean(answers >= 9) - np.mean(answers <= 6))
    ### END SOLUTION


# %% visible="nps"
expect.close(nps([10, 9, 9, 8, 7, 3]), 1 / 3, "the example of question 1")


# %% hidden="nps-value" points=1 says="other surveys, with missing answers, as lists, arrays and Series, inputs left alone"
from centricity.models import survey as model

for score in range(11):
    expect.close(nps([score, 8]), model.nps([score, 8]), f"an answer of {score} beside an 8")
rng = seeds.rng("nps-value")
for count in (1, 11, 60, 400):
    whole = rng.integers(0, 11, count)
    expect.close(nps(whole), model.nps(whole), f"{count} whole numbers")
    gaps = np.append(np.where(rng.random(count) < 0.4, np.nan, whole), whole[0])
    kept = gaps.copy()
    expected = model.nps(kept)
    found = nps(gaps)
    expect.unchanged(kept, gaps, "the array of answers")
    expect.close(found, expected, "an array with missing answers")
    expect.close(nps(kept.tolist()), expected, "a list with missing answers")
    series = pd.Series(kept, index=rng.permutation(len(gaps)) + 5)
    expect.close(nps(series), expected, "a Series with labels of its own")
listed = [3, 10, 7]
expect.close(nps(listed), 0.0, "three answers in a list")
expect.unchanged([3, 10, 7], listed, "the list of answers")


# %% hidden="nps-refused" points=1 says="what your function refuses, whether the message names the scores, and the ends of the scale"
nan = float("nan")
for scores, what in [
    ([9, 11], "an answer of 11"),
    ([9, -1, 8], "an answer of -1"),
    ([9, 10.5], "an answer just above the scale"),
    ([9, 7.5], "an answer of 7.5"),
    ([6.4, 3], "an answer of 6.4"),
    ([9, -0.5], "an answer just below the scale"),
    (np.array([5.0, nan, 99.0]), "a code of 99 for no answer"),
    ([], "an empty list"),
    ([nan, nan], "nothing but missing answers"),
]:
    expect.raises(ValueError, lambda: nps(scores), what, "scores")
expect.close(nps([0]), -1.0, "an answer of 0 is allowed")
expect.close(nps([10.0]), 1.0, "an answer of 10 is allowed, as a float too")

# %% [markdown] locked="error-prompt"
# ## 2. How sure, and how many? (2 points)
#
# With shares $p$ of promoters and $d$ of detractors, one answer has the variance $v = p + d - (p-d)^2$, and a score from $n$ answers the standard error $\sqrt{v/n}$. Write two functions.
#
# - `nps_standard_error(scores)`: scores as in question 1, with the same errors.
# - `sample_size(margin, promoters, detractors)`: the smallest whole number of answers, at least 1, for which 1.96 standard errors are no more than `margin`. Single numbers; `margin` is in the unit of the score, 0.05 for 5 points. Raise `ValueError`, naming the parameter: `margin` if it isn't above 0, `promoters` or `detractors` if that share is negative, and `promoters` if the two add up to more than 1.
#
# Example: the six answers of question 1 have a standard error of 0.3043, rounded. For a margin of 5 points with $p=1/2$ and $d=1/6$ it takes 854 answers.


# %% answer="error"
def nps_standard_error(scores):
    """Return the standard error of the score."""
    ### BEGIN SOLUTION
    score = nps(scores)
    answers = np.asarray(scores, dtype=float)
    answers = answers[~np.isnan(answers)]
    extreme = np.mean((answers >= 9) | (answers <= 6))
    return float(np.sqrt((extreme - score**2) / len(answers)))
    ### END SOLUTION


def sample_size(margin, promoters, detractors):
    """Return how many answers bring 1.96 standard errors down to the margin."""
    ### BEGIN SOLUTION
    if not margin > 0:
        raise ValueError("margin must be above 0")
    if promoters < 0 or promoters + detractors > 1:
        raise ValueError("promoters must not be negative, nor exceed 1 with the detractors")
    if detractors < 0:
        raise ValueError("detractors must not be negative")
    variance = promoters + detractors - (promoters - detractors) ** 2
    return max(1, int(np.ceil(variance * (1.96 / margin) ** 2)))
    ### END SOLUTION


# %% visible="error"
expect.close(nps_standard_error([10, 9, 9, 8, 7, 3]), 0.3043, "the first example", rel=1e-3)
expect.equal(sample_size(0.05, 1 / 2, 1 / 6), 854, "the second example of question 2")


# %% hidden="error-standard" points=1 says="standard errors of other surveys, with missing answers, all alike, and refused"
from centricity.models import survey as model

rng = seeds.rng("error-standard")
for count in (2, 15, 90, 700):
    whole = rng.integers(0, 11, count)
    expect.close(nps_standard_error(whole), model.nps_error(whole), f"{count} answers")
    gaps = np.append(np.where(rng.random(count) < 0.4, np.nan, whole), 8.0)
    wanted, kept = model.nps_error(gaps), gaps.copy()
    found = nps_standard_error(gaps)
    expect.unchanged(kept, gaps, "the array of answers")
    expect.close(found, wanted, "missing answers")
    series = pd.Series(kept, index=rng.permutation(len(kept)) + 5)
    expect.close(nps_standard_error(series), wanted, "a Series with missing answers")
expect.close(nps_standard_error([9, 10, 9, 9]), 0.0, "nothing but promoters")
expect.close(nps_standard_error([7, 8]), 0.0, "nobody at either end")
expect.raises(ValueError, lambda: nps_standard_error([11, 3]), "an answer of 11", "scores")
expect.raises(ValueError, lambda: nps_standard_error([]), "no answers", "scores")


# %% hidden="error-size" points=1 says="sample sizes for other margins and shares, their ends, and what is refused"
from centricity.models import survey as model

rng = seeds.rng("error-size")
for _ in range(15):
    p = float(rng.uniform(0, 1))
    d = float(rng.uniform(0, 1 - p))
    margin = float(rng.uniform(0.01, 0.2))
    expected = max(1, model.sample_size(margin, variance=p + d - (p - d) ** 2))
    expect.equal(sample_size(margin, p, d), expected, f"a margin of {margin:.3f}")
expect.equal(sample_size(0.05, 0.5, 0.5), 1537, "nobody in the middle")
expect.equal(sample_size(0.05, 0, 0), 1, "everybody in the middle")
expect.equal(sample_size(0.05, 1, 0), 1, "nothing but promoters")
expect.equal(sample_size(0.05, 0.25, 0.75), 1153, "shares of just 1 together")
expect.equal(sample_size(2.5, 0.5, 0.5), 1, "a margin wider than the scale")
for args, what, name in [
    ((0, 0.5, 0.1), "a margin of 0", "margin"),
    ((-0.05, 0.5, 0.1), "a negative margin", "margin"),
    ((0.05, -0.1, 0.5), "a negative share of promoters", "promoters"),
    ((0.05, 0.5, -0.1), "a negative share of detractors", "detractors"),
    ((0.05, 0.75, 0.5), "shares of more than 1 together", "promoters"),
]:
    expect.raises(ValueError, lambda: sample_size(*args), what, name)

# %% [markdown] locked="difference-prompt"
# ## 3. Did it move? (3 points)
#
# Write `nps_difference(first, second, paired)`: a dict with `"difference"` (the second score less the first), `"low"` and `"high"` (1.96 standard errors below and above it).
#
# - If `paired` is false, different people may have answered: the standard error is $\sqrt{e_1^2 + e_2^2}$, with the errors of question 2.
# - If `paired` is true, place $i$ of both belongs to the same person. Whoever is missing in one wave is left out of both. Give each answer +1, 0 or -1, take each person's change $c$, and use the standard error $\sqrt{\operatorname{var}(c)/n}$, where the variance divides by $n$.
# - `first` and `second` are lists, arrays or Series; go by position, not by label.
# - Raise `ValueError`: as in question 1 for scores that can't be, in either wave; with the word `paired` in the message if paired waves differ in length, or if nobody answered both.
#
# Example: from 9, 3, 8, 10 to 9, 8, 8, 10, by the same four people, the score rises by 0.25, give or take 0.4243 (rounded).


# %% answer="difference"
def nps_difference(first, second, paired):
    """Return by how much the score moved, and the ends of the interval."""
    ### BEGIN SOLUTION
    if paired:
        if len(first) != len(second):
            raise ValueError("paired waves must be of one length")
        before, after = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
        both = ~np.isnan(before) & ~np.isnan(after)
        nps(before), nps(after)
        if not both.any():
            raise ValueError("paired waves need somebody who answered both")
        votes = [
            (wave[both] >= 9).astype(float) - (wave[both] <= 6).astype(float)
            for wave in (before, after)
        ]
        change = votes[1] - votes[0]
        difference = change.mean()
        error = np.sqrt(change.var() / len(change))
    else:
        difference = nps(second) - nps(first)
        error = np.sqrt(nps_standard_error(first) ** 2 + nps_standard_error(second) ** 2)
    return {
        "difference": float(difference),
        "low": float(difference - 1.96 * error),
        "high": float(difference + 1.96 * error),
    }
    ### END SOLUTION


# %% visible="difference"
moved = nps_difference([9, 3, 8, 10], [9, 8, 8, 10], paired=True)
expect.close(moved["difference"], 0.25, "the difference in question 3")
expect.close(moved["high"] - moved["difference"], 0.4243, "the interval in question 3", rel=1e-3)


# %% hidden="difference-independent" points=1 says="other people in each wave, of unequal number, some of whom didn't answer"
from centricity.models import survey as model

rng = seeds.rng("difference-independent")
for one, other in ((5, 5), (30, 80), (200, 40)):
    first = np.append(np.where(rng.random(one) < 0.3, np.nan, rng.integers(0, 11, one)), 9)
    second = np.append(rng.integers(3, 11, other).astype(float), 5)
    expected = model.nps_difference(first, second)
    kept = first.copy(), second.copy()
    for before, after, what in [
        (first, second, f"{one} and {other} answers"),
        (pd.Series(first), pd.Series(second, index=range(7, 8 + other)), "Series"),
    ]:
        found = nps_difference(before, after, paired=False)
        for name in ("difference", "low", "high"):
            expect.close(found[name], expected[name], f"{what}, {name}")
        expect.equal(sorted(found), ["difference", "high", "low"], "the keys of the dict")
        expect.unchanged(kept, (first, second), "the answers of both waves")


# %% hidden="difference-paired" points=1 says="the same people twice, some missing in one wave, nobody changing, and labels that mislead"
from centricity.models import survey as model

rng = seeds.rng("difference-paired")
for count in (6, 40, 300):
    first = rng.integers(2, 11, count).astype(float)
    second = np.clip(first + rng.integers(-2, 4, count), 0, 10)
    first[2:][rng.random(count - 2) < 0.3] = np.nan
    second[2:][rng.random(count - 2) < 0.3] = np.nan
    expected = model.nps_difference(first, second, paired=True)
    kept = first.copy(), second.copy()
    labels = rng.permutation(count)
    for before, after, what in [
        (first, second, f"{count} people"),
        (first.tolist(), second.tolist(), "lists"),
        (pd.Series(first, labels), pd.Series(second, labels[::-1]), "Series with other labels"),
    ]:
        found = nps_difference(before, after, paired=True)
        expect.unchanged(kept, (first, second), "the answers of both waves")
        for name in ("difference", "low", "high"):
            expect.close(found[name], expected[name], f"{what}, {name}")
lists = [9, 3, 8, 10], [9, 8, 8, 10]
expect.close(nps_difference(*lists, paired=True)["difference"], 0.25, "four people in lists")
expect.unchanged(([9, 3, 8, 10], [9, 8, 8, 10]), lists, "the lists of answers")
same = nps_difference([9, 4, 7], [10, 2, 8], paired=True)
for name in ("difference", "low", "high"):
    expect.close(same[name], 0.0, f"nobody changes sides, {name}")


# %% hidden="difference-refused" points=1 says="pairs that aren't pairs, scores that can't be in either wave, and what is allowed without pairs"
nan = float("nan")
for first, second, paired, what, name in [
    ([9, 8, 3], [9, 8], True, "fewer answers in the second wave", "paired"),
    ([9, 8], [9, 8, 3], True, "fewer answers in the first wave", "paired"),
    ([9, nan], [nan, 9], True, "nobody answered both", "paired"),
    ([9, 11], [9, 8], True, "an 11 in the first wave", "scores"),
    ([9, 8], [9, -2], True, "a -2 in the second wave", "scores"),
    ([9, 11], [9, nan], True, "an 11 of somebody who missed the second wave", "scores"),
    ([9, 11], [9, 8, 5], False, "an 11 without pairs", "scores"),
    ([9, 8], [9, 7.5], False, "a 7.5 without pairs", "scores"),
    ([], [9, 8], False, "nobody in the first wave", "scores"),
    ([9, 8], [nan], False, "nobody in the second wave", "scores"),
]:
    expect.raises(ValueError, lambda: nps_difference(first, second, paired), what, name)
found = nps_difference([9, nan], [nan, 3], False)
expect.close(found["difference"], -2.0, "one answer in each wave, without pairs")
expect.close(found["low"], -2.0, "one answer in each wave, low")
expect.close(nps_difference([9], [3], True)["high"], -2.0, "a single pair, high")

# %% [markdown] locked="response-prompt"
# ## 4. How long do they wait? (3 points)
#
# Write `response_time_survival(complaints, end)`: the share of complaints still without an answer, day by day, estimated as the survival curve of lesson 05. A complaint without an answer is censored on the last day observed.
#
# - `complaints` has the columns `received` and `answered` (datetimes; `answered` is missing without an answer); `end` is a `pd.Timestamp`, the last day observed. Leave out what was received after it; what was answered after it was still open on it.
# - The wait is a whole number of days: 0 for an answer on the same day. At each number of days $t$, `waiting` counts the complaints that waited at least $t$ days, and `answered` those that were answered after just $t$ days. The share `open` is the product of all $1 - \text{answered}/\text{waiting}$ so far.
# - Return a frame with the columns `days`, `waiting`, `answered`, `open` and the index 0, 1, 2, ...: a row for day 0, and one for every other wait that occurs, answered or not, ascending.
# - Raise `ValueError`, with the name of the column in the message: `received` if a day of receipt is missing or nothing was received by `end`; `answered` if an answer comes before its complaint.
#
# Example: two complaints of 1 December, answered on the 3rd and the 6th, and one of 29 December, still open on the 31st.
#
# | days | waiting | answered | open |
# |---|---|---|---|
# | 0 | 3 | 0 | 1 |
# | 2 | 3 | 1 | 0.6667 |
# | 5 | 1 | 1 | 0 |


# %% answer="response"
def response_time_survival(complaints, end):
    """Return the share of complaints still open, by days since they were received."""
    ### BEGIN SOLUTION
    if complaints["received"].isna().any():
        raise ValueError("received is missing in at least one row")
    if (complaints["answered"] < complaints["received"]).any():
        raise ValueError("answered lies before received in at least one row")
    known = complaints[complaints["received"] <= end]
    if len(known) == 0:
        raise ValueError("received holds no day up to the end")
    seen = (known["answered"] <= end).to_numpy()
    until = known["answered"].where(seen, end)
    wait = (until - known["received"]).dt.days.to_numpy()
    rows = []
    still_open = 1.0
    for days in np.unique(np.append(wait, 0)):
        waiting = np.sum(wait >= days)
        answered = np.sum((wait == days) & seen)
        still_open = still_open * (1 - answered / waiting)
        rows.append((days, waiting, answered, still_open))
    return pd.DataFrame(rows, columns=["days", "waiting", "answered", "open"])
    ### END SOLUTION


# %% visible="response"
example = pd.DataFrame(
    {
        "received": pd.to_datetime(["2025-12-01", "2025-12-01", "2025-12-29"]),
        "answered": pd.to_datetime(["2025-12-03", "2025-12-06", None]),
    }
)
expect.table(
    response_time_survival(example, pd.Timestamp("2025-12-31")),
    pd.DataFrame(
        {"days": [0, 2, 5], "waiting": [3, 3, 1], "answered": [0, 1, 1], "open": [1, 2 / 3, 0]}
    ),
    "the example of question 4",
)


# %% hidden="response-curve" points=1 says="other logs, all answered or some still open, in any order of rows, and a frame left alone"
from centricity.models import response as model

rng = seeds.rng("response-curve")
names = {"time": "days", "at_risk": "waiting", "left": "answered", "survival": "open"}
end = pd.Timestamp("2024-03-31")
for count, mean in ((1, 3), (9, 4), (60, 12), (250, 30)):
    received = end - pd.to_timedelta(rng.integers(0, 90, count), unit="D")
    answered = received + pd.to_timedelta(rng.geometric(1 / mean, count), unit="D")
    log = pd.DataFrame({"clinic": "Ash", "received": received, "answered": answered})
    log["answered"] = log["answered"].where(log["answered"] <= end)
    log = log.sample(frac=1, random_state=int(rng.integers(1000)))
    kept = log.copy()
    expected = model.response_time_survival(kept, end).rename(columns=names)
    found = response_time_survival(log, end)
    expect.unchanged(kept, log, "the frame of complaints")
    expect.table(found, expected[list(names.values())], f"{count} complaints")


# %% hidden="response-censored" points=1 says="answers on the same day and after the end, complaints after the end, ties, and nobody answered"
from centricity.models import response as model

names = {"time": "days", "at_risk": "waiting", "left": "answered", "survival": "open"}
end = pd.Timestamp("2025-12-31")
for received, answered, what in [
    (["12-01", "12-20"], ["12-04", "01-15"], "an answer after the end"),
    (["12-01", "12-20", "12-31"], ["12-01", "12-31", None], "an answer on the same day"),
    (["12-01", "01-02"], ["12-09", None], "a complaint received after the end"),
    (["12-01", "01-02"], ["12-09", "01-04"], "received and answered after the end"),
    (["12-11", "12-11", "12-05"], ["12-31", None, "12-25"], "answered and open after 20 days"),
    (["12-01", "12-20"], [None, None], "nobody was answered"),
    (["12-31"], [None], "a single complaint of the last day"),
    (["12-31"], ["12-31"], "one that came on the last day and was answered on it"),
]:
    log = pd.DataFrame(
        {
            name: pd.to_datetime(
                [day and f"{2026 if day[:2] == '01' else 2025}-{day}" for day in days]
            )
            for name, days in (("received", received), ("answered", answered))
        }
    )
    expected = model.response_time_survival(log, end).rename(columns=names)
    expect.table(response_time_survival(log, end), expected[list(names.values())], what)


# %% hidden="response-refused" points=1 says="what your function refuses, and whether the message names the column"
end = pd.Timestamp("2025-12-31")
for received, answered, what, name in [
    (["2025-12-01", None], ["2025-12-04", None], "a missing day of receipt", "received"),
    ([None, "2025-12-01"], ["2025-12-04", None], "an answer to nothing", "received"),
    (["2025-12-05"], ["2025-12-04"], "an answer one day too early", "answered"),
    (
        ["2025-12-01", "2025-12-05"],
        [None, "2024-12-06"],
        "an answer one year too early",
        "answered",
    ),
    (["2026-01-01"], ["2026-01-04"], "nothing received by the end", "received"),
]:
    log = pd.DataFrame({"received": pd.to_datetime(received), "answered": pd.to_datetime(answered)})
    expect.raises(ValueError, lambda: response_time_survival(log, end), what, name)
expect.raises(
    ValueError, lambda: response_time_survival(log.iloc[:0], end), "an empty log", "received"
)
one = pd.DataFrame(
    {"received": [end, end + pd.Timedelta(days=1)], "answered": pd.to_datetime([None, None])}
)
found = response_time_survival(one, end)
expect.equal(len(found), 1, "rows, when the last day observed brings the only complaint")

# %% [markdown] locked="desk-prompt"
# ## 5. At the orientation desk (2 points)
#
# Veretta promises an answer within two weeks. The orientation manager has money for help where that promise is broken most. Last year's report ranked the clinics by the mean time of the complaints that were answered, and the manager no longer trusts it.
#
# `load_complaints()` has one row a complaint: `complaint`, `clinic`, `received`, `answered`. Write `clinics_that_keep_waiting(complaints, end, days, share)`: the clinics where more than `share` of the complaints are still open after `days` days, by the curve of question 4.
#
# - The share open after `days` days is that of the curve's last row with no more than `days` days.
# - Leave out complaints received after `end`. A clinic with no others isn't in the list.
# - Return a list of names in alphabetical order (as `sorted` gives it), empty if there is none. It may call your `response_time_survival`.
#
# Example: with the end of 2025, 14 days and a share of 0.3, they are North Gate and Station. Station has the shortest mean of all clinics.


# %% answer="desk"
def clinics_that_keep_waiting(complaints, end, days, share):
    """Return the clinics where too many complaints are still open after some days."""
    ### BEGIN SOLUTION
    chosen = []
    for clinic, log in complaints[complaints["received"] <= end].groupby("clinic"):
        curve = response_time_survival(log, end)
        if curve.loc[curve["days"] <= days, "open"].iloc[-1] > share:
            chosen.append(clinic)
    return sorted(chosen)
    ### END SOLUTION


# %% visible="desk"
chosen = clinics_that_keep_waiting(load_complaints(), pd.Timestamp("2025-12-31"), 14, 0.3)
expect.equal(chosen, ["North Gate", "Station"], "the example of question 5")


# %% hidden="desk-choice" points=1 says="Veretta's clinics at other promises, other shares and an earlier end"
from centricity.data import load_complaints
from centricity.models.response import response_time_survival as model
from centricity.models.survival import survival_at

for end, days in [("2025-12-31", 14), ("2025-12-31", 30), ("2025-10-15", 7)]:
    log = load_complaints()
    known = log[log["received"] <= end]
    waiting = pd.Series(
        {name: survival_at(model(rows, end), days) for name, rows in known.groupby("clinic")}
    )
    ordered = waiting.sort_values().to_numpy()
    middles = (ordered[1:] + ordered[:-1]) / 2
    for share in (-0.1, *middles[::3].tolist(), 1.0):
        expect.equal(
            clinics_that_keep_waiting(load_complaints(), pd.Timestamp(end), days, share),
            sorted(waiting.index[waiting > share]),
            f"more than {share:.0%} open after {days} days, seen on {end}",
        )


# %% hidden="desk-made" points=1 says="another chain, with complaints still open, a share just reached, rows in any order, and a frame left alone"
rng = seeds.rng("desk-made")
end = pd.Timestamp("2025-06-30")
early, late = pd.Timestamp("2025-05-01"), pd.Timestamp("2025-06-25")
rows = [
    # Half are answered on the fifth day, the rest never.
    *[("Elm", early, early + pd.Timedelta(days=5))] * 2,
    *[("Elm", early, pd.NaT)] * 2,
    # All are answered in time, but most have only just come.
    *[("Ash", early, early + pd.Timedelta(days=9))] * 2,
    *[("Ash", late, pd.NaT)] * 6,
    # All are answered, on the eleventh day.
    *[("Oak", early, early + pd.Timedelta(days=11))] * 3,
    # Nothing came by the end.
    ("Yew", end + pd.Timedelta(days=1), pd.NaT),
]
log = pd.DataFrame(rows, columns=["clinic", "received", "answered"])
log = log.sample(frac=1, random_state=int(rng.integers(1000)))
kept = log.copy()
for days, share, expected, what in [
    (10, 0.25, ["Elm", "Oak"], "complaints that have only just come"),
    (10, 0.5, ["Oak"], "a share that is just reached"),
    (11, 0.25, ["Elm"], "an answer on the last day promised"),
    (4, 0.75, ["Ash", "Elm", "Oak"], "a short promise"),
    (100, 0.25, ["Elm"], "more days than anybody was watched"),
    (10, 1.0, [], "nobody"),
]:
    found = clinics_that_keep_waiting(log, end, days, share)
    expect.unchanged(kept, log, "the frame of complaints")
    expect.equal(found, expected, what)
last = pd.DataFrame({"clinic": ["Fig"], "received": [end], "answered": [pd.NaT]})
expect.equal(clinics_that_keep_waiting(last, end, 0, 0.5), ["Fig"], "a complaint of the last day")

# %% [markdown] locked="weights-prompt"
# ## 6. Stretch: weights (2 points)
#
# Some groups answer more often than others. Write `post_stratify(means, sizes)`: the mean of the population, in which each group's mean weighs as much as the group is large.
#
# - `means` and `sizes` are Series with the groups as their labels, in any order; `means` holds each group's mean answer (NaN if nobody in it answered), `sizes` how large it is in the population.
# - A group of size 0 is left out, whatever its mean.
# - Groups are matched by their labels, not by position. Return a float.
# - Raise `ValueError`, with the name of the group in the message, if a group stands in one Series only, or if a group of more than size 0 has no mean: weights can't make up what nobody said. With the word `sizes` in the message if a size is negative, or all are 0.
#
# Example: those who stayed (3,000) score 0.5 and those who left (1,000) score -0.5; the population's score is 0.25.


# %% answer="weights"
def post_stratify(means, sizes):
    """Return the mean of the population from the means of its groups."""
    ### BEGIN SOLUTION
    for group in list(means.index) + list(sizes.index):
        if group not in means.index or group not in sizes.index:
            raise ValueError(f"the group {group!r} stands in one of the two only")
    if (sizes < 0).any() or sizes.sum() == 0:
        raise ValueError("sizes must not be negative, nor all 0")
    total = 0.0
    for group in means.index:
        if sizes[group] == 0:
            continue
        if np.isnan(means[group]):
            raise ValueError(f"nobody answered in the group {group!r}")
        total = total + means[group] * sizes[group]
    return float(total / sizes.sum())
    ### END SOLUTION


# %% visible="weights"
scores = pd.Series({"stayed": 0.5, "left": -0.5})
register = pd.Series({"left": 1_000, "stayed": 3_000})
expect.close(post_stratify(scores, register), 0.25, "the example of question 6")


# %% hidden="weights-value" points=1 says="other groups in other orders, whole and broken sizes, groups of size 0, and inputs left alone"
from centricity.models import survey as model

rng = seeds.rng("weights-value")
for count in (1, 3, 12):
    names = [f"g{number}" for number in range(count)]
    means = pd.Series(rng.uniform(-1, 1, count), index=names)
    for sizes in (
        pd.Series(rng.integers(1, 900, count), index=names),
        pd.Series(rng.uniform(0.1, 1, count), index=names),
    ):
        mixed = sizes.sample(frac=1, random_state=2)
        kept = means.copy(), mixed.copy()
        found = post_stratify(means, mixed)
        expect.unchanged(kept[0], means, "the Series of means")
        expect.unchanged(kept[1], mixed, "the Series of sizes")
        expect.close(found, model.post_stratify(*kept), f"{count} groups")
means = pd.Series({"a": 0.5, "b": np.nan, "c": -0.25})
expect.close(
    post_stratify(means, pd.Series({"c": 10, "b": 0, "a": 30})),
    0.3125,
    "a group of size 0 in which nobody answered",
)
expect.close(
    post_stratify(means.fillna(1.0), pd.Series({"b": 0, "c": 1, "a": 1})),
    0.125,
    "a group of size 0 that has a mean",
)
years = pd.Series([1.0, 0.0], index=[2025, 2024])
expect.close(
    post_stratify(years, pd.Series([3, 1], index=[2024, 2025])), 0.25, "numbers for labels"
)


# %% hidden="weights-refused" points=1 says="groups without answers, groups in one Series only, sizes that can't be, and what the message names"
for means, sizes, what, name in [
    ({"ash": 0.5, "elm": np.nan}, {"ash": 1, "elm": 2}, "nobody answered in elm", "elm"),
    ({"ash": 0.5, "elm": 0.1}, {"ash": 1, "elm": 2, "oak": 3}, "no mean for oak", "oak"),
    ({"ash": 0.5, "elm": 0.1, "oak": 1.0}, {"ash": 1, "elm": 2}, "no size for oak", "oak"),
    ({"ash": 0.5, "elm": 0.1}, {"ash": 3, "elm": -1}, "a negative size", "sizes"),
    ({"ash": 0.5, "elm": 0.1}, {"ash": 0, "elm": 0}, "nobody at all", "sizes"),
]:
    expect.raises(ValueError, lambda: post_stratify(pd.Series(means), pd.Series(sizes)), what, name)

# %% [markdown] locked="gaps-prompt"
# ## 7. Stretch: gaps (2 points)
#
# A questionnaire in the manner of SERVQUAL asks twice about each item: what good clinics should do (expected), and what this one does (perceived). Write `servqual_gaps(expected, perceived, dimensions)`.
#
# - The two frames have one row for each person, in the same order, and the same items as columns, perhaps in another order. Go by position in the rows; their labels don't matter. `dimensions` is a dict that gives each item's dimension.
# - Return a frame indexed by dimension, in alphabetical order, with the columns `gap` (the mean of perceived less expected) and `pairs` (how many pairs of answers it rests on).
# - Pairs of all items of a dimension count alike. A pair with a missing half is left out; a dimension without pairs has a gap of NaN and 0 pairs.
# - Raise `ValueError`: with the word `perceived` in the message if the frames differ in their items or in the number of rows; with the name of the item if it has no dimension.
#
# Example: two people expect 7 and 6 of "clean" and see 6 and 6; one expects 7 of "on time" and sees 4, and the other only says 3 for what is seen. With `{"clean": "tangibles", "on time": "reliability"}` the gaps are -3 (1 pair) for reliability and -0.5 (2 pairs) for tangibles.


# %% answer="gaps"
def servqual_gaps(expected, perceived, dimensions):
    """Return the mean gap and the number of pairs for each dimension."""
    ### BEGIN SOLUTION
    if sorted(expected.columns) != sorted(perceived.columns) or len(expected) != len(perceived):
        raise ValueError("expected and perceived must hold the same items and as many rows")
    differences = {}
    for item in expected.columns:
        if item not in dimensions:
            raise ValueError(f"the item {item!r} has no dimension")
        gap = perceived[item].to_numpy(dtype=float) - expected[item].to_numpy(dtype=float)
        differences.setdefault(dimensions[item], []).extend(gap[~np.isnan(gap)])
    names = sorted(differences)
    gaps = [np.mean(differences[name]) if differences[name] else np.nan for name in names]
    pairs = [len(differences[name]) for name in names]
    return pd.DataFrame({"gap": gaps, "pairs": pairs}, index=names)
    ### END SOLUTION


# %% visible="gaps"
hoped = pd.DataFrame({"clean": [7, 6], "on time": [7, np.nan]})
seen = pd.DataFrame({"clean": [6, 6], "on time": [4, 3]})
expect.table(
    servqual_gaps(hoped, seen, {"clean": "tangibles", "on time": "reliability"}),
    pd.DataFrame({"gap": [-3, -0.5], "pairs": [1, 2]}, index=["reliability", "tangibles"]),
    "the example of question 7",
)


# %% hidden="gaps-value" points=1 says="other questionnaires, with missing halves, items of a dimension that count alike, and frames left alone"
from centricity.models import survey as model

rng = seeds.rng("gaps-value")
for people, items in ((1, 2), (8, 5), (300, 9)):
    names = [f"item {number}" for number in range(items)]
    dimensions = {name: "zyx"[number % 3] for number, name in enumerate(names)}
    answers = rng.integers(1, 8, (2, people, items)).astype(float)
    answers[:, 1:][rng.random((2, people - 1, items)) < 0.35] = np.nan
    hoped, seen = (pd.DataFrame(one, columns=names) for one in answers)
    kept = hoped.copy(), seen.copy()
    expected = model.servqual_gaps(*kept, dimensions)
    given = dict(dimensions)
    found = servqual_gaps(hoped, seen, given)
    expect.unchanged(kept[0], hoped, "the frame of what was expected")
    expect.unchanged(kept[1], seen, "the frame of what was perceived")
    expect.unchanged(dimensions, given, "the dict of dimensions")
    expect.table(found, expected, f"{people} people")
    relabelled = seen[names[::-1]].set_axis(range(50, 50 + people))
    expect.table(
        servqual_gaps(hoped, relabelled, dimensions),
        expected,
        "columns in another order, rows with other labels",
    )


# %% hidden="gaps-odd" points=1 says="dimensions without pairs, frames that don't match, and items without a dimension"
from centricity.models import survey as model

nan = np.nan
hoped = pd.DataFrame({"clean": [7, nan, 6.0], "polite": [nan, nan, 5], "quick": [4.0, 4, 4]})
seen = pd.DataFrame({"clean": [nan, 5, 7.0], "polite": [3, nan, nan], "quick": [5.0, 6, 1]})
kinds = {"clean": "tangibles", "polite": "empathy", "quick": "tangibles", "asked": "empathy"}
expect.table(
    servqual_gaps(hoped, seen, kinds),
    model.servqual_gaps(hoped, seen, kinds),
    "a dimension without pairs, and an item that nobody was asked about",
)
for one, other, what in [
    (hoped, seen.iloc[:2], "fewer rows of what was perceived"),
    (hoped.iloc[:2], seen, "fewer rows of what was expected"),
    (hoped, seen[["clean", "quick"]], "an item missing in what was perceived"),
    (hoped[["clean", "quick"]], seen, "an item missing in what was expected"),
    (hoped, seen.rename(columns={"quick": "fast"}), "an item under another name"),
]:
    expect.raises(ValueError, lambda: servqual_gaps(one, other, kinds), what, "perceived")
fewer = {"clean": "tangibles", "quick": "tangibles"}
expect.raises(
    ValueError, lambda: servqual_gaps(hoped, seen, fewer), "an item without dimension", "polite"
)

# %% [markdown] locked="written-prompt"
# ## 8. In words: say honestly what moved (4 points)
#
# Load `load_survey_waves()` from `centricity.data` and keep the group `employer`. The manager of the employer contracts wants one sentence in the yearly report: "The satisfaction of our employers' staff rose by 12 points."
#
# Work out both scores and how many of the 638 people asked stand behind each; the difference with its interval, without pairs; and the difference among those who answered both waves, with their number. Then answer in about 150 words: what may the report say, what can each of your figures not tell, and what would you do before the next wave? You know how these data were made; argue from the figures, as somebody must who doesn't.

# %% [markdown] written="written" points=4
# ### BEGIN SOLUTION
# **Marking scheme.** One point each:
#
# 1. *The figures*: 35 and 48 points from 164 and 224 answers; +12, from -3 to +28; 0 among 71 who answered both. Half a point if one is missing or wrong.
# 2. *Chance*: the interval holds 0 (and 28), so the figures allow no rise and a large one. "No change was shown" is right, "nothing changed" is not.
# 3. *Who answered*: 26% and then 35% of those asked; the answers may come from other kinds of people, and more answers or weights by group can't mend that. The pairs point to it. They are a select 71, who answer surveys, and stand for nobody else.
# 4. *What next*: follow up those who didn't answer, the same people twice, a sample size chosen beforehand; or wording for the report that says what was asked, of whom, and how sure it is.
#
# **A good answer, 4 of 4.** Of 638 people asked, 164 answered in the first wave and 224 in the second; their scores are 35 and 48. The difference of 12 points has an interval from -3 to +28, so a score that didn't move would give such a figure now and then, and so would a large rise. The interval knows only chance. It takes for granted that both waves are random samples, and 26% and 35% who chose to answer are not.
#
# 71 people answered both times, and not one of them changed sides on balance: 0 points. They may be people who like to answer, so they don't speak for the 638. But they fit the idea that other people answered and not that people answered otherwise.
#
# The report may say: "In our survey 48 points, after 35; we can't tell a change from chance or from who answered." Before the next wave I would telephone a random 60 of those who stay silent, and keep the way of asking the same.
#
# **A middling answer, 2 of 4.** The score rose from 35 to 48 points. The interval goes from -3 to +28, so the difference isn't significant and nothing has changed. Among the 71 people in both waves the difference is 0, which proves it. The report should leave the sentence out, and next time we should ask more people, 1,500 for a margin of 5 points.
#
# *Why 2:* half a point for the figures (the numbers of answers are missing), half for chance ("nothing has changed" says too much), half for noticing the pairs, although they prove nothing about the others, and half for what to do next: more answers would make the interval narrower and leave the selection as it is.
# ### END SOLUTION
