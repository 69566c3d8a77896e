"""Shifted-beta-geometric and beta-discrete-Weibull: published values, other libraries, limits."""

import json
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, special, stats

from centricity.models import bdw, clv, sbg
from tests.proving.attempts import ROOT

PEERS = json.loads((ROOT / "tests" / "models" / "peer_values.json").read_text())
PUBLISHED = json.loads((ROOT / "tests" / "published_values.json").read_text())
SEGMENTS = ("high_end", "regular")
SURVIVAL = {one: np.array(PUBLISHED["sbg_survival_pct"][one], dtype=float) for one in SEGMENTS}
YEARS = {"4y": 4, "7y": 7}

parameters = st.floats(0.05, 500)
each_segment = pytest.mark.parametrize("segment", SEGMENTS)


def published(segment):
    """Return the published parameters of a segment, as printed."""
    found = PUBLISHED["sbg_mle_years_1_7"][segment]
    return found["alpha"], found["beta"]


def customers(segment, years):
    """Return the survivors of 1,000 customers."""
    return 10 * SURVIVAL[segment][: years + 1]


# Published and recomputed values


@each_segment
def test_seven_years_give_the_published_fit(segment):
    expected = PUBLISHED["sbg_mle_years_1_7"]
    found = sbg.fit(customers(segment, 7))
    assert found.converged
    assert found.message == ""
    assert [round(found.alpha, 3), round(found.beta, 3)] == list(published(segment))
    np.testing.assert_allclose(found[:2], expected["fitted_6dp"][segment], rtol=2e-6)
    assert found.log_likelihood == pytest.approx(expected[segment]["ll_n1000"], abs=5e-4)


def test_the_preprints_misprint_is_no_maximum():
    # The preprint prints 0.688 for High End.
    there = customers("high_end", 7)
    assert sbg.log_likelihood(0.688, 3.806, there) < sbg.log_likelihood(0.668, 3.806, there)


@each_segment
def test_four_years_give_the_recomputed_fit_and_forecast(segment):
    expected = PUBLISHED["sbg_mle_years_1_4"][segment]
    found = sbg.fit(customers(segment, 4))
    np.testing.assert_allclose(found[:2], [expected["alpha"], expected["beta"]], rtol=1e-5)
    assert sbg.survival(found.alpha, found.beta, 12) == pytest.approx(expected["S12"], abs=1e-6)


@each_segment
def test_year_twelve_from_seven_years(segment):
    expected = PUBLISHED["sbg_S12_from_7y"]
    found = sbg.fit(customers(segment, 7))
    forecast = sbg.survival(found.alpha, found.beta, 12)
    assert forecast == pytest.approx(expected[segment], abs=1e-6)
    # The model is too low in both segments; the preprint's text says the contrary.
    assert forecast < expected[f"actual_{segment}"]
    assert 100 * expected[f"actual_{segment}"] == pytest.approx(SURVIVAL[segment][12])


@each_segment
def test_one_rate_for_all_does_far_worse(segment):
    expected = PUBLISHED["geometric_mle_7y"][segment]
    there = customers(segment, 7)
    theta = (there[0] - there[-1]) / there[:-1].sum()
    assert theta == pytest.approx(expected["theta"], abs=1e-6)
    alike = 0.999 * sbg.LARGEST
    likelihood = sbg.log_likelihood(theta * alike, (1 - theta) * alike, there)
    assert likelihood == pytest.approx(expected["ll_n1000"], abs=5e-3)
    assert likelihood < sbg.fit(there).log_likelihood - 25
    assert (1 - theta) ** 12 == pytest.approx(expected["S12"], abs=1e-6)


@each_segment
def test_discounted_lifetimes(segment):
    alpha, beta = published(segment)
    new = sbg.discounted_lifetime(alpha, beta, 0.1)
    assert new == pytest.approx(PUBLISHED["sbg_DEL_d10"][segment], abs=1e-6)
    residual = sbg.residual_lifetime(alpha, beta, 0.1, np.arange(1, 6))
    np.testing.assert_allclose(residual, PUBLISHED["sbg_DERL_d10_n1_5"][segment], atol=1e-6)


