"""Sorting: the aha, the presets, and what the sentence says at the edges."""

import math

import numpy as np
import pytest
from ipywidgets import SelectionSlider

from centricity import data
from centricity.models import sbg
from centricity.widgets import Sorting
from centricity.widgets.sorting import ALPHAS, BETAS, YEARS

DEFAULTS = {"alpha": 0.668, "beta": 3.806, "segment": "High End", "years": 7, "discount": 10}


def compute(**changes):
    return Sorting().compute(**{**DEFAULTS, **changes})


def sentence(**changes):
    return Sorting().sentence(compute(**changes))


def preset(name):
    return compute(**Sorting.presets[name])


def test_the_default_is_the_published_fit():
    assert Sorting().state() == DEFAULTS


def test_retention_rises_and_nobody_changed():
    result = compute()
    assert [round(result["retention"][year - 1], 3) for year in (1, 12)] == [0.851, 0.957]
    # A customer's chance of being there falls by the same factor every year.
    factors = result["here"][:, 1:] / result["here"][:, :-1]
    np.testing.assert_allclose(factors, np.repeat(1 - result["churn"][:, None], 12, axis=1))
    assert "In year 1 85.1% of your cohort renew, in year 12 95.7%" in sentence()


def test_four_years_of_data_miss_year_twelve_by_a_fifth():
    assert preset("High End, four years")["error"] == pytest.approx(-0.22, abs=0.005)
    assert "misses by -22%" in sentence(years=4)
    assert preset("High End, seven years")["error"] == pytest.approx(-0.04, abs=0.005)


def test_more_years_never_make_the_forecast_worse():
    for segment in ("High End", "Regular"):
        misses = [abs(compute(segment=segment, years=years)["error"]) for years in range(3, 12)]
        assert (np.diff(misses) < 0.002).all()


def test_an_infinite_mean_is_called_infinite():
    assert math.isinf(compute()["mean"])
    assert "The mean lifetime is infinite." in sentence()
    assert "worth 5.92 payments" in sentence()
    assert "infinite. Without a discount, so is what a customer is worth." in sentence(discount=0)
    assert "The mean lifetime is 6.8 years." in sentence(alpha=50.0, beta=285.0)


def test_customers_who_are_alike_show_no_sorting():
    rates = preset("Customers all alike")["retention"]
    assert rates[-1] - rates[0] < 0.01


def test_stayers_and_leavers_are_sorted_at_once():
    rates = preset("Stayers and leavers")["retention"]
    assert rates[1] - rates[0] > 0.15


def test_the_regular_preset_is_its_published_fit():
    result = preset("Regular, seven years")
    np.testing.assert_allclose(result["survival"][1:8], result["observed"][1:8], atol=0.01)


def test_the_forecast_is_fitted_to_the_first_years_only():
    survival = data.load_segment_survival()
    observed = survival.loc[survival["segment"] == "Regular", "survival"].to_numpy()
    found = sbg.fit(observed[:6])
    expected = sbg.survival(found.alpha, found.beta, YEARS)
    np.testing.assert_allclose(compute(segment="Regular", years=5)["forecast"], expected)


def test_nothing_is_left_to_forecast():
    result = compute(years=12)
    assert math.isnan(result["error"])
    assert "nothing is left to forecast" in sentence(years=12)


@pytest.mark.drawn
def test_the_sliders_in_steps_move_the_picture_and_the_sentence():
    for name, options in [("alpha", ALPHAS), ("beta", BETAS)]:
        simulator = Sorting()
        assert isinstance(simulator.controls[name], SelectionSlider)
        picture, words = simulator._picture.image.value, simulator._sentence.value
        simulator.load({name: options[-1]})
        assert simulator._picture.image.value != picture
        assert simulator._sentence.value != words


@pytest.mark.drawn
@pytest.mark.parametrize("alpha", [ALPHAS[0], ALPHAS[-1]])
@pytest.mark.parametrize("beta", [BETAS[0], BETAS[-1]])
@pytest.mark.parametrize("discount", [0, 30])
def test_every_corner_of_the_mixture_can_be_drawn(alpha, beta, discount):
    simulator = Sorting()
    simulator.load({"alpha": alpha, "beta": beta, "discount": discount})
    result = simulator.result()
    assert np.isfinite(result["survival"]).all()
    assert (np.diff(result["retention"]) > 0).all()
    assert "nan" not in simulator.sentence(result)


def test_a_mixture_that_the_slider_does_not_have_is_refused():
    with pytest.raises(ValueError, match="alpha can't be 0\\.669"):
        Sorting().load({"alpha": 0.669})
