# %% [markdown] locked="title"
# # Assignment 01: two words, five meanings
#
# *Are customer orientation and customer centricity one idea or two?*
#
# You write four functions (10 points), decide one question at a desk of Veretta (2 points), and answer one question in words (4 points). Two stretch functions carry the last 4 of the 20 points. Allow 60 to 90 minutes for the core, and another 30 for the stretch.
#
# The functions of `centricity.models` do the same work. Use them to look up an idea; the marks are for code of your own.

# %% locked="setup"
import numpy as np
import pandas as pd

from centricity.data import load_definitions, load_reception_codes
from centricity.grading import expect

# %% [markdown] locked="matrix-prompt"
# ## 1. Who coded what? (3 points)
#
# Two coders have coded the same units. Before any measure comes the table: how often did the first say *this* while the second said *that*?
#
# Write `code_matrix(first, second, labels)`.
#
# - `first` and `second` are lists, NumPy arrays or Series of codes, one for each unit; the unit's place counts, an index doesn't. A code is text, or `None` or NaN where a coder found none.
# - `labels` is the code book: a list of every allowed code.
# - Return a DataFrame of counts. Its rows are the codes of the first coder and its columns those of the second, both in the order of `labels`. A code that nobody used keeps its row and column of zeros.
# - A unit that either coder left open is left out.
# - Raise `ValueError` if the two have not coded equally many units, with `second` in the message, and if a unit that both coded has a code that is not in the code book, with that code in the message. Capital letters count: `"Firm"` isn't `"firm"`.
#
# Example: with `first = ["firm", "firm", "employee", None]`, `second = ["firm", "employee", "employee", "firm"]` and `labels = ["employee", "firm"]` the rows of the table are 1, 0 and 1, 1.


# %% answer="matrix"
def code_matrix(first, second, labels):
    """Return the table of counts: rows for the first coder, columns for the second."""
    ### BEGIN SOLUTION
    first, second = list(first), list(second)
    if len(first) != len(second):
        raise ValueError(f"second has {len(second)} codes, and first has {len(first)}")
    table = pd.DataFrame(0, index=labels, columns=labels)
    for one, other in zip(first, second, strict=True):
        if pd.isna(one) or pd.isna(other):
            continue
        for code in (one, other):
            if code not in labels:
                raise ValueError(f"the code {code!r} is not in the code book")
        table.loc[one, other] += 1
    return table
    ### END SOLUTION


# %% visible="matrix"
found = code_matrix(
    ["firm", "firm", "employee", None],
    ["firm", "employee", "employee", "firm"],
    ["employee", "firm"],
)
wanted = pd.DataFrame([[1, 0], [1, 1]], index=["employee", "firm"], columns=["employee", "firm"])
expect.table(found, wanted, "the example of question 1")


# %% hidden="matrix-counts" points=1 says="other code books and coders, as lists, arrays and Series, with codes that nobody used"
from centricity.models import agreement

rng = seeds.rng("matrix-counts")
book = ["process", "belief", "structure", "allocation", "behaviour"]
for size in (1, 7, 300):
    first = rng.choice(book[:4], size).tolist()
    second = rng.choice(book[1:], size).tolist()
    expected = agreement.code_matrix(first, second, book)
    expect.table(code_matrix(first, second, book), expected, f"{size} unit(s), as lists")
    arrays = np.array(first), np.array(second)
    expect.table(code_matrix(*arrays, book), expected, f"{size} unit(s), as arrays")
    # The same codes under indexes that don't match: the place must count.
    series = pd.Series(first), pd.Series(second, index=range(size, 0, -1))
    expect.table(code_matrix(*series, book), expected, f"{size} unit(s), as Series")
turned = agreement.code_matrix(["yes", "yes"], ["no", "no"], ["yes", "no"])
expect.table(
    code_matrix(["yes", "yes"], ["no", "no"], ["yes", "no"]), turned, "rows for the first coder"
)


# %% hidden="matrix-gaps" points=1 says="units that a coder left open, and inputs left as they were"
from centricity.models import agreement

rng = seeds.rng("matrix-gaps")
book = ["every", "depends", "unsaid"]
for gap in (None, float("nan"), np.nan):
    first = [*rng.choice(book, 30).tolist(), gap, gap, "every"]
    second = [*rng.choice(book, 30).tolist(), gap, "every", gap]
    order = rng.permutation(33)
    first, second = [first[i] for i in order], [second[i] for i in order]
    expected = agreement.code_matrix(first, second, book)
    expect.table(code_matrix(first, second, book), expected, "units left open")