def test_the_rates_of_the_published_mixture():
    rates = sbg.retention(*published("high_end"), [1, 12])
    assert [round(rate, 3) for rate in rates] == [0.851, 0.957]


@each_segment
def test_constant_retention_undervalues_a_new_customer(segment):
    naive = clv.clv(1, SURVIVAL[segment][1] / 100, 0.1)
    gap = naive / sbg.discounted_lifetime(*published(segment), 0.1) - 1
    assert gap == pytest.approx({"high_end": -0.20, "regular": -0.37}[segment], abs=0.005)


@each_segment
@pytest.mark.parametrize("years", YEARS)
def test_beta_discrete_weibull_as_retenmod_fits_it(segment, years):
    observed = SURVIVAL[segment][: YEARS[years] + 1]
    theirs = PEERS[f"bdw {segment} {YEARS[years]}"]
    ours = bdw.fit(observed)
    assert ours.converged
    # The same point, as far as the likelihood can tell: our maximum, and theirs next to it. Along
    # its ridge parameters move in the fourth digit, as rounding goes, so they aren't compared.
    curve = bdw.survival(*theirs["parameters"], np.arange(len(observed)))
    lost = -np.diff(observed)
    at_theirs = lost @ np.log(-np.diff(curve)) + observed[-1] * np.log(curve[-1])
    assert at_theirs == pytest.approx(theirs["log_likelihood"], abs=1e-9)
    assert ours.log_likelihood == pytest.approx(at_theirs, abs=1e-4)
    assert ours.log_likelihood >= at_theirs - 1e-9
    # Every customer's own churn would rise with tenure.
    assert ours.shape > 1


@pytest.mark.parametrize("years", YEARS)
def test_beta_discrete_weibull_survival_as_retenmod_computes_it(years):
    theirs = PEERS[f"bdw regular {YEARS[years]}"]
    forecast = bdw.survival(*theirs["parameters"], np.arange(len(theirs["survival_pct"])))
    np.testing.assert_allclose(forecast, np.array(theirs["survival_pct"]) / 100, rtol=1e-9)


@pytest.mark.parametrize("years", YEARS)
def test_beta_discrete_weibull_as_recomputed(years):
    expected = PUBLISHED["bdw_mle"][f"high_end_{years}"]
    found = bdw.fit(SURVIVAL["high_end"][: YEARS[years] + 1])
    wanted = [expected["a"], expected["b"], expected["c"]]
    np.testing.assert_allclose(found[:3], wanted, atol=2e-4)
    forecast = 100 * bdw.survival(*found[:3], 12)
    assert forecast == pytest.approx(expected["S12_pct"], abs=2e-3)


# Other libraries


@each_segment
@pytest.mark.parametrize("years", [4, 7, 12])
def test_fit_agrees_with_retenmod(segment, years):
    theirs = PEERS[f"bg {segment} {years}"]
    ours = sbg.fit(SURVIVAL[segment][: years + 1])
    assert ours.log_likelihood == pytest.approx(theirs["log_likelihood"], abs=1e-6)
    assert ours.log_likelihood >= theirs["log_likelihood"] - 1e-9
    forecast = sbg.survival(*theirs["parameters"], np.arange(len(theirs["survival_pct"])))
    np.testing.assert_allclose(forecast, np.array(theirs["survival_pct"]) / 100, rtol=1e-9)


@given(st.floats(0.1, 50), st.floats(0.1, 50), st.integers(1, 40))
def test_scipy_has_the_same_distribution(alpha, beta, period):
    theirs = stats.betanbinom(1, alpha, beta)
    assert sbg.pmf(alpha, beta, period) == pytest.approx(theirs.pmf(period - 1), rel=1e-9)
    assert 1 - sbg.survival(alpha, beta, period) == pytest.approx(theirs.cdf(period - 1), rel=1e-9)


@given(st.floats(0.05, 30), st.floats(0.05, 30), st.floats(0.02, 2))
def test_scipy_has_the_same_hypergeometric_function(alpha, beta, discount):
    theirs = special.hyp2f1(1, beta, alpha + beta, 1 / (1 + discount))
    assert sbg.discounted_lifetime(alpha, beta, discount) == pytest.approx(theirs, rel=1e-10)


# How the functions hang together


