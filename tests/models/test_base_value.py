"""What a base is worth: against sums by hand, integrals by drawing, and the library lifetimes."""

import warnings

import numpy as np
import pytest

from centricity.models import base_value, btyd
from centricity.simulate import buyers

with warnings.catch_warnings():
    # lifetimes is no longer maintained; pandas warns about an option that it sets when imported.
    warnings.simplefilter("ignore")
    from lifetimes import BetaGeoFitter

PUBLISHED = (0.243, 4.414, 0.793, 2.426)
SPENDING = (6.25, 3.74, 15.44)
HISTORY = ([2, 0, 26], [30.43, 0.0, 30.86], [38.86, 20.0, 31.0])
MONETARY = [22.35, 0.0, 40.0]


def value(discount, years=5):
    return base_value.base_value(PUBLISHED, SPENDING, discount, *HISTORY, MONETARY, years=years)


def test_without_discount_it_is_purchases_times_what_each_brings():
    bought = btyd.expected_purchases(PUBLISHED, 5 * 52, *HISTORY)
    worth = btyd.gamma_gamma_mean(SPENDING, HISTORY[0], MONETARY)
    assert value(0) == pytest.approx(bought @ worth)


def test_each_year_is_paid_in_its_middle():
    first, second = value(0, years=1), value(0, years=2) - value(0, years=1)
    assert value(0.21, years=2) == pytest.approx(first / 1.1 + second / 1.1**3)


def test_a_base_is_worth_the_sum_of_its_customers():
    single = [
        base_value.base_value(PUBLISHED, SPENDING, 0.1, [x], [last], [age], [mean])
        for x, last, age, mean in zip(*HISTORY, MONETARY, strict=True)
    ]
    assert value(0.1) == pytest.approx(sum(single))


@pytest.mark.parametrize(
    ("discount", "years"), [(-0.1, 5), (float("nan"), 5), (0.1, 0), (0.1, 2.5)]
)
def test_what_cannot_be_is_refused(discount, years):
    with pytest.raises(ValueError, match="discount" if years == 5 else "years"):
        value(discount, years)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_drawn_futures_have_the_mean_that_is_expected(place):
    history = [np.full(200_000, column[place]) for column in HISTORY]
    drawn = base_value.draw_purchases(np.random.default_rng(place), PUBLISHED, 39, *history)
    expected = btyd.expected_purchases(PUBLISHED, 39, *(column[place] for column in HISTORY))
    assert abs(drawn.mean() - expected) < 4.5 * drawn.std() / np.sqrt(len(drawn))


def test_drawn_futures_of_a_new_customer_have_the_probabilities_of_the_model():
    new = np.zeros(200_000)
    drawn = base_value.draw_purchases(
        np.random.default_rng(5), PUBLISHED, 39, new.astype(int), new, new
    )
    for count in range(5):
        chance = btyd.purchase_probability(PUBLISHED, 39, count)
        spread = np.sqrt(chance * (1 - chance) / len(drawn))
        assert abs((drawn == count).mean() - chance) < 4.5 * spread


def test_no_time_brings_nothing():
    assert base_value.draw_purchases(np.random.default_rng(1), PUBLISHED, 0, *HISTORY).sum() == 0


def test_the_spread_of_resampled_fits_is_that_of_lifetimes():
    rng = np.random.default_rng(3)
    drawn = buyers.bgnbd(rng, (0.6, 8.0, 0.9, 3.0), rng.uniform(25, 50, 3_000))
    history = [drawn[name].to_numpy() for name in ("frequency", "recency", "age")]
    fits = base_value.resampled_fits(rng, 80, *history)
    assert len(fits) == 80
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        other = BetaGeoFitter().fit(*history)
    for name in btyd.BGNBD:
        spread = np.log(fits[name]).std()
        expected = other.standard_errors_[name] / other.params_[name]
        # 80 draws tell a standard deviation within 16% (two standard errors).
        assert spread == pytest.approx(expected, rel=0.4)


def test_both_models_are_fitted_to_the_same_customers():
    rng = np.random.default_rng(4)
    drawn = buyers.bgnbd(rng, (0.6, 8.0, 0.9, 3.0), rng.uniform(25, 50, 400))
    history = [drawn[name].to_numpy() for name in ("frequency", "recency", "age")]
    spent = rng.gamma(3, 12, 400)
    fits = base_value.resampled_fits(np.random.default_rng(1), 2, *history, spent)
    assert fits.columns.tolist() == ["r", "alpha", "a", "b", "p", "q", "gamma"]
    again = np.random.default_rng(1).integers(0, 400, 400)
    first = btyd.gamma_gamma_fit(history[0][again], spent[again])
    assert fits.loc[0, "q"] == pytest.approx(first.parameters["q"])