nobody = agreement.code_matrix([], [], book)
expect.table(code_matrix([], [], book), nobody, "no units at all")
expect.table(code_matrix([None], ["every"], book), nobody, "one unit, left open")
first, second, labels = ["every", None], ["unsaid", "every"], list(book)
code_matrix(first, second, labels)
expect.equal(first, ["every", None], "the first coder's list afterwards")
expect.equal(second, ["unsaid", "every"], "the second coder's list afterwards")
expect.equal(labels, list(book), "the code book afterwards")
series = pd.Series(["every", None, "unsaid"], index=[4, 5, 6])
kept = series.copy()
code_matrix(series, series, book)
expect.unchanged(kept, series, "a Series of codes")


# %% hidden="matrix-bad-input" points=1 says="coders of different units, and codes that are not in the code book"
book = ["employee", "firm"]
expect.raises(
    ValueError, lambda: code_matrix(["firm"], ["firm", "firm"], book), "a unit more", "second"
)
expect.raises(ValueError, lambda: code_matrix(["firm"], [], book), "no second coder", "second")
expect.raises(
    ValueError, lambda: code_matrix(["firm", "state"], ["firm", "firm"], book), "first", "state"
)
expect.raises(
    ValueError, lambda: code_matrix(["firm", "firm"], ["firm", "both"], book), "second", "both"
)
expect.raises(ValueError, lambda: code_matrix(["Firm"], ["firm"], book), "a capital", "Firm")
same = pd.DataFrame([[0, 0], [0, 1]], index=book, columns=book)
expect.table(code_matrix(["firm"], ["firm"], book), same, "one unit is enough")

# %% [markdown] locked="agree-prompt"
# ## 2. How often do they agree? (2 points)
#
# Write `percent_agreement(first, second)`: the share of units, from 0 to 1, to which both coders gave the same code.
#
# - The inputs are as in question 1. A unit that either coder left open counts neither above nor below the line. Return `np.nan` if no unit is left.
# - Raise `ValueError`, with `second` in the message, if the two have not coded equally many units.
#
# Example: `percent_agreement(["firm", "firm", "employee"], ["firm", "employee", "employee"])` is 2/3.


# %% answer="agree"
def percent_agreement(first, second):
    """Return the share of units that both coders coded alike."""
    ### BEGIN SOLUTION
    first, second = list(first), list(second)
    if len(first) != len(second):
        raise ValueError(f"second has {len(second)} codes, and first has {len(first)}")
    both = [
        one == other
        for one, other in zip(first, second, strict=True)
        if not (pd.isna(one) or pd.isna(other))
    ]
    return sum(both) / len(both) if both else np.nan
    ### END SOLUTION


# %% visible="agree"
expect.close(
    percent_agreement(["firm", "firm", "employee"], ["firm", "employee", "employee"]),
    2 / 3,
    "the example of question 2",
)


# %% hidden="agree-share" points=1 says="other codes, coders and sizes, and the 48 statements"
from centricity.data import load_definitions
from centricity.models import agreement

rng = seeds.rng("agree-share")
book = ["belief", "behaviour", "process"]
for size in (1, 2, 9, 300):
    first, second = rng.choice(book, size).tolist(), rng.choice(book, size).tolist()
    expected = agreement.percent_agreement(first, second)
    expect.close(percent_agreement(first, second), expected, f"{size} unit(s)")
    series = pd.Series(first), pd.Series(second, index=range(size, 0, -1))
    expect.close(percent_agreement(*series), expected, f"{size} unit(s), as Series")
    arrays = np.array(first), np.array(second)
    expect.close(percent_agreement(*arrays), expected, f"{size} unit(s), as arrays")
expect.close(percent_agreement(["a", "b"], ["b", "a"]), 0.0, "never the same code")
expect.close(percent_agreement(["a", "b"], ["a", "b"]), 1.0, "always the same code")
definitions = load_definitions()
for axis in ("level", "locus", "beneficiary", "universality"):
    coders = definitions[f"{axis}_a"], definitions[f"{axis}_b"]
    expect.close(
        percent_agreement(*coders), agreement.percent_agreement(*coders), f"the {axis} codes"
    )


# %% hidden="agree-gaps" points=1 says="units left open, nothing left to compare, and coders of different units"
nan = float("nan")
for gap in (None, nan):
    expect.close(
        percent_agreement(["a", gap, "b", "a"], ["a", "a", gap, "b"]), 0.5, "units left open"
    )
    expect.close(percent_agreement(["a", gap, "b"], ["b", gap, "b"]), 0.5, "left open by both")
    expect.close(percent_agreement([gap, "a"], ["a", gap]), nan, "no unit left")
