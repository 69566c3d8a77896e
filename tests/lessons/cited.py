"""Find the numbers that a lesson takes from a source, and the places where such numbers are kept.

A sentence cites a source if it holds an author and a year, "Lee (2015)" or "(Lee 2015)", or a name
that stands under `said_by` in the claim register. Each number in digits in such a sentence must
stand in an entry that names the same source: a row of the register, a published value, or a
section of the data sheets. Years, dates, numbers of lessons and pages, code and formulas don't
count. A sentence that goes on with "They", "The study" and the like still speaks of the source.
"""

import json
import math
import re
from dataclasses import dataclass

from centricity.build.notebooks import read_text
from centricity.data import load_claims
from tests.proving.attempts import ROOT

NAME = r"[A-ZÄÖÜÉА-ЯЁ][\w'’-]+"
NAMES = rf"(?:de )?{NAME}(?:(?:, and|,| and| &) (?:(?:de )?{NAME}|others|colleagues)| et al\.)*"
YEAR = r"(?:18|19|20)\d\d"
AUTHOR_YEAR = re.compile(rf"({NAMES}) \({YEAR}\b|\(({NAMES}),? {YEAR}\b")
JOINTS = re.compile(r", and |, | and | & | et al\.")
NOBODY = {"others", "colleagues", ""}

