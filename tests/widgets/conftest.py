"""Widgets write predictions and answers; every test here gets a learner's folder of its own."""

import ipywidgets
import pytest

from centricity.widgets.picture import Picture


@pytest.fixture(autouse=True)
def _learner(tmp_path, monkeypatch):
    monkeypatch.setenv("CENTRICITY_WORK", str(tmp_path / "work"))
    yield
    # ipywidgets keeps every widget ever made, pictures and all, until it is closed.
    ipywidgets.Widget.close_all()


@pytest.fixture(autouse=True)
def _draws_only_if_asked_to(request, monkeypatch):
    """Keep simulators from drawing, which takes most of their time, in tests not marked `drawn`."""
    if not request.node.get_closest_marker("drawn"):
        monkeypatch.setattr(Picture, "refresh", lambda self: None)