expect.close(percent_agreement([], []), nan, "no units at all")
expect.raises(ValueError, lambda: percent_agreement(["a"], ["a", "a"]), "a unit more", "second")
expect.raises(ValueError, lambda: percent_agreement(["a", "a"], ["a"]), "a unit less", "second")
expect.raises(ValueError, lambda: percent_agreement(["a", None], ["a"]), "a gap more", "second")
first, second = ["a", None, "b"], ["b", "a", None]
percent_agreement(first, second)
expect.equal(first, ["a", None, "b"], "the first coder's list afterwards")
expect.equal(second, ["b", "a", None], "the second coder's list afterwards")

# %% [markdown] locked="kappa-prompt"
# ## 3. How far beyond chance? (3 points)
#
# Two coders who deal out their codes at random agree too. If the first uses code $c$ in a share $a_c$ of the units and the second in a share $b_c$, chance gives an agreement of $p_e = \sum_c a_c b_c$. **Cohen's kappa** compares the observed agreement $p_o$ with it:
#
# $$\kappa = \frac{p_o - p_e}{1 - p_e}$$
#
# Write `cohen_kappa(first, second)`.
#
# - The inputs are as in question 1, without a code book; the shares are those among the units that both coded. Leave the inputs as they are.
# - Return `np.nan` if no unit is left, and if both coders used one and the same code throughout: then chance leaves nothing open, and kappa is not defined.
# - Raise `ValueError`, with `second` in the message, if the two have not coded equally many units.
#
# Example: 50 units, of which both called 20 "yes" and 15 "no"; 5 were "yes" for the first coder only, 10 for the second only. Kappa is 0.4.


# %% answer="kappa"
def cohen_kappa(first, second):
    """Return Cohen's kappa of two coders."""
    ### BEGIN SOLUTION
    observed = percent_agreement(first, second)
    pairs = [
        (one, other)
        for one, other in zip(first, second, strict=True)
        if not (pd.isna(one) or pd.isna(other))
    ]
    codes = {code for pair in pairs for code in pair}
    if len(codes) < 2:
        return np.nan
    chance = 0
    for code in codes:
        by_first = sum(one == code for one, _ in pairs) / len(pairs)
        by_second = sum(other == code for _, other in pairs) / len(pairs)
        chance += by_first * by_second
    return (observed - chance) / (1 - chance)
    ### END SOLUTION


# %% visible="kappa"
expect.close(
    cohen_kappa(
        ["yes"] * 25 + ["no"] * 25,
        ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15,
    ),
    0.4,
    "the example of question 3",
)


# %% hidden="kappa-values" points=1 says="textbook tables, codes of several kinds, and the 48 statements"
from centricity.data import load_definitions
from centricity.models import agreement

rng = seeds.rng("kappa-values")
pairs = [("yes", "yes"), ("yes", "no"), ("no", "yes"), ("no", "no")]
for table in ([45, 15, 25, 15], [25, 35, 5, 35], [90, 5, 5, 0], [1, 0, 0, 1]):
    units = [pair for pair, count in zip(pairs, table, strict=True) for _ in range(count)]
    units = [units[i] for i in rng.permutation(len(units))]
    first, second = [one for one, _ in units], [other for _, other in units]
    expected = agreement.cohen_kappa(first, second)
    expect.close(cohen_kappa(first, second), expected, f"the table {table}")
book = ["belief", "behaviour", "process", "structure", "allocation"]
for size in (5, 40, 200):
    first, second = rng.choice(book, size).tolist(), rng.choice(book[1:], size).tolist()
    expected = agreement.cohen_kappa(first, second)
    expect.close(cohen_kappa(first, second), expected, f"five codes, {size} units")
definitions = load_definitions()
for axis in ("level", "locus", "beneficiary", "universality"):
    coders = definitions[f"{axis}_a"], definitions[f"{axis}_b"]
    expect.close(cohen_kappa(*coders), agreement.cohen_kappa(*coders), f"the {axis} codes")


# %% hidden="kappa-ends" points=1 says="full agreement, none at all, and where kappa is not defined"
nan = float("nan")
expect.close(cohen_kappa(["a", "b", "c"], ["a", "b", "c"]), 1.0, "full agreement")
expect.close(cohen_kappa(["a", "b"], ["b", "a"]), -1.0, "always the other code")
expect.close(cohen_kappa(["firm"] * 9, ["firm"] * 9), nan, "one code throughout")
expect.close(cohen_kappa(["firm"], ["firm"]), nan, "one unit, one code")
expect.close(cohen_kappa(["firm"] * 4, ["state"] * 4), 0.0, "one code each, not the same")
expect.close(
    cohen_kappa(["firm"] * 4, ["firm", "firm", "firm", "state"]), 0.0, "one coder with one code"
)
expect.close(cohen_kappa([], []), nan, "no units at all")
expect.close(cohen_kappa([None, "a"], ["a", None]), nan, "no unit left")


