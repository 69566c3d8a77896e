"""What a student typed or displayed is read on a page, and does nothing there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat.v4 import (
    new_code_cell,
    new_markdown_cell,
    new_notebook,
    new_output,
    new_raw_cell,
)

from centricity.grading.book.harmless import Harmless, acts

PIXEL = "iVBORw0KGgo="
CARRIERS = [
    "<script>steal()</script>",
    "<img src=x onerror=steal()>",
    "<b onclick=steal()>look</b>",
    "<iframe src='javascript:steal()'></iframe>",
    "<form action=/api><button>look</button></form>",
    "<svg onload=steal()></svg>",
    "<svg><style><img/src=x onerror=steal()></style></svg>",
    "<math><mi//xlink:href='data:x,steal()'></math>",
    "[look](javascript:steal())",
    "[look](data:text/html,steal)",
    "![look](https://example.org/spy.png)",
    "[a]\n\n[a]: javascript:steal()",
    r"$\href{javascript:steal()}{look}$",
    r"$\class{steal}{x} \style{x}{y}$",
    r"$$\newcommand{\x}{\hre}$$",
    "![look](attachment:missing.png)",
    "<!-- -->",
]
WORDS = [
    "# A heading\n\nOrientation asks *everybody*, `<b>` is code.",
    "| a | b |\n|--:|---|\n| 1 | 2 |\n\n> quoted",
    "3 < 5 and 5 > 3, a < b; $x^2 < \\frac{1}{2}$",
    "[a book](https://example.org/page) and <https://example.org>",
    "```\n<script>steal()</script>\n```",
    "Клиент прежде всего: «да»",
]


def shown(cell):
    """Return a cell as it is shown."""
    notebook, _resources = Harmless()(new_notebook(cells=[cell]), {})
    return notebook.cells[0]


def displayed(**data):
    """Return the data and metadata of an output as they are shown."""
    kinds = {name.replace("_", "/", 1).replace("_", "+"): value for name, value in data.items()}
    output = new_output("display_data", data=kinds, metadata={"image/png": {"width": '1" onload='}})
    kept = shown(new_code_cell("f()", outputs=[output])).outputs[0]
    return kept.data, kept.metadata


@pytest.mark.parametrize("text", CARRIERS)
def test_text_that_could_act_is_shown_as_it_was_typed(text):
    cell = shown(new_markdown_cell(text))
    assert text in cell.source
    assert not acts(cell.source)
    page = MarkdownWithMath(renderer=IPythonRenderer(escape=False))(cell.source)
    assert "<pre>" in page
    for tag in ("<script", "<img", "<iframe", "<form", "<svg", "<math", "<a", "<b"):
        assert tag not in page


@pytest.mark.parametrize("text", WORDS)
def test_words_stay_as_they_are(text):
    assert shown(new_markdown_cell(text)).source == text


@pytest.mark.parametrize("text", [*CARRIERS, "plain"])
def test_a_raw_cell_is_shown_as_text(text):
    cell = shown(new_raw_cell(text, metadata={"raw_mimetype": "text/html"}))
    assert cell.cell_type == "markdown"
    assert not acts(cell.source)


@given(st.text(alphabet="`~\n <b>[](javascript:x)!\\$", max_size=60))
def test_no_text_breaks_out_of_the_fence(text):
    assert not acts(shown(new_markdown_cell(text)).source)


@pytest.mark.parametrize("text", CARRIERS[:8])
def test_html_that_was_displayed_keeps_its_words_only(text):
    data, _metadata = displayed(text_html=f"<table><tr><td>5%</td></tr></table>{text}")
    assert "<td>5%</td>" in data["text/html"]
    for part in ("<script", "onerror=", "onclick=", "onload=", "<iframe", "<form", "<svg"):
        assert part not in data["text/html"]


def test_formulas_in_html_are_not_set():
    data, _metadata = displayed(text_html='<p class="mathjax_process">$x$</p>')
    assert data["text/html"].startswith('<div class="tex2jax_ignore mathjax_ignore">')
    assert "_process" not in data["text/html"]


def test_what_can_only_act_is_replaced_by_a_word():
    data, _metadata = displayed(application_javascript="steal()", text_latex="$x$")
    assert data == {"text/plain": "(Not shown: it could act on this page.)"}


def test_pixels_stay_and_a_forged_picture_or_size_does_not():
    data, metadata = displayed(image_png=PIXEL, image_jpeg='x" onerror="steal()', text_plain="a")
    assert data == {"image/png": PIXEL, "text/plain": "a"}
    assert metadata == {"image/png": {}}


def test_metadata_and_the_state_of_widgets_are_dropped():
    notebook = new_notebook(cells=[new_code_cell("1", metadata={"tags": ['"><script>']})])
    notebook.metadata.widgets = {"application/vnd.jupyter.widget-state+json": "</script>"}
    Harmless()(notebook, {})
    assert notebook.cells[0].metadata == {}
    assert "widgets" not in notebook.metadata


def test_a_locked_cell_keeps_its_source():
    cell = new_markdown_cell("A <b>prompt</b>", metadata={"nbgrader": {"locked": True}})
    assert shown(cell).source == "A <b>prompt</b>"


def test_pictures_in_text_stay_where_they_are_pixels():
    cell = new_markdown_cell("![mine](attachment:a.png)")
    cell.attachments = {"a.png": {"image/png": PIXEL}}
    assert shown(cell).attachments == {"a.png": {"image/png": PIXEL}}
    cell = new_markdown_cell("![mine](attachment:a.png)")
    cell.attachments = {"a.png": {"text/html": "<script>"}}
    assert shown(cell).source.count("```") == 2


def test_a_very_long_text_is_not_read_as_markdown():
    long = "\\begin{a}" * 100_000
    assert long in shown(new_markdown_cell(long)).source
