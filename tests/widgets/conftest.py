"""Widgets write predictions and answers; every test here gets a learner's folder of its own."""

import pytest


@pytest.fixture(autouse=True)
def _learner(tmp_path, monkeypatch):
    monkeypatch.setenv("CENTRICITY_WORK", str(tmp_path / "work"))