# %% hidden="kappa-gaps" points=1 says="units left open, Series, coders of different units, and inputs left as they were"
from centricity.models import agreement

rng = seeds.rng("kappa-gaps")
for gap in (None, float("nan")):
    first = [*rng.choice(["a", "b"], 40).tolist(), gap, gap, "a", "a", "a"]
    second = [*rng.choice(["a", "b", "c"], 40).tolist(), "a", gap, gap, gap, gap]
    expected = agreement.cohen_kappa(first, second)
    expect.close(cohen_kappa(first, second), expected, "units left open")
    series = pd.Series(first), pd.Series(second, index=range(45, 0, -1))
    expect.close(cohen_kappa(*series), expected, "units left open, as Series")
arrays = rng.choice(["a", "b"], 30), rng.choice(["a", "b"], 30)
expected = agreement.cohen_kappa(*(np.array(one) for one in arrays))
expect.close(cohen_kappa(*arrays), expected, "arrays")
# Left open, the third unit would otherwise be a second code.
expect.close(
    cohen_kappa(["a", "a", "b"], ["a", "a", None]), float("nan"), "one code among what is left"
)
expect.raises(ValueError, lambda: cohen_kappa(["a"], ["a", "b"]), "a unit more", "second")
expect.raises(ValueError, lambda: cohen_kappa(["a", "b"], []), "no second coder", "second")
first, second = ["b", None, "a"], ["a", "b", None]
cohen_kappa(first, second)
expect.equal(first, ["b", None, "a"], "the first coder's list afterwards")
expect.equal(second, ["a", "b", None], "the second coder's list afterwards")

# %% [markdown] locked="filter-prompt"
# ## 4. Who says so? (2 points)
#
# `load_definitions()` holds 48 statements with their sources and codes; `load_definitions().columns` shows what there is. You will want to ask it for, say, everything on centricity in Russian that both coders read as structure.
#
# Write `filter_definitions(definitions, wanted)`.
#
# - `wanted` is a dict from a column to what is wanted there: one value, or a list of values of which any will do. A row fits if in every column named its whole cell equals a wanted value; part of a text isn't enough.
# - Return the rows that fit, in their order, with all columns and a fresh index 0, 1, 2, ... If none fits, return an empty frame with all its columns. With an empty dict, every row fits. A missing cell fits nothing.
# - Raise `ValueError`, with the name in the message, if a column doesn't exist. Leave the frame and the dict as they are.
#
# Example: `filter_definitions(load_definitions(), {"word": "centricity", "level_a": "allocation"})` has three rows.


# %% answer="filter"
def filter_definitions(definitions, wanted):
    """Return the rows in which every column named in `wanted` has a wanted value."""
    ### BEGIN SOLUTION
    fits = pd.Series(True, index=definitions.index)
    for column, values in wanted.items():
        if column not in definitions.columns:
            raise ValueError(f"there is no column {column!r}")
        values = values if isinstance(values, list) else [values]
        fits &= definitions[column].isin(values) & definitions[column].notna()
    return definitions[fits].reset_index(drop=True)
    ### END SOLUTION


# %% visible="filter"
chosen = filter_definitions(load_definitions(), {"word": "centricity", "level_a": "allocation"})
expect.equal(chosen["id"].tolist(), ["D02", "D15", "D39"], "the example of question 4")


# %% hidden="filter-rows" points=1 says="one value or several, in one column or several, in frames of other order and index"
from centricity.data import load_definitions

rng = seeds.rng("filter-rows")
table = load_definitions()[["id", "word", "language", "mark", "level_a", "level_b"]]
table = table.sample(frac=1, random_state=int(rng.integers(1000)))
for level in ("belief", "structure", "allocation"):
    rows = table[table["level_b"] == level].reset_index(drop=True)
    expect.table(filter_definitions(table, {"level_b": level}), rows, f"everything on {level}")
both = table[table["word"].isin(["both"]) & table["language"].isin(["ru"])]
expect.table(
    filter_definitions(table, {"word": "both", "language": "ru"}),
    both.reset_index(drop=True),
    "two columns",
)
either = table[
    table["mark"].isin(["primary", "secondary"]) & table["level_a"].isin(["process", "belief"])
]
wanted = {"mark": ["primary", "secondary"], "level_a": ["process", "belief"]}
expect.table(
    filter_definitions(table, wanted), either.reset_index(drop=True), "any of several values"
)
expect.table(
    filter_definitions(table, {"mark": ["unverified"]}),
    table[table["mark"] == "unverified"].reset_index(drop=True),
    "a list of one",
)
years = pd.DataFrame({"id": ["x", "y", "z"], "year": [1990, 2006, 1990]}, index=[7, 7, 9])
expect.table(
    filter_definitions(years, {"year": 1990}),
    pd.DataFrame({"id": ["x", "z"], "year": [1990, 1990]}),
    "a number, in a frame whose index repeats",
)
expect.table(
    filter_definitions(years, {"year": [2006, 2012]}),
    pd.DataFrame({"id": ["y"], "year": [2006]}),
    "numbers",
)


