"""Chain: three links of .3 leave .027."""

import numpy as np
import pytest

from centricity.widgets import Chain


def compute(**changes):
    return Chain().compute(**{**Chain().state(), **changes})


def test_three_links_of_point_three_leave_point_027():
    result = compute()
    assert result["left"] == pytest.approx([0.3, 0.09, 0.027])
    assert result["explained"] < 0.001
    assert "at 0.027" in Chain().sentence(result)


def test_as_many_branches_are_needed_as_a_drawn_study_shows():
    result = compute(first=0.7, second=0.7, third=0.7)
    size = round(result["needed"])
    rng = np.random.default_rng(2)
    attitude, chance = rng.standard_normal((2, 4000, size))
    sales = result["end"] * attitude + np.sqrt(1 - result["end"] ** 2) * chance
    r = np.array([np.corrcoef(*pair)[0, 1] for pair in zip(attitude, sales, strict=True)])
    found = np.abs(np.arctanh(r)) * np.sqrt(size - 3) > 1.96
    assert found.mean() == pytest.approx(0.8, abs=0.03)


def test_a_link_of_zero_passes_nothing_on():
    result = compute(second=0.0)
    assert result["end"] == 0
    assert "passes nothing on" in Chain().sentence(result)
