"""A figure that follows a slider: only what moves is drawn again."""

import ipywidgets as widgets

from centricity import plots


class Picture:
    """A persistent figure shown as an image widget.

    Axes, labels and legend are drawn once, and again only when the limits of an axis change. The
    live artists are drawn over that background on every refresh.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    live : list of matplotlib.artist.Artist
        What `refresh` draws again, from back to front.
    """

    def __init__(self, fig, live):
        self._fig, self._live = fig, live
        self._limits = self._background = None
        for artist in live:
            artist.set_animated(True)
        fig.set_dpi(fig.dpi * plots.SHARPNESS)
        self.image = widgets.Image(format="png", width=plots.page_width(fig))

    def refresh(self):
        """Draw the live artists as they are now, and show the result."""
        canvas = self._fig.canvas
        limits = [(ax.get_xlim(), ax.get_ylim()) for ax in self._fig.axes]
        if limits != self._limits:
            self._start_layout_afresh()
            canvas.draw()
            self._background = canvas.copy_from_bbox(self._fig.bbox)
            self._limits = limits
        canvas.restore_region(self._background)
        for artist in self._live:
            artist.axes.draw_artist(artist)
        self.image.value = plots.encode(canvas)

    def _start_layout_afresh(self):
        """Put the axes where they began, so that the same state gives the same pixels."""
        for ax in self._fig.axes:
            if ax.get_subplotspec():
                ax.set_position(ax.get_subplotspec().get_position(self._fig))
                # Matplotlib takes axes that were placed by hand out of the layout.
                ax.set_in_layout(True)