@given(parameters, parameters)
def test_recursion_and_closed_form_are_one(alpha, beta):
    periods = np.arange(1, 60)
    product = np.cumprod(sbg.retention(alpha, beta, periods))
    np.testing.assert_allclose(sbg.survival(alpha, beta, periods), product, rtol=1e-9)
    lost = -np.diff(sbg.survival(alpha, beta, np.arange(60)))
    np.testing.assert_allclose(sbg.pmf(alpha, beta, periods), lost, rtol=1e-6, atol=1e-12)


@given(parameters, parameters)
def test_retention_rises_and_nobody_changes(alpha, beta):
    rates = sbg.retention(alpha, beta, np.arange(1, 50))
    assert (np.diff(rates) > 0).all()
    np.testing.assert_allclose(1 - rates, sbg.posterior_churn(alpha, beta, np.arange(49)))
    assert sbg.posterior_churn(alpha, beta, 0) == pytest.approx(alpha / (alpha + beta))


def test_the_average_over_individuals_is_the_formula():
    alpha, beta = 0.9, 2.3
    density = stats.beta(alpha, beta).pdf
    for period in (1, 3, 12):
        # Each customer alone is geometric.
        average, _ = integrate.quad(lambda q, t=period: (1 - q) ** t * density(q), 0, 1)
        assert sbg.survival(alpha, beta, period) == pytest.approx(average, rel=1e-6)


@settings(deadline=None)
@given(st.floats(0.05, 50), st.floats(0.05, 50), st.floats(0.02, 1), st.integers(1, 30))
def test_lifetimes_are_sums_of_payments(alpha, beta, discount, renewal):
    periods = np.arange(3000)
    factors = (1 + discount) ** -periods.astype(float)
    new = (sbg.survival(alpha, beta, periods) * factors).sum()
    assert sbg.discounted_lifetime(alpha, beta, discount) == pytest.approx(new, rel=1e-8)
    later = sbg.survival(alpha, beta, periods + renewal)
    residual = (later * factors).sum() / sbg.survival(alpha, beta, renewal - 1)
    found = sbg.residual_lifetime(alpha, beta, discount, renewal)
    assert found == pytest.approx(residual, rel=1e-8)


@given(parameters, parameters, st.just(0.0) | st.floats(0.0001, 1))
def test_a_new_customer_pays_once_and_then_decides(alpha, beta, discount):
    residual = sbg.residual_lifetime(alpha, beta, discount, 1)
    new = sbg.discounted_lifetime(alpha, beta, discount)
    if math.isinf(new):
        assert math.isinf(residual)
    else:
        assert new == pytest.approx(1 + residual / (1 + discount), rel=1e-8)


@given(parameters, parameters)
def test_who_has_stayed_is_worth_more(alpha, beta):
    residual = sbg.residual_lifetime(alpha, beta, 0.1, np.arange(1, 20))
    assert (np.diff(residual) > 0).all()
    assert (residual < 1.1 / 0.1).all()


@given(st.floats(1.3, 50), st.floats(0.05, 50))
def test_mean_lifetime_is_the_limit_of_no_discount(alpha, beta):
    mean = sbg.mean_lifetime(alpha, beta)
    assert mean == pytest.approx((alpha + beta - 1) / (alpha - 1))
    assert sbg.discounted_lifetime(alpha, beta, 0) == mean
    slightly = sbg.discounted_lifetime(alpha, beta, sbg.SMALLEST_DISCOUNT)
    assert 0.5 * mean < slightly < mean
    residual = sbg.residual_lifetime(alpha, beta, 0, 1)
    assert 1 + residual == pytest.approx(mean, rel=1e-9)


@given(st.floats(0.05, 1), st.floats(0.05, 500))
def test_a_mixture_with_enough_who_hardly_leave_has_no_mean_lifetime(alpha, beta):
    assert sbg.mean_lifetime(alpha, beta) == math.inf
    assert sbg.discounted_lifetime(alpha, beta, 0) == math.inf
    assert sbg.residual_lifetime(alpha, beta, 0, 3) == math.inf
    assert math.isfinite(sbg.discounted_lifetime(alpha, beta, 0.01))


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.5))
def test_customers_who_are_alike_are_a_geometric_cohort(churn, discount):
    size = 0.999 * sbg.LARGEST
    alpha, beta = churn * size, (1 - churn) * size
    assert sbg.retention(alpha, beta, 12) == pytest.approx(1 - churn, abs=2e-5)
    assert sbg.survival(alpha, beta, 5) == pytest.approx((1 - churn) ** 5, rel=1e-3)
    value = sbg.discounted_lifetime(alpha, beta, discount)
    assert value == pytest.approx(clv.clv(1, 1 - churn, discount), rel=1e-3)