# %% hidden="filter-ends" points=1 says="nothing asked, nothing found, missing cells, unknown columns, and inputs left alone"
from centricity.data import load_definitions

table = load_definitions()[["id", "word", "level_a"]].head(12)
kept, wanted = table.copy(), {"word": ["orientation", "both"], "level_a": "belief"}
filter_definitions(table, wanted)
expect.unchanged(kept, table, "the frame of definitions")
expect.equal(sorted(wanted), ["level_a", "word"], "the dict afterwards")
expect.equal(wanted["word"], ["orientation", "both"], "a list in the dict afterwards")
expect.table(filter_definitions(table, {}), kept, "nothing asked")
expect.table(filter_definitions(table, {"word": "loyalty"}), kept.iloc[:0], "nothing found")
expect.table(filter_definitions(table, {"word": []}), kept.iloc[:0], "no value will do")
expect.table(filter_definitions(kept.iloc[:0], {"word": "both"}), kept.iloc[:0], "no rows")
holes = pd.DataFrame({"id": ["x", "y"], "level": ["belief", None]})
expect.equal(
    filter_definitions(holes, {"level": ["belief", None]})["id"].tolist(),
    ["x"],
    "a missing cell fits nothing",
)
for wrong in ("levels", "Word", "beneficiary"):
    expect.raises(
        ValueError, lambda: filter_definitions(table, {wrong: "belief"}), "no column", wrong
    )
expect.raises(
    ValueError,
    lambda: filter_definitions(table, {"word": "loyalty", "locus": "firm"}),
    "no such column, and no row left anyway",
    "locus",
)

# %% [markdown] locked="desk-prompt"
# ## 5. At the orientation desk (2 points)
#
# Two observers sat at the reception desks of Veretta's eight clinics and wrote down, for each conversation, whether the receptionist started from what the patient needed. The orientation manager wants to pay a bonus on the share of "yes". The centricity manager won't move money on a score about which the two observers don't agree beyond chance. They settle on a rule: where kappa lies below `least`, or isn't defined, a second pair of observers goes in before any bonus is paid.
#
# `load_reception_codes()` has one row per conversation: `clinic`, `conversation`, and the codes of the `first` and the `second` observer, missing where one couldn't hear. Write `clinics_to_revisit(codes, least)`: the clinics where the rule sends a second pair.
#
# - Return a list of clinic names in alphabetical order, empty if there is none. Don't change the frame you are given.
# - A kappa of exactly `least` is enough.
# - Of the columns only `clinic`, `first` and `second` are sure to be there.
# - Kappa is that of question 3. If you call your own `cohen_kappa`, a slip in it can cost points here too.
#
# Example: with `least` at 0.4 the second pair goes to Hillside and Old Town. Look up how these two receptions do, before you call the observers poor.


# %% answer="desk"
def clinics_to_revisit(codes, least):
    """Return the clinics where kappa is below `least` or not defined."""
    ### BEGIN SOLUTION
    chosen = []
    for clinic, here in codes.groupby("clinic"):
        kappa = cohen_kappa(here["first"], here["second"])
        if np.isnan(kappa) or kappa < least:
            chosen.append(clinic)
    return sorted(chosen)
    ### END SOLUTION


# %% visible="desk"
expect.equal(
    clinics_to_revisit(load_reception_codes(), least=0.4),
    ["Hillside", "Old Town"],
    "the example of question 5",
)


# %% hidden="desk-choice" points=1 says="Veretta's clinics at other thresholds, from nobody to everybody"
from centricity.data import load_reception_codes
from centricity.models import agreement

rng = seeds.rng("desk-choice")
codes = load_reception_codes()
kappa = pd.Series(
    {
        clinic: agreement.cohen_kappa(here["first"], here["second"])
        for clinic, here in codes.groupby("clinic")
    }
)
steps = kappa.sort_values().to_numpy()
shuffled = codes.sample(frac=1, random_state=int(rng.integers(1000)))
for least in [-1.0, *(steps[1:] + steps[:-1]) / 2, 1.0]:
    expected = sorted(kappa.index[kappa < least])
    expect.equal(clinics_to_revisit(codes, float(least)), expected, f"a least of {least:.2f}")
    expect.equal(clinics_to_revisit(shuffled, float(least)), expected, "rows in another order")