UNSEEN = re.compile(r"```.*?```|`[^`]*`|\$\$.*?\$\$|(?<![\\\w])\$[^$\n]+\$", re.DOTALL)
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# A number that only says which one: lessons 05 and 06, page 7, 4 September, the 2nd edition.
LABEL = re.compile(
    r"\b(?:lessons?|questions?|notes?|sections?|figures?|tables?|pages?|steps?|chapters?|parts?"
    rf"|articles?)\s+\d+(?:(?:, | to | and |-)\d+)*|\b\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}}\b"
    r"|\b\d+(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
# 1,600 and 0.25 and .32 and 5%; not the 2 of B2B, nor the 1990s.
NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(%| per cent)?(?![\w]|\.\d)")
SENTENCE_END = re.compile(r"(?<=[a-z0-9%)\]\"'’”*][.!?])[*\"')”]*\s+(?=[A-Z\"'“*(\d])")
GOES_ON = re.compile(
    r"(?:They|Their|She|Her|He|His|Its|The (?:authors?|study|survey|report|article|paper))\b"
)
TO_REMEDY = """
{where}: {number} is said of {names}, and no entry that names that source holds it.
  "{sentence}"
Do one of these:
- the source printed it: add it to the column `figures` of the source's row in datasets/claims.csv,
  or a row with its name under `said_by`; then run `python datasets/make_datasets.py`;
- code is tested against it: tests/published_values.json, in an entry whose `source` names it;
- it describes a data file: datasets/DATASHEETS.md, in the section that names the source;
- it was computed on the page: give it a sentence of its own that names no source."""


@dataclass(frozen=True)
class Entry:
    """A place where numbers of a source are kept: the words that name it, and the numbers."""

    words: str
    numbers: tuple
    rounds: bool = False

    def names(self, name):
        """Return whether the entry names a source."""
        return re.search(rf"\b{re.escape(name)}\b", self.words) is not None

    def holds(self, number, decimals, is_percent):
        """Return whether a number, as printed, is one of this entry's."""
        wanted = [number, number / 100] if is_percent else [number]
        if any(math.isclose(one, kept) for one in wanted for kept in self.numbers):
            return True
        scale = 100 if is_percent else 1
        return self.rounds and any(
            math.isclose(number, round(scale * kept, decimals)) for kept in self.numbers
        )


def register_names():
    """Return every name under `said_by` in the register, authors one by one."""
    said_by = load_claims().query("mark != 'constructed'")["said_by"]
    return {name for one in said_by for name in re.split(JOINTS, one)} - NOBODY


def entries():
    """Return every place where a number of a source may be kept."""
    claims = load_claims().fillna({"figures": ""})
    register = [
        Entry(row.said_by, tuple(number for number, *_ in numbers_in(row.figures)))
        for row in claims.itertuples()
    ]
    published = json.loads((ROOT / "tests" / "published_values.json").read_text(encoding="utf-8"))
    values = [
        Entry(value["source"], tuple(_leaves(value)), rounds=True)
        for value in published.values()
        if isinstance(value, dict)
    ]
    sheets = (ROOT / "datasets" / "DATASHEETS.md").read_text(encoding="utf-8").split("\n## ")
    data = [Entry(sheet, tuple(number for number, *_ in numbers_in(sheet))) for sheet in sheets]
    return [*register, *values, *data]


def prose(text):
    """Yield the blocks of a lesson's prose: where it stands, whether in *Sources*, and the text.

    A block is a paragraph, an item of a list or a row of a table.
    """
    heading = ""
    for number, cell in enumerate(read_text(text).cells, start=1):
        if cell.cell_type != "markdown":
            continue
        for block in re.split(r"\n\s*\n|\n(?=[-*>|] |\|)|\n(?=\d+\. )", cell.source):
            if block.startswith("#"):
                heading = block.strip("# \n")
            elif block.strip():
                yield f"{text.name}, cell {number}", heading == "Sources", block.strip()


def sentences(block, in_sources):
    """Return the sentences of a block; of an item of *Sources*, the closing note in italics."""
    if in_sources:
        note = re.search(r"(?<!\*)\*([^*]+[.!?])\*$", block)
        return [note[1]] if note else []
    return SENTENCE_END.split(re.sub(r"^(?:[-*>]|\d+\.) ", "", block))


def cited_names(sentence, known):
    """Return the sources that a sentence names."""
    found = {
        name
        for match in AUTHOR_YEAR.finditer(sentence)
        for name in JOINTS.split(match[1] or match[2])
    } - NOBODY
    return found | {name for name in known if re.search(rf"\b{re.escape(name)}\b", sentence)}


def numbers_in(sentence):
    """Return the numbers in digits: value, decimals and whether it is a percentage.

    Examples
    --------
    >>> numbers_in("In 2002, 16,000 customers: .45, see lesson 05 and page 7; 5% and `7`")
    [(16000.0, 0, False), (0.45, 2, False), (5.0, 0, True)]
    """
    plain = LABEL.sub(" ", UNSEEN.sub(" ", sentence))
    found = []
    for whole, fraction, percent in NUMBER.findall(plain):
        if not whole and not fraction:
            continue
        if re.fullmatch(YEAR, whole) and not fraction and not percent:
            continue
        value = float((whole.replace(",", "") or "0") + fraction)
        found.append((value, max(len(fraction) - 1, 0), bool(percent)))
    return found


def unlisted(text, places, known):
    """Return a message for each cited number of a lesson that no entry of its source holds."""
    return [
        message
        for where, in_sources, block in prose(text)
        for sentence, names in _with_names(block, in_sources, known)
        for message in _unlisted_in(sentence, names, where, places)
    ]


def _with_names(block, in_sources, known):
    """Yield the sentences of a block with the sources that each speaks of."""
    names = cited_names(block, known) if in_sources else set()
    for sentence in sentences(block, in_sources):
        own = cited_names(sentence, known)
        if own or not (in_sources or GOES_ON.match(sentence)):
            names = own
        yield sentence, names


def _unlisted_in(sentence, names, where, places):
    own = [entry for entry in places if any(entry.names(name) for name in names)]
    for number, decimals, is_percent in numbers_in(sentence) if names else []:
        if not any(entry.holds(number, decimals, is_percent) for entry in own):
            yield TO_REMEDY.format(
                where=where,
                number=f"{number:,.{decimals}f}{'%' if is_percent else ''}",
                names=" or ".join(sorted(names)),
                sentence=" ".join(sentence.split()),
            )


def _leaves(value):
    """Yield the numbers in a published value: those kept, and those in its words and keys."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _leaves(key)
            yield from _leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif isinstance(value, str):
        yield from (number for number, *_ in numbers_in(value))
    else:
        yield float(value)
