"""No number escapes: what a lesson says that a source found stands in the claim register."""

import pytest

from centricity.data import load_claim_links, load_claims
from tests.lessons import cited
from tests.lessons.test_lessons import TEXTS

PLACES = cited.entries()
KNOWN = cited.register_names()


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.stem)
def test_every_cited_number_is_registered_with_its_source(text):
    assert "".join(cited.unlisted(text, PLACES, KNOWN)) == ""


def lesson(tmp_path, prose):
    path = tmp_path / "99_sample.py"
    lines = "\n".join(f"# {line}".rstrip() for line in prose.splitlines())
    path.write_text(f"# %% [markdown]\n{lines}\n")
    return path


def complaints(tmp_path, prose):
    return cited.unlisted(lesson(tmp_path, prose), PLACES, KNOWN)


@pytest.mark.parametrize(
    "prose",
    [
        "Reinartz and Kumar (2002) followed 17,000 customers.",
        "They followed 17,000 customers (Reinartz and Kumar 2002).",
        "Zendesk says that 81% would leave.",
        "Nemo (2031) found 12 of them.",
        "| Salesforce | 6,724 people |",
        "- Zendesk says that 81% would leave.",
        "## Sources\n\n- Zendesk (2020), *A report*, 7(3), 1-9. *Secondary. It says 81%.*",
        "Fader, Hardie and Lee (2005) used 2,358 customers.",
        "Franke and Park (2006) found .03.",
        "Reinartz and Kumar (2002) followed customers. They found correlations from 0.20 to 0.54.",
        # A number of one source isn't covered by another's.
        "Zendesk says that 92% would leave.",
    ],
)
def test_a_number_that_its_source_did_not_print_is_caught(tmp_path, prose):
    (message,) = complaints(tmp_path, prose)
    assert "99_sample.py, cell 1" in message
    assert "datasets/claims.csv" in message


@pytest.mark.parametrize(
    "prose",
    [
        "Reinartz and Kumar (2002) followed 16,000 customers.",
        "Zendesk says that 80% would leave, and asked on 14 January 2020.",
        "Fader, Hardie and Lee (2005) used 2,357 customers.",
        "Franke and Park (2006) found 0.01; see lesson 10, page 7, note 024 and table 2.",
        "Kim, Singh and Winer (2017) found 73%.",
        "Salesforce asked early. Of our own members 61% answered.",
        "Salesforce's formula is $x^{17}$, and `n = 17` in code.",
        "In the 1990s Salesforce was the 2nd.",
        "Nobody (2031) found a few of them.",
        "## Sources\n\n- Nobody, A. (2031), *A journal* 14(2), 250-268. *Primary.*",
    ],
)
def test_numbers_that_are_listed_or_only_say_which_one_pass(tmp_path, prose):
    assert complaints(tmp_path, prose) == []


def test_the_message_says_where_what_and_how(tmp_path):
    (message,) = complaints(tmp_path, "In a survey Zendesk found 81%, and that isn't all.")
    for words in ("81%", "said of Zendesk", "In a survey", "`figures`", "make_datasets.py"):
        assert words in message


def test_published_values_count_when_rounded_as_printed(tmp_path):
    assert complaints(tmp_path, "Fader and Hardie (2007) print .668 and 3.806.") == []
    assert len(complaints(tmp_path, "Fader and Hardie (2007) print .669.")) == 1


def test_the_register_is_well_formed():
    claims = load_claims()
    assert claims.index.is_unique
    assert claims.index.str.fullmatch(r"[a-z0-9-]+").all()
    assert set(claims["mark"]) == {"primary", "secondary", "no origin found", "constructed"}
    assert not claims.drop(columns=["year", "n", "figures"]).isna().any(axis=None)
    assert claims["year"].dropna().between(1900, 2030).all()


def test_figures_can_be_read():
    for figures in load_claims()["figures"].dropna():
        for one in figures.split("; "):
            assert cited.numbers_in(one), one


def test_a_figure_in_a_claim_is_listed_under_figures():
    for row in load_claims().fillna({"figures": ""}).itertuples():
        listed = cited.Entry(row.said_by, tuple(n for n, *_ in cited.numbers_in(row.figures)))
        for number in cited.numbers_in(row.claim):
            assert listed.holds(*number), (row.Index, number)


def test_numbers_are_read_as_printed():
    sentence = "In 2002, 16,000 people: .45, 1.1 million, 5% of 80/20; lessons 05 and 06, `7`, $8$."
    assert [number for number, *_ in cited.numbers_in(sentence)] == [16000, 0.45, 1.1, 5, 80, 20]
    assert cited.numbers_in("9.5 per cent of 3") == [(9.5, 1, True), (3.0, 0, False)]


def test_links_join_claims_of_the_register():
    claims, links = load_claims(), load_claim_links()
    assert set(links["claim"]) | set(links["repeats"]) <= set(claims.index)
    assert not links.duplicated(["claim", "repeats"]).any()
    assert set(links["basis"]) == {"stated", "named", "inferred"}
    assert not links.isna().any(axis=None)


def test_whoever_only_repeats_has_no_data_of_their_own():
    claims = load_claims()
    assert not claims.loc[claims["design"].isin(["quotation", "assertion"]), "own_data"].any()
    assert not claims.loc[claims["mark"] == "no origin found", "own_data"].any()


def test_names_are_found_with_their_years():
    sentence = "Gupta, Lehmann and Stuart (2004), de Montjoye and others (2015), (Lee et al. 2015)"
    names = {"Gupta", "Lehmann", "Stuart", "de Montjoye", "Lee"}
    assert cited.cited_names(sentence, set()) == names
    assert cited.cited_names("In 1990 we met (in 2004).", set()) == set()
    assert {"Salesforce", "Reinartz", "Kumar"} <= KNOWN
