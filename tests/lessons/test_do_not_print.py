"""Numbers and wordings that nobody could trace stand only where the text says so."""

import ast
import re

import pytest

from centricity.build.notebooks import read_text
from centricity.data import load_claims
from tests.proving.attempts import ROOT

# What a passage must say to name such a thing: that its origin isn't known.
UNTRACED = re.compile(
    r"no origin|origin (?:was )?not found|untraced|could(?:n't| not) (?:be )?(?:find|found|trace)"
    r"|found no (?:source|origin)|nobody has traced|unverified|not verified",
    re.IGNORECASE,
)


def percent(number):
    return rf"(?<![\d.,]){number}\s?(?:%|per cent)"


# Each thing: what a passage must hold, all of it, to be about it.
LIST = {
    "93% and 3% of Toyota's buyers": [percent(93), percent(3)],
    "Deloitte's 60%": ["Deloitte", percent(60)],
    "the year of Toyota's press release": ["Toyota Motor Sales|Voice of the Customer", r"\b1993\b"],
    "the card customer worth $134, $300, $525": [
        r"\$\s?(?:134|300|525)\b",
        "Reichheld|Sasser|card",
    ],
    "the card customer worth 134, 300, 525": [r"\b134\b", r"\b300\b", r"\b525\b"],
    "Reichheld's 40% of car buyers": ["Reichheld", r"\bcars?\b|\bauto", percent(40)],
    "later editions of Salesforce's report": ["Salesforce", r"\b84%|\b88%|\b20(?:20|22|23)\b"],
    "Kirca's mean correlation": ["Kirca", r"(?<!\d)0?\.32\b"],
    "the number of items of SOCO": ["SOCO", r"\b24[ -]items?|\b12 \+ 12|\b9[- ]point"],
    "the wording of Deshpandé and others": ["set of beliefs that puts the customer"],
    "the pairs of buyers and sellers of Deshpandé and others": ["quadrad"],
    "a row of Shah and others' table": ["how many (?:products for this|customers for this)"],
    "Amazon's retention in Gupta and others": ["Gupta", "Amazon", percent(70)],
    # Of the GDPR we have read art. 4(5), 5, 6 and 21, and art. 9 as the Court applies it.
    "an article of the GDPR": [
        r"GDPR,? [Aa]rt(?:icle|\.)\s?(?!4\(5\)|[569]\b|21\b)\d"
        r"|\b[Aa]rticle\s?(?!4\(5\)|[569]\b|21\b)[\d()]+ of the GDPR"
    ],
    "government act 1154": [r"\b(?:act|decree|resolution|N|No\.|№) ?1154\b"],
    "the declarations of four Russian firms": [
        "Sberbank|Сбербанк|Severstal|Северсталь|ЧТПЗ|ChTPZ|ОМК"
    ],
}


def found_in(passage):
    """Return the untraced things that a passage prints without saying so."""
    if UNTRACED.search(passage):
        return []
    return [
        thing
        for thing, patterns in LIST.items()
        if all(re.search(pattern, passage) for pattern in patterns)
    ]


def passages_of(path):
    """Yield the passages of a text, a page of notes, a table or a module that learners read."""
    if path.suffix == ".md":
        yield from re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
    elif path.parent.name == "text":
        for cell in read_text(path).cells:
            if cell.cell_type == "markdown":
                yield from re.split(r"\n\s*\n|\n(?=[-*] |\|)", cell.source)
    else:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


PACKAGE = ROOT / "course" / "centricity"
READ = sorted(
    [
        *(ROOT / "course" / "text").glob("*.py"),
        *(ROOT / "solutions" / "text").glob("*.py"),
        *(ROOT / "course" / "instructor").glob("*.md"),
        *(
            path
            for room in ("questions", "hints", "widgets", "figures", "models", "simulate")
            for path in (PACKAGE / room).glob("*.py")
        ),
    ]
)


@pytest.mark.parametrize("path", READ, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_untraced_is_printed_as_a_fact(path):
    found = {thing: passage for passage in passages_of(path) for thing in found_in(passage)}
    assert found == {}, (
        "Leave it out, or say in the same paragraph that no origin was found. If you have seen the "
        "source, register it in datasets/claims.csv and take it off LIST in this file."
    )


def test_the_register_says_of_everything_untraced_that_it_is():
    for row in load_claims().itertuples():
        assert found_in(f"{row.said_by}: {row.claim}. {row.verdict}. {row.mark}") == [], row.Index


@pytest.mark.parametrize(
    "passage",
    [
        "93% of satisfied buyers return, and 3% of the others.",
        "Deloitte says that centric firms are 60% more profitable.",
        "Reichheld's card customer is worth $134.",
        "Over the years 134 became 300 and then 525.",
        "Kirca and colleagues report r = .32.",
        "Article 5(1) of the GDPR asks for little data; see GDPR, Article 17.",
        "SOCO has 24 items.",
    ],
)
def test_an_untraced_thing_is_found(passage):
    assert len(found_in(passage)) == 1
    assert found_in(f"{passage} No origin was found.") == []


@pytest.mark.parametrize(
    "passage",
    [
        "At 3% a year, 193% in all.",
        "Margins of 60% are rare.",
        "A purchase of $300 on CDNOW.",
        "Article 4(5) of the GDPR defines pseudonyms.",
        "Kirca and colleagues find a positive association.",
        "Deloitte has no page on it.",
    ],
)
def test_what_only_looks_like_it_passes(passage):
    assert found_in(passage) == []


def test_the_passages_of_a_lesson_are_read():
    text = ROOT / "course" / "text" / "04_leaky_bucket.py"
    assert any("Reinartz and Kumar" in passage for passage in passages_of(text))
    questions = PACKAGE / "questions" / "lesson_04.py"
    assert any("300 customers a year" in passage for passage in passages_of(questions))