# %% hidden="desk-edges" points=1 says="other clinics, where kappa is just enough or not defined, and a frame left alone"
def clinic(name, pairs):
    first, second = [one for one, _ in pairs], [other for _, other in pairs]
    return pd.DataFrame({"clinic": name, "first": first, "second": second})


y, n = "yes", "no"
# Six of eight alike, chance one half: a kappa of exactly 0.5, however it is computed.
half = [(y, y)] * 3 + [(y, n), (n, y)] + [(n, n)] * 3
chain = pd.concat(
    [
        clinic("Yew", half),
        clinic("Ash", [(y, y)] * 8),
        clinic("Oak", [(y, y)] * 4 + [(n, n)] * 4),
        clinic("Elm", [(y, None), (None, n)]),
        clinic("Fir", [(y, n)] * 4),
    ],
    ignore_index=True,
)
kept = chain.copy()
never = ["Ash", "Elm"]
expect.equal(clinics_to_revisit(chain, 0.5), [*never, "Fir"], "a kappa of just the least")
expect.equal(clinics_to_revisit(chain, 0.55), [*never, "Fir", "Yew"], "a kappa below the least")
expect.equal(clinics_to_revisit(chain, 0.0), never, "kappa isn't defined in two clinics")
expect.equal(clinics_to_revisit(chain, 1.0), [*never, "Fir", "Yew"], "full agreement is enough")
expect.equal(clinics_to_revisit(chain[chain["clinic"] == "Oak"], 0.9), [], "one good clinic")
expect.unchanged(kept, chain, "the frame of codes")

# %% [markdown] locked="overlap-prompt"
# ## 6. Stretch: three experts, three lists (2 points)
#
# A corporate magazine asked three experts for the three most customer-oriented and customer-centric firms. How far do two lists overlap? The **Jaccard overlap** is the number of firms on both lists over the number of firms on either.
#
# Write `jaccard_overlaps(lists)`.
#
# - `lists` is a dict from an expert to a list of names. Return a DataFrame with a row and a column for each expert, in the order of the dict.
# - Two names are the same firm if they are equal after Unicode normalisation to NFC (`unicodedata.normalize`), removal of blanks at both ends, and `casefold()`. So «Сбер» and «СБЕР » are one firm, in any alphabet.
# - The order of a list doesn't matter, nor that a name stands in it twice. A tie for third place makes a list of four.
# - Two empty lists overlap by `np.nan`, also a list with itself. Leave the lists as they are.
#
# Example: with `{"A": ["Apple", "Sonos", "Oscar"], "P": ["apple", "Honda", "Toyota"]}` A and P overlap by 0.2: one firm of five.


# %% answer="overlap"
def jaccard_overlaps(lists):
    """Return the overlap of every pair of lists."""
    ### BEGIN SOLUTION
    import unicodedata

    sets = {
        expert: {unicodedata.normalize("NFC", name).strip().casefold() for name in names}
        for expert, names in lists.items()
    }
    table = pd.DataFrame(np.nan, index=list(sets), columns=list(sets))
    for one in sets:
        for other in sets:
            either = sets[one] | sets[other]
            if either:
                table.loc[one, other] = len(sets[one] & sets[other]) / len(either)
    return table
    ### END SOLUTION


# %% visible="overlap"
overlaps = jaccard_overlaps({"A": ["Apple", "Sonos", "Oscar"], "P": ["apple", "Honda", "Toyota"]})
expect.close(overlaps.loc["A", "P"], 0.2, "the example of question 6")


# %% hidden="overlap-shares" points=1 says="other experts and firms, lists of unequal length, and names that stand twice"
from centricity.models import agreement

rng = seeds.rng("overlap-shares")
firms = ["Apple", "Sonos", "Oscar", "Starbucks", "Disney", "Ritz-Carlton", "Honda", "Toyota"]
for experts in (1, 2, 5):
    lists = {
        f"expert {9 - number}": rng.choice(firms, int(rng.integers(3, 6)), replace=False).tolist()
        for number in range(experts)
    }
    expected = agreement.jaccard_overlaps(lists)
    expect.table(jaccard_overlaps(lists), expected, f"{experts} expert(s)")
lists = {"x": ["Honda", "Honda", "Toyota"], "y": ["Toyota", "Apple", "Sonos", "Oscar"]}
expect.table(jaccard_overlaps(lists), agreement.jaccard_overlaps(lists), "a name twice, and a tie")
expect.equal(lists["x"], ["Honda", "Honda", "Toyota"], "a list afterwards")
expect.equal(list(lists), ["x", "y"], "the experts afterwards")