@given(st.floats(0.1, 20), st.floats(0.1, 20), st.integers(3, 15))
def test_a_fit_finds_the_parameters_that_made_the_curve(alpha, beta, years):
    found = sbg.fit(sbg.survival(alpha, beta, np.arange(years + 1)))
    assert found.converged
    np.testing.assert_allclose(found[:2], [alpha, beta], rtol=2e-3)


@settings(deadline=None)
@given(st.lists(st.integers(0, 60), min_size=2, max_size=9).filter(any), st.integers(1, 400))
def test_no_other_mixture_fits_better_than_the_fit(lost, active):
    there = sbg.survivors(sum(lost) + active, lost, active)
    found = sbg.fit(there)
    best = sbg.log_likelihood(found.alpha, found.beta, there)
    assert found.log_likelihood == pytest.approx(best, rel=1e-7, abs=1e-9)
    for alpha in (0.1, 0.5, 1, 3, 20):
        for beta in (0.1, 0.5, 1, 3, 20, 100):
            assert sbg.log_likelihood(alpha, beta, there) <= best + 1e-6 * abs(best)


def test_share_per_cent_and_count_give_the_same_parameters():
    curve = SURVIVAL["regular"][:8]
    fits = [sbg.fit(scale * curve) for scale in (0.01, 1, 10, 12_345.678)]
    for one in fits[1:]:
        np.testing.assert_allclose(one[:2], fits[0][:2], rtol=1e-6)
    assert fits[2].log_likelihood == pytest.approx(1000 * fits[0].log_likelihood)


@pytest.mark.parametrize("kind", [list, tuple, np.array, pd.Series])
def test_any_kind_of_row_will_do_and_stays_as_it_was(kind):
    curve = kind([1000, 869, 743, 653, 593])
    before = list(curve)
    assert sbg.fit(curve).alpha == pytest.approx(1.28098, abs=1e-4)
    assert list(curve) == before


@given(parameters, parameters, st.integers(0, 200))
def test_a_shape_of_one_is_the_beta_geometric(alpha, beta, period):
    assert bdw.survival(alpha, beta, 1, period) == sbg.survival(alpha, beta, period)
    rate = sbg.retention(alpha, beta, period + 1)
    assert bdw.retention(alpha, beta, 1, period + 1) == pytest.approx(rate, rel=1e-9)


@given(st.floats(0.01, 0.9), st.floats(0.2, 3))
def test_the_shape_says_which_way_a_customer_changes(first, shape):
    churn = bdw.own_churn(first, shape, np.arange(1, 6))
    assert churn[0] == pytest.approx(first)
    steps = np.diff(churn)
    assert (steps >= -1e-9).all() if shape >= 1 else (steps <= 1e-9).all()


@each_segment
def test_the_extension_never_fits_worse(segment):
    for years in (4, 7, 12):
        there = customers(segment, years)
        assert bdw.fit(there).log_likelihood >= sbg.fit(there).log_likelihood


# Numbers at the edges


@pytest.mark.parametrize(("alpha", "beta"), [(0.05, 0.05), (0.668, 3.806), (1000, 1500), (1e6, 1)])
def test_ten_thousand_periods_are_no_trouble(alpha, beta):
    periods = np.array([0, 1, 100, 10_000])
    shares = sbg.survival(alpha, beta, periods)
    assert shares[0] == 1
    assert ((shares >= 0) & (shares <= 1)).all()
    assert (np.diff(shares) <= 0).all()
    assert np.isfinite(sbg.pmf(alpha, beta, periods[1:])).all()
    assert 0 < sbg.retention(alpha, beta, 10_000) < 1
    assert np.isfinite(sbg.residual_lifetime(alpha, beta, 0.1, 10_000))


