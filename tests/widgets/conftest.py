"""Widgets write predictions and answers; every test here gets a learner's folder of its own."""

import ipywidgets
import pytest


@pytest.fixture(autouse=True)
def _learner(tmp_path, monkeypatch):
    monkeypatch.setenv("CENTRICITY_WORK", str(tmp_path / "work"))
    yield
    # ipywidgets keeps every widget ever made, pictures and all, until it is closed.
    ipywidgets.Widget.close_all()