# %% hidden="overlap-spelling" points=1 says="capitals and blanks, Cyrillic, letters that Unicode spells in two ways, empty lists"
def overlap(one, other):
    return jaccard_overlaps({"one": one, "other": other}).loc["one", "other"]


expect.close(overlap(["APPLE", " Honda"], ["apple", "honda "]), 1.0, "capitals and blanks")
expect.close(overlap(["Сбер", "МТС"], ["СБЕР", "мтс"]), 1.0, "Cyrillic capitals")
# The last letter as one sign, and as the letter и with a breve.
expect.close(overlap(["Зелёный"], ["зелёныи\u0306"]), 1.0, "й as one sign and as two")
expect.close(overlap(["Nestlé", "Bosch"], ["nestle\u0301"]), 0.5, "é as one sign and as two")
expect.close(overlap(["Weiß"], ["WEISS"]), 1.0, "ß and SS")
expect.close(overlap(["MTC"], ["МТС"]), 0.0, "Latin and Cyrillic letters that look alike")
expect.close(overlap(["Apple", "apple "], ["APPLE", "Honda"]), 0.5, "one firm, spelt twice")
expect.close(overlap([], ["Apple"]), 0.0, "one list is empty")
expect.close(overlap([], []), float("nan"), "both lists are empty")
alone = jaccard_overlaps({"one": [], "other": ["Apple"]})
expect.close(alone.loc["one", "one"], float("nan"), "an empty list with itself")
expect.close(alone.loc["other", "other"], 1.0, "a list with itself")

# %% [markdown] locked="prevalence-prompt"
# ## 7. Stretch: kappa without data (2 points)
#
# Each of two observers is right with probability $q$, whatever the truth and independently of the other. A share $p$ of the units is truly "yes". With very many units,
#
# - both are right or both are wrong with probability $p_o = q^2 + (1-q)^2$;
# - each of them says "yes" in a share $m = pq + (1-p)(1-q)$, so chance gives $p_e = m^2 + (1-m)^2$.
#
# Write `kappa_under_prevalence(prevalence, accuracy)`.
#
# - Both may be a number or a NumPy array, in any mixture; with an array the answer is an array, and the inputs stay as they are.
# - Where $p_e$ is 1, kappa is `np.nan`. No warning, please.
# - Raise `ValueError`, with the name of the parameter in the message, for a value outside 0 to 1 or NaN. One such value in an array is enough.
#
# Example: `kappa_under_prevalence(0.5, 0.9)` is 0.64.


# %% answer="prevalence"
def kappa_under_prevalence(prevalence, accuracy):
    """Return the kappa that two independent observers of equal accuracy tend to."""
    ### BEGIN SOLUTION
    p, q = np.asarray(prevalence, dtype=float), np.asarray(accuracy, dtype=float)
    for name, value in [("prevalence", p), ("accuracy", q)]:
        if not np.all((value >= 0) & (value <= 1)):
            raise ValueError(f"{name} must lie between 0 and 1")
    observed = q**2 + (1 - q) ** 2
    yes = p * q + (1 - p) * (1 - q)
    chance = yes**2 + (1 - yes) ** 2
    with np.errstate(invalid="ignore"):
        kappa = (observed - chance) / (1 - chance)
    return kappa if kappa.ndim else float(kappa)
    ### END SOLUTION


# %% visible="prevalence"
expect.close(kappa_under_prevalence(0.5, 0.9), 0.64, "the example of question 7")


# %% hidden="prevalence-values" points=1 says="other shares and observers, single numbers and arrays, and inputs left as they were"
from centricity.models import agreement

rng = seeds.rng("prevalence-values")
for _ in range(12):
    p, q = rng.uniform(0.05, 0.95), rng.uniform(0.05, 0.95)
    expect.close(
        kappa_under_prevalence(p, q),
        agreement.kappa_under_prevalence(p, q),
        f"a prevalence of {p:.2f}, an accuracy of {q:.2f}",
        rel=1e-7,
    )
shares, skill = rng.uniform(0.05, 0.95, 20), rng.uniform(0.55, 0.95, 20)
p, q = shares.copy(), skill.copy()
model = agreement.kappa_under_prevalence
expect.close(kappa_under_prevalence(shares, skill), model(p, q), "two arrays", rel=1e-7)
expect.close(kappa_under_prevalence(shares, 0.9), model(p, 0.9), "shares", rel=1e-7)
expect.close(kappa_under_prevalence(0.9, skill), model(0.9, q), "observers", rel=1e-7)
expect.unchanged(p, shares, "the array of shares")
expect.unchanged(q, skill, "the array of accuracies")


