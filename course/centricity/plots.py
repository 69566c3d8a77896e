"""The house style: colour-blind-safe, line styles besides colours, words beside figures."""

from base64 import b64encode
from html import escape
from io import BytesIO

import matplotlib as mpl
from IPython.display import HTML, display
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

# Okabe and Ito's colours, which people with any form of colour blindness can tell apart.
BLUE, VERMILION, GREEN = "#0072B2", "#D55E00", "#009E73"
SKY, AMBER, PINK = "#56B4E9", "#E69F00", "#CC79A7"
INK, GREY, PALE = "#222222", "#6B6B6B", "#D9D9D9"
# What a map of amounts is coloured with: readable in grey and with any colour vision.
MAP = "cividis"

# Pixels of the picture per pixel on the page, so that text stays sharp on a dense screen.
SHARPNESS = 1.5
_DPI = 100

_STYLE = {
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "axes.titleweight": "bold",
    "axes.labelcolor": INK,
    "axes.edgecolor": GREY,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": PALE,
    "grid.linewidth": 0.7,
    "xtick.color": INK,
    "ytick.color": INK,
    "legend.frameon": False,
    "legend.fontsize": 9,
    "lines.linewidth": 2.0,
    "text.color": INK,
    "figure.facecolor": "white",
}


def house_style():
    """Return a context in which matplotlib draws in house style."""
    return mpl.rc_context(_STYLE)


def use_house_style():
    """Let matplotlib draw in house style from here on (for the first cell of a lesson)."""
    mpl.rcParams.update(_STYLE)


def subplots(width=640, height=340, **options):
    """Return a figure and its axes, as `matplotlib.pyplot.subplots` does, in house style.

    The figure belongs to no global list, so nothing has to be closed. Titles and legends take
    the style that is in force when they are made: see `use_house_style`.

    Parameters
    ----------
    width, height : int
        Size on the page, in pixels.
    **options
        Passed to `matplotlib.figure.Figure.subplots`.

    Examples
    --------
    >>> fig, ax = subplots()
    >>> fig, (left, right) = subplots(ncols=2, width_ratios=[2, 1])
    """
    with house_style():
        fig = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI, layout="constrained")
        FigureCanvasAgg(fig)
        axes = fig.subplots(**options)
    return fig, axes


def encode(canvas):
    """Return what is drawn on an Agg canvas as the bytes of a PNG picture."""
    pixels = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba())
    buffer = BytesIO()
    # Level 1: a picture that changes while a slider moves must be fast before it is small.
    pixels.convert("RGB").save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def bundle(picture, alt):
    """Return what IPython needs to display a PNG picture with its alternative text.

    Parameters
    ----------
    picture : bytes
    alt : str

    Returns
    -------
    tuple of dict
        Data and metadata by MIME type.
    """
    data = {"image/png": b64encode(picture).decode("ascii"), "text/plain": alt}
    return data, {"image/png": {"alt": alt}}


def page_width(fig):
    """Return the width of a figure on the page, in pixels."""
    return round(fig.get_figwidth() * _DPI)


def show(fig, alt):
    """Display a figure with words beside it, which say what the figure shows.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    alt : str
        A sentence or two: what a reader should see in the figure. It is printed below the figure
        and, where a converter keeps it, becomes the picture's alternative text.
    """
    fig.set_dpi(_DPI * SHARPNESS)
    fig.canvas.draw()
    data, metadata = bundle(encode(fig.canvas), alt)
    metadata["image/png"]["width"] = page_width(fig)
    display(data, metadata=metadata, raw=True)
    display(HTML(f'<p style="max-width: 42em; margin: 0 0 1em 0"><em>{escape(alt)}</em></p>'))
