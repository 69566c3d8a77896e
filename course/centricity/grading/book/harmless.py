"""Take out of a graded notebook what could act when somebody opens it.

Formgrader shows a graded notebook as a page with the instructor's login, and what a student typed
or displayed is part of it. What stays is what can be read and can't do anything: text, tables,
pixels. Nothing is lost by it: the hand-in itself lies in `submitted`, and the driver keeps the
notebook as it ran beside the one that is shown.
"""

import re
from html.parser import HTMLParser

import nh3
from nbconvert.filters.markdown_mistune import (
    InvalidNotebook,
    IPythonRenderer,
    MarkdownWithMath,
)
from nbconvert.preprocessors import Preprocessor
from traitlets import Bool

from centricity.i18n import _

PIXELS = ("image/png", "image/jpeg")
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
LARGEST_SIDE = 4000
# Some text takes the square of its length to read as Markdown. A notebook may hold five of these.
LONGEST = 8_000
# What a formula can do besides being shown: link, take a style, load more of MathJax, or define a
# command that does.
ACTING_MATHS = re.compile(
    r"\\(?:href|url|class|style|cssId|data|require|mmlToken|unicode|bbox|def|let|newcommand"
    r"|renewcommand|newenvironment|csname|texttip|toggle|enclose|action)\b"
)
LINKS = re.compile(r"(?:https?://|mailto:|#)[^\s]*", re.IGNORECASE)
INLINE_PICTURES = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]*")
CODE = {"pre", "code"}
ALIGNED = re.compile(r"text-align:\s*\w+;?")
# What Markdown makes by itself.
MADE = {
    *("p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "del", "a"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "img"),
    *("span", "div", "input", "sub", "sup", "section"),
}
ATTRIBUTES = {"class", "id", "title", "alt", "align", "start", "type", "checked", "disabled"}

# What words and tables need. Links, forms, styles and scripts are not among it.
TAGS = {
    *("p", "br", "hr", "b", "i", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "span"),
    *("div", "sub", "sup", "del"),
}


def clean_html(markup):
    """Return HTML with everything taken out that could act, and not only be read.

    Examples
    --------
    >>> clean_html('<p onclick="steal()">A <b>word</b><script>steal()</script></p>')
    '<p>A <b>word</b>steal()</p>'
    """
    return nh3.clean(
        markup,
        tags=TAGS,
        attributes={"*": {"class", "scope"}},
        # What stands in a script is shown as words: the reader sees that there was one.
        clean_content_tags=set(),
        link_rel=None,
    )


class Harmless(Preprocessor):
    """Leave in a notebook what can only be read.

    Locked cells keep their source, because it is the assignment's own.
    """

    enabled = Bool(True).tag(config=True)

    def preprocess(self, nb, resources):
        """Return the notebook, its cells changed in place."""
        nb.metadata.pop("widgets", None)
        text_left = 5 * LONGEST
        for cell in nb.cells:
            mark = cell.metadata.get("nbgrader")
            kept = {"nbgrader": mark} if mark else {}
            if cell.cell_type == "code":
                cell.outputs = [_output(one) for one in cell.outputs]
            elif not (mark and mark.get("locked")):
                text_left -= len(cell.source)
                _as_read_only_text(cell, as_typed=text_left < 0)
            cell.metadata = type(cell.metadata)(kept)
        return nb, resources


def _output(output):
    if output.output_type not in ("display_data", "execute_result"):
        return output
    shown = {}
    for kind, value in output.data.items():
        if kind in PIXELS and isinstance(value, str) and BASE64.fullmatch(value):
            shown[kind] = value
        elif kind == "text/html":
            shown[kind] = harmless_html(_text(value))
        elif kind == "text/plain":
            shown[kind] = _text(value)
    if not shown:
        shown["text/plain"] = _("(Not shown: it could act on this page.)")
    output.metadata = {
        kind: _size(output.metadata.get(kind)) for kind in PIXELS if kind in shown
    }  # fmt: skip
    output.data = shown
    return output


def _text(value):
    return value if isinstance(value, str) else "".join(map(str, value))


def _size(metadata):
    """Return the width and height of a picture, where they are numbers of pixels."""
    metadata = metadata if isinstance(metadata, dict) else {}
    return {
        side: metadata[side]
        for side in ("width", "height")
        if type(metadata.get(side)) is int and 0 < metadata[side] <= LARGEST_SIDE
    }


def harmless_html(markup):
    r"""Return HTML in which nothing acts, not even a formula.

    Examples
    --------
    >>> harmless_html('<b onclick="steal()">5%</b> $\\href{javascript:steal()}{x}$')
    '<div class="tex2jax_ignore mathjax_ignore"><b>5%</b> $\\href{javascript:steal()}{x}$</div>'
    """
    # Inside, a class could switch formulas on again.
    clean = clean_html(markup).replace("_process", "")
    return f'<div class="tex2jax_ignore mathjax_ignore">{clean}</div>'


def _as_read_only_text(cell, as_typed):
    """Turn a student's text that could act into text that shows what was typed."""
    attachments = cell.pop("attachments", {})
    pictures = {name: _pixels(data) for name, data in attachments.items() if _pixels(data)}
    cell.source = _text(cell.source)
    if cell.cell_type == "markdown" and not (as_typed or acts(cell.source, pictures)):
        if pictures:
            cell.attachments = pictures
        return
    cell.cell_type = "markdown"
    fence = "`" * (1 + max(map(len, re.findall("`+", cell.source)), default=2))
    words = _("*This text holds more than words, so it is shown as it was typed.*")
    cell.source = f"{words}\n\n{fence}text\n{cell.source}\n{fence}"


def _pixels(data):
    return {
        kind: value
        for kind, value in data.items()
        if kind in PIXELS and isinstance(value, str) and BASE64.fullmatch(value)
    }


def acts(source, attachments=None):
    r"""Return whether Markdown could do more on a page than be read, or can't be shown on it.

    Parameters
    ----------
    source : str
    attachments : dict, optional
        Pictures by name, as in a cell.

    Examples
    --------
    >>> acts("Orientation asks *everybody*; 3 < 5, $x^2$, [a book](https://example.org)")
    False
    >>> acts("<img src=x onerror=steal()>"), acts("[look](javascript:steal())")
    (True, True)
    >>> acts(r"$\href{javascript:steal()}{x}$")
    True
    """
    if len(source) > LONGEST:
        return True
    renderers = (IPythonRenderer(escape=one, attachments=attachments or {}) for one in (0, 1))
    try:
        as_is, escaped = (MarkdownWithMath(renderer=one)(source) for one in renderers)
    except (InvalidNotebook, RecursionError):
        # A picture that isn't there, or quotations in quotations without end.
        return True
    if as_is != escaped:
        return True
    page = _Page()
    page.feed(as_is)
    page.close()
    return page.acts


class _Page(HTMLParser):
    """Looks for what Markdown alone can make act: addresses, and formulas outside of code."""

    def __init__(self):
        super().__init__()
        self.acts = False
        self._in_code = 0

    def handle_starttag(self, tag, attributes):
        """Look at a tag and its attributes."""
        shows = all(_only_shows(tag, name, value or "") for name, value in attributes)
        self.acts |= tag not in MADE or not shows
        self._in_code += tag in CODE

    def handle_endtag(self, tag):
        """Remember where code ends."""
        self._in_code -= tag in CODE

    def handle_data(self, text):
        """Look at words, among them formulas."""
        self.acts |= not self._in_code and bool(ACTING_MATHS.search(text))


def _only_shows(tag, name, value):
    if (tag, name) == ("a", "href"):
        return bool(LINKS.fullmatch(value))
    if (tag, name) == ("img", "src"):
        return value.startswith("attachment:") or bool(INLINE_PICTURES.fullmatch(value))
    if name == "style":
        return bool(ALIGNED.fullmatch(value))
    return name in ATTRIBUTES