# %% hidden="prevalence-limits" points=1 says="perfect observers and guessing ones, where kappa is not defined, and what is refused"
nan = float("nan")
expect.close(kappa_under_prevalence(0.75, 1.0), 1.0, "observers who are always right")
expect.close(kappa_under_prevalence(0.75, 0.0), 1.0, "observers who are always wrong")
expect.close(kappa_under_prevalence(0.75, 0.5), 0.0, "observers who guess")
expect.close(kappa_under_prevalence(1, 0.75), 0.0, "every unit is truly yes")
expect.close(kappa_under_prevalence(0, 0.75), 0.0, "no unit is truly yes")
for p, q in [(1.0, 1.0), (0.0, 1.0), (1, 0), (0, 0)]:
    expect.close(kappa_under_prevalence(p, q), nan, "both say the same throughout")
expect.close(
    kappa_under_prevalence(np.array([1.0, 0.5]), 1.0),
    np.array([nan, 1.0]),
    "not defined in one place of an array",
)
expect.close(kappa_under_prevalence(np.array([0, 1]), 0.75), np.array([0.0, 0.0]), "whole numbers")
for bad in (-0.1, 1.1, 98, nan):
    expect.raises(
        ValueError, lambda: kappa_under_prevalence(bad, 0.9), f"a share of {bad}", "prevalence"
    )
    expect.raises(
        ValueError, lambda: kappa_under_prevalence(0.5, bad), f"accuracy {bad}", "accuracy"
    )
    holes = np.array([0.5, bad])
    expect.raises(
        ValueError, lambda: kappa_under_prevalence(holes, 0.9), "one bad value", "prevalence"
    )
    expect.raises(
        ValueError, lambda: kappa_under_prevalence(0.9, holes), "one bad value", "accuracy"
    )

# %% [markdown] locked="written-prompt"
# ## 8. In words: your own pair (4 points)
#
# Define the two words yourself, in one sentence each, so that there could be a firm that is the one and not the other. Name that firm or describe it. Say what you would measure for each, and who or what supplies the figure. Then choose one author from `load_definitions()`, with a mark other than `unverified`, who contradicts your pair; say where exactly the two of you part, and defend your choice, or change it.
#
# About 200 words. There is no right pair; a pair that nothing could contradict is a wrong one.

# %% [markdown] written="written" points=4
# ### BEGIN SOLUTION
# **Marking scheme.** One point each:
#
# 1. *Two definitions that part*: one sentence each, and a case that is the one and not the other. Half a point if the case is missing, or if one definition contains the other without the answer saying so.
# 2. *Measures*: one for each, with who or what supplies the figure (raters, customers, the budget, the accounts). Half a point for only one.
# 3. *The author*: somebody in the table, reported rightly, and the point on which the two part (level, locus, beneficiary or universality). Half a point if the contradiction is named but not located.
# 4. *The defence*: a reason beyond taste (what the definition lets you measure, decide or tell apart), or a change of mind with a reason. An honest limit of the own pair counts too.
#
# **A good answer, 4 of 4.** A firm is customer-oriented to the degree that what its people do starts from what customers need. It is customer-centric if money and rewards follow what customers are worth to it over time. A village pharmacy that gives everybody patient advice, and knows nobody's value, is oriented and not centric. A mobile operator that pays its managers on lifetime value and lets callers wait is centric and not oriented.
#
# I would measure the first by trained observers, two of them, with their kappa; the second from the budget: the share of spending that moves when a customer's expected value moves.
#
# Habel and colleagues (2020) contradict me. They find that customers see a firm as centric only if the firm and its salespeople are oriented. We part on who decides: for them the customer perceives centricity, for me the accounts show it, and my mobile operator couldn't exist in their sense. I keep my pair because a customer can't see a budget, so a perception can't tell my two firms apart. I pay a price: what they call centricity predicts revenue in their data, and I have no such evidence for mine.
#
# **A middling answer, 2 of 4.** Customer orientation means good service, and customer centricity means that the whole company is built around the customer. Centricity is the strategy and orientation the tactics, so a company needs both. I would measure them with a customer satisfaction survey and with retention. Fader disagrees, because he says that centricity is only about the best customers. I think that is wrong, because all customers are important and a company that treats some of them worse will get a bad reputation.
#
# *Why 2:* the two definitions don't part (a tactic of a strategy; no case that is one and not the other), so half of the first point. Two measures, but nothing on who supplies them: half. Fader is reported rightly and located (which customers), so the third point is earned. The defence is taste, and the reputation is asserted: nothing.
# ### END SOLUTION