def test_money_that_is_soon_worth_nothing():
    assert sbg.discounted_lifetime(0.668, 3.806, [1e6, 1e30, math.inf]).round(5).tolist() == [
        1,
        1,
        1,
    ]
    renews = sbg.retention(0.668, 3.806, 1)
    assert sbg.residual_lifetime(0.668, 3.806, 1e30, 1) == pytest.approx(renews)


def test_the_far_tail_follows_its_power_law():
    # S(t) falls as t to the power of minus alpha.
    ratio = sbg.survival(0.668, 3.806, 20_000) / sbg.survival(0.668, 3.806, 10_000)
    assert ratio == pytest.approx(2**-0.668, rel=1e-3)


def test_single_numbers_come_back_as_floats_and_arrays_as_arrays():
    for function in (sbg.survival, sbg.retention, sbg.pmf, sbg.posterior_churn):
        assert type(function(1, 2, 3)) is float
        table = function(np.array([[1.0], [2.0]]), 3, [1, 2, 3])
        assert table.shape == (2, 3)
        assert table[1, 2] == function(2, 3, 3)
    assert type(sbg.mean_lifetime(2, 3)) is float
    assert sbg.mean_lifetime([0.5, 2], 3).tolist() == [math.inf, 4]
    assert type(sbg.residual_lifetime(2, 3, 0.1, 1)) is float
    assert sbg.residual_lifetime(2, 3, [0, 0.1], 1).shape == (2,)


# What a fit reports, and what is refused


@pytest.mark.parametrize(
    "there", [[100, 80, 64, 51.2], [100, 90, 70, 40], [3, 2, 1], [100, 10, 1, 0]]
)
def test_a_rate_that_does_not_rise_is_reported(there):
    found = sbg.fit(there)
    assert not found.converged
    assert "nothing here says that customers differ" in found.message
    assert found.alpha + found.beta == pytest.approx(sbg.LARGEST, rel=1e-3)


def test_a_cohort_that_stops_leaving_is_reported():
    found = sbg.fit([100, 80, 80, 80])
    assert not found.converged
    assert "Nobody leaves after the first period" in found.message
    assert found.alpha / (found.alpha + found.beta) == pytest.approx(0.2)


def test_a_weibull_that_the_data_do_not_determine_is_reported():
    alike = bdw.fit([100, 80, 64, 51.2, 40.96])
    assert not alike.converged
    assert "Nothing here says that customers differ" in alike.message
    still = bdw.fit([100, 80, 80, 80])
    assert not still.converged
    assert "end of its range" in still.message


def test_survivors_add_up():
    assert sbg.survivors(10, [1, 2, 3]).tolist() == [10, 9, 7, 4]
    assert sbg.survivors(10, [10], active=0).tolist() == [10, 0]
    with pytest.raises(ValueError) as caught:
        sbg.survivors(1000, [131, 126, 90], active=650)
    assert str(caught.value) == (
        "lost adds up to 347 and active is 650; together they must be the 1000 customers of the "
        "start."
    )
    with pytest.raises(ValueError) as caught:
        sbg.survivors(10, [4, 7, 1])
    assert str(caught.value) == "lost adds up to 11 by period 2; there were only 10 customers."
    with pytest.raises(ValueError, match="lost is -1; it must be a whole number of at least 0"):
        sbg.survivors(10, [4, -1])


@pytest.mark.parametrize(
    ("there", "message"),
    [
        (
            [100, 90, 80, 81],
            "surviving rises from 80 to 81 in period 3; customers who left don't come back.",
        ),
        (
            [1.0, 1.1, 0.9],
            "surviving rises from 1 to 1.1 in period 1; customers who left don't come back.",
        ),
        ([100, -5, -8], "surviving is -5; it must be a number of at least 0."),
        ([100, math.nan, 8], "surviving is nan; it must be a number of at least 0."),
        (
            [100, math.inf, 8],
            "surviving holds an infinite number; customers can be counted.",
        ),
        ([0, 0, 0], "surviving starts at 0; without customers there is no survival curve."),
        (
            [100],
            "surviving must be a row of at least 2 numbers: the start and one period; "
            "its shape is (1,).",
        ),
        (
            [],
            "surviving must be a row of at least 2 numbers: the start and one period; "
            "its shape is (0,).",
        ),
        (
            [100, 90],
            "surviving covers fewer than two periods with customers in them; "
            "two parameters need at least two.",
        ),
        (
            [100, 0, 0],
            "surviving covers fewer than two periods with customers in them; "
            "two parameters need at least two.",
        ),
        ([100, 100, 100], "surviving never falls from 100; without losses nothing fits."),
    ],
)
def test_what_is_no_survival_curve_is_refused_in_words(there, message):
    for function in (sbg.fit, bdw.fit):
        with pytest.raises(ValueError) as caught:
            function(there)
        assert str(caught.value) == message


def test_three_parameters_need_three_periods():
    with pytest.raises(ValueError, match="three parameters need at least three"):
        bdw.fit([100, 80, 70])


@pytest.mark.parametrize("value", [0, -1, math.nan, math.inf, 2e6, "many", None])
@pytest.mark.parametrize("name", ["alpha", "beta"])
def test_a_parameter_out_of_range_is_named(name, value):
    arguments = {"alpha": 1.0, "beta": 1.0, name: value}
    calls = [
        lambda: sbg.survival(**arguments, period=1),
        lambda: sbg.retention(**arguments, period=1),
        lambda: sbg.pmf(**arguments, period=1),
        lambda: sbg.posterior_churn(**arguments, renewals=1),
        lambda: sbg.mean_lifetime(**arguments),
        lambda: sbg.discounted_lifetime(**arguments, discount=0.1),
        lambda: sbg.residual_lifetime(**arguments, discount=0.1, renewal=1),
        lambda: sbg.log_likelihood(**arguments, surviving=[3, 2, 1]),
        lambda: bdw.survival(**arguments, shape=1, period=1),
        lambda: bdw.retention(**arguments, shape=1, period=1),
    ]
    for call in calls:
        with pytest.raises(ValueError, match=f"^{name} is "):
            call()


@pytest.mark.parametrize("value", [-1, 0.5, math.nan, "one"])
def test_a_time_that_is_none_is_named(value):
    for function in (sbg.survival, sbg.retention, sbg.pmf):
        with pytest.raises(ValueError, match=r"^period is .*; it must be a whole number"):
            function(1, 1, value)
    with pytest.raises(ValueError, match=r"^renewals is "):
        sbg.posterior_churn(1, 1, value)
    with pytest.raises(ValueError, match=r"^renewal is "):
        sbg.residual_lifetime(1, 1, 0.1, value)
    with pytest.raises(ValueError, match=r"^period is "):
        bdw.survival(1, 1, 1, value)


def test_the_first_renewal_is_number_one():
    for function in (sbg.retention, sbg.pmf):
        with pytest.raises(
            ValueError, match=r"^period is 0; it must be a whole number of at least"
        ):
            function(1, 1, 0)
    with pytest.raises(ValueError, match=r"^renewal is 0"):
        sbg.residual_lifetime(1, 1, 0.1, 0)


@pytest.mark.parametrize("discount", [-0.1, math.nan, "ten"])
def test_a_discount_that_is_none_is_named(discount):
    with pytest.raises(ValueError, match=r"^discount is "):
        sbg.discounted_lifetime(1, 1, discount)
    with pytest.raises(ValueError, match=r"^discount is "):
        sbg.residual_lifetime(1, 1, discount, 1)


def test_a_discount_too_small_to_sum_up_is_refused():
    with pytest.raises(ValueError) as caught:
        sbg.discounted_lifetime(1, 1, [0, 0.1, 0.00001])
    assert str(caught.value) == "discount is 1e-05; it must be 0 or at least 0.0001."


@pytest.mark.parametrize("shape", [0, -1, 21, math.nan])
def test_a_shape_that_is_none_is_named(shape):
    with pytest.raises(ValueError, match=r"^shape is "):
        bdw.survival(1, 1, shape, 1)
    with pytest.raises(ValueError, match=r"^shape is "):
        bdw.own_churn(0.1, shape, 1)
    with pytest.raises(ValueError, match=r"^first is 1\.5"):
        bdw.own_churn(1.5, 1, 1)
