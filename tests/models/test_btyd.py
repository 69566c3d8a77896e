"""BG/NBD and its kin: published values, another library, brute force, and bad input."""

import json
import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, optimize
from scipy.special import betaln, gammaln

from centricity import data
from centricity.models import btyd
from centricity.simulate import buyers
from tests.proving.attempts import ROOT

with warnings.catch_warnings():
    # lifetimes is no longer maintained; pandas warns about an option that it sets when imported.
    warnings.simplefilter("ignore")
    from lifetimes import BetaGeoFitter, GammaGammaFitter, ParetoNBDFitter
    from lifetimes.datasets import load_cdnow_summary, load_cdnow_summary_data_with_monetary_value

PUBLISHED = json.loads((ROOT / "tests" / "published_values.json").read_text())
CDNOW = PUBLISHED["bgnbd_cdnow"]
FITTED = tuple(CDNOW["fitted"])
ROUNDED = tuple(CDNOW[name] for name in btyd.BGNBD)
CHECKS = PUBLISHED["bgnbd_checks"]
PARETO = tuple(PUBLISHED["pnbd_cdnow"][name] for name in btyd.PARETO_NBD)
SPENDING = tuple(PUBLISHED["gamma_gamma_cdnow"][name] for name in btyd.GAMMA_GAMMA)
THE_CUSTOMER = (2, 30.43, 38.86)

positive = st.floats(0.05, 20)
four = st.tuples(positive, positive, positive, positive)
days = st.lists(st.integers(0, 1400), min_size=2, max_size=2).map(sorted)
history = st.tuples(st.integers(0, 60), days).map(
    lambda one: (one[0], one[1][0] / 7 if one[0] else 0.0, one[1][1] / 7)
)


@pytest.fixture(scope="module")
def published():
    """Return the summary on which the published fits were computed, rounded as it was printed."""
    return load_cdnow_summary().rename(columns={"T": "age"})


@pytest.fixture(scope="module")
def cdnow():
    return btyd.summary(data.load_cdnow_sample(), "1997-09-30")


def columns(table):
    return [table[name].to_numpy() for name in ("frequency", "recency", "age")]


def their(fitter, **parameters):
    """Return a fitter of lifetimes at given parameters."""
    fitter.params_ = pd.Series(parameters)
    return fitter


# Published values


def test_fader_hardie_lee_2005_estimates_on_cdnow(published):
    fit = btyd.bgnbd_fit(*columns(published))
    assert fit.converged
    assert fit.values == pytest.approx(FITTED, abs=1e-5)
    assert [round(one, 3) for one in fit.values] == [CDNOW[name] for name in btyd.BGNBD]
    assert fit.loglik == pytest.approx(CDNOW["ll_recomputed"], abs=1e-4)
    assert btyd.bgnbd_loglik(fit.values, *columns(published)).sum() == pytest.approx(fit.loglik)


def test_our_own_summary_of_cdnow_gives_the_same_fit(cdnow):
    fit = btyd.bgnbd_fit(*columns(cdnow))
    assert fit.values == pytest.approx(FITTED, rel=5e-4)
    assert round(fit.loglik, 1) == CDNOW["ll"]


def test_hardies_spreadsheet_expected_purchases():
    for periods, expected in CHECKS["EX"].items():
        # The digits of the spreadsheet's parameters aren't printed; they show at 78 weeks.
        assert btyd.expected_purchases(FITTED, float(periods)) == pytest.approx(expected, abs=5e-4)


def test_hardies_spreadsheet_one_customer():
    found = btyd.expected_purchases(FITTED, 39, *THE_CUSTOMER)
    assert found == pytest.approx(CHECKS["cond_E_x2_tx30.43_T38.86_t39"], abs=5e-4)
    alive = btyd.p_alive(ROUNDED, *THE_CUSTOMER)
    assert alive == pytest.approx(CHECKS["palive_same"], abs=1e-6)
    assert btyd.p_alive(FITTED, 0, 0, 38.86) == CHECKS["palive_x0"]


def test_published_probabilities_of_purchase_counts():
    for periods, count, name in [
        (39, 0, "P_X39_eq_0"),
        (2, 10, "P_X2_eq_10"),
        (30, 11, "P_X30_eq_11"),
    ]:
        found = btyd.purchase_probability(ROUNDED, periods, count)
        assert found == pytest.approx(CHECKS[name], rel=1e-6), name


def test_published_pareto_nbd(published):
    expected = PUBLISHED["pnbd_cdnow"]
    total = btyd.pareto_nbd_loglik(PARETO, *columns(published)).sum()
    assert total == pytest.approx(expected["ll_recomputed"], abs=0.01)
    alive = btyd.pareto_nbd_p_alive(PARETO, 26, 30.86, 31)
    assert alive == pytest.approx(expected["palive_x26_tx30.86_T31"], abs=5e-5)


def test_published_gamma_gamma(cdnow):
    expected = PUBLISHED["gamma_gamma_cdnow"]
    fit = btyd.gamma_gamma_fit(cdnow["frequency"], cdnow["monetary"])
    assert fit.converged
    assert [round(one, 2) for one in fit.values] == pytest.approx(SPENDING, abs=0.011)
    assert fit.loglik == pytest.approx(expected["ll"], abs=0.01)
    assert (cdnow["frequency"] > 0).sum() == expected["n_repeat"]
    mean = btyd.gamma_gamma_mean(SPENDING, 0, 0.0)
    assert mean == pytest.approx(expected["E_M_published_params"], abs=1e-6)


def test_published_gamma_gamma_first_ten_customers():
    table = load_cdnow_summary_data_with_monetary_value().head(10)
    found = btyd.gamma_gamma_mean(SPENDING, table["frequency"], table["monetary_value"])
    np.testing.assert_allclose(found, PUBLISHED["gamma_gamma_cdnow"]["first10"], atol=0.011)


def test_cdnow_is_counted_as_in_the_literature(cdnow):
    assert len(cdnow) == CDNOW["n"]
    assert cdnow["frequency"].sum() == PUBLISHED["cdnow_holdout_39w"]["calibration_repeat"]
    assert (cdnow["frequency"] == 0).sum() == 1411


def test_the_summary_of_cdnow_is_the_published_one(published):
    sample = data.load_cdnow_sample().assign(customer=lambda one: one["in_sample"])
    found = btyd.summary(sample, "1997-09-30")
    assert found["frequency"].tolist() == published["frequency"].tolist()
    # Printed with two decimals.
    for name in ("recency", "age"):
        np.testing.assert_allclose(found[name], published[name], atol=0.0051)


def test_cdnow_holdout(cdnow):
    expected = PUBLISHED["cdnow_holdout_39w"]
    fit = btyd.bgnbd_fit(*columns(cdnow))
    model = btyd.expected_purchases(fit.values, 39, *columns(cdnow)).sum()
    assert model == pytest.approx(expected["bgnbd_pred"], abs=1)
    rate = (cdnow["frequency"] / cdnow["age"] * 39).sum()
    assert rate == pytest.approx(expected["naive_run_rate"], abs=0.5)
    both = btyd.summary(data.load_cdnow_sample(), "1998-06-30")["frequency"]
    assert (both - cdnow["frequency"]).sum() == expected["actual_repeat"]


# Another library


def test_lifetimes_fits_the_same_bgnbd():
    rng = np.random.default_rng(7)
    drawn = buyers.bgnbd(rng, (0.6, 8.0, 0.9, 3.0), rng.uniform(20, 60, 4000))
    ours = btyd.bgnbd_fit(*columns(drawn))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = BetaGeoFitter().fit(*columns(drawn))
    assert ours.values == pytest.approx(theirs.params_.to_numpy(), rel=5e-4)
    assert ours.loglik >= btyd.bgnbd_loglik(theirs.params_.to_numpy(), *columns(drawn)).sum() - 1e-4


def test_lifetimes_agrees_on_customers(published):
    theirs = their(BetaGeoFitter(), **dict(zip(btyd.BGNBD, FITTED, strict=True)))
    x, last, now = columns(published)
    np.testing.assert_allclose(
        btyd.p_alive(FITTED, x, last, now), theirs.conditional_probability_alive(x, last, now)
    )
    np.testing.assert_allclose(
        btyd.expected_purchases(FITTED, 39, x, last, now),
        theirs.conditional_expected_number_of_purchases_up_to_time(39, x, last, now),
        rtol=1e-7,
    )
    for count in (0, 1, 5, 20):
        assert btyd.purchase_probability(FITTED, 39, count) == pytest.approx(
            theirs.probability_of_n_purchases_up_to_time(39, count)
        )


def test_lifetimes_agrees_on_pareto_nbd(published):
    x, last, now = columns(published)
    for parameters in (PARETO, (0.553, 11.669, 0.606, 10.578)):
        names = dict(zip(btyd.PARETO_NBD, parameters, strict=True))
        theirs = their(ParetoNBDFitter(), **names)
        expected = theirs._conditional_log_likelihood(np.array(parameters), x, last, now)
        np.testing.assert_allclose(btyd.pareto_nbd_loglik(parameters, x, last, now), expected)
        np.testing.assert_allclose(
            btyd.pareto_nbd_p_alive(parameters, x, last, now),
            theirs.conditional_probability_alive(x, last, now),
        )


def test_lifetimes_fits_the_same_gamma_gamma(cdnow):
    again = cdnow[cdnow["frequency"] > 0]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = GammaGammaFitter().fit(again["frequency"], again["monetary"])
    ours = btyd.gamma_gamma_fit(again["frequency"], again["monetary"])
    assert ours.values == pytest.approx(theirs.params_.to_numpy(), rel=5e-4)
    np.testing.assert_allclose(
        btyd.gamma_gamma_mean(theirs.params_.to_numpy(), again["frequency"], again["monetary"]),
        theirs.conditional_expected_average_profit(again["frequency"], again["monetary"]),
    )


# Brute force


def mean_over_chances(of_a_customer, a, b):
    """Return a mean over chances of leaving that have a beta distribution, by quadrature."""
    terms = {"weight": "alg", "wvar": (a - 1, b - 1), "epsabs": 0, "epsrel": 1e-10, "limit": 400}
    with warnings.catch_warnings():
        # It reaches nearly that precision, and says so.
        warnings.simplefilter("ignore", integrate.IntegrationWarning)
        total, _ = integrate.quad(of_a_customer, 0, 1, **terms)
    return total / np.exp(betaln(a, b))


@given(four, history)
def test_bgnbd_likelihood_is_the_mean_over_customers(parameters, one):
    r, alpha, a, b = parameters
    x, last, now = one
    silent = ((alpha + last) / (alpha + now)) ** (r + x)

    def of_a_customer(p):
        """Stayed after each purchase and bought nothing since, or left after the last one."""
        return (1 - p) ** x * silent + (p * (1 - p) ** (x - 1) if x else 0.0)

    by_hand = np.log(mean_over_chances(of_a_customer, a, b))
    front = gammaln(r + x) - gammaln(r) + r * np.log(alpha) - (r + x) * np.log(alpha + last)
    assert btyd.bgnbd_loglik(parameters, *one) == pytest.approx(front + by_hand, abs=1e-7)


@given(four, history, st.floats(0.1, 300))
def test_expected_purchases_are_the_mean_over_customers(parameters, one, periods):
    r, alpha, a, b = parameters
    x, _, now = one

    def of_a_customer(p):
        """Purchases until leaving, the rate averaged by hand."""
        share = max(p, 1e-200) * periods / (alpha + now)
        return -np.expm1(-(r + x) * np.log1p(share)) / max(p, 1e-200)

    # Whoever is still there has a chance of leaving from Beta(a, b + x).
    by_hand = mean_over_chances(of_a_customer, a, b + x) * btyd.p_alive(parameters, *one)
    found = btyd.expected_purchases(parameters, periods, *one)
    assert found == pytest.approx(by_hand, rel=1e-6, abs=1e-12)


@given(four, history)
def test_pareto_nbd_likelihood_is_the_mean_over_moments_of_leaving(parameters, one):
    r, alpha, s, beta = parameters
    x, last, now = one

    def left_at(step):
        """Leaving at a moment, over the density at the last purchase; on a logarithmic scale."""
        after = (alpha + last) * np.expm1(step)
        lived = -(s + 1) * np.log1p(after / (beta + last)) - np.log(beta + last)
        return s * np.exp(lived - (r + x - 1) * step) * (alpha + last)

    steps = np.log((alpha + now) / (alpha + last))
    gone, _ = integrate.quad(left_at, 0, steps, epsabs=0, epsrel=1e-11, limit=400)
    here = np.exp(-(r + x) * steps - s * np.log((beta + now) / (beta + last)))
    front = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + s * np.log(beta)
    front -= (r + x) * np.log(alpha + last) + s * np.log(beta + last)
    assert btyd.pareto_nbd_loglik(parameters, *one) == pytest.approx(
        front + np.log(here + gone), abs=1e-7
    )
    assert btyd.pareto_nbd_p_alive(parameters, *one) == pytest.approx(
        here / (here + gone), rel=1e-6, abs=1e-12
    )


@given(four, st.floats(0.1, 100))
def test_probabilities_of_counts_add_up(parameters, periods):
    counts = np.arange(4000)
    chances = btyd.purchase_probability(parameters, periods, counts)
    assert (chances >= 0).all()
    total = chances.sum()
    assert total <= 1 + 1e-9
    if total > 1 - 1e-9:
        expected = btyd.expected_purchases(parameters, periods)
        assert chances @ counts == pytest.approx(expected, rel=1e-4)


def test_frequencies_drawn_from_the_story_follow_the_probabilities():
    rng = np.random.default_rng(3)
    drawn = buyers.bgnbd(rng, FITTED, np.full(200_000, 39.0))
    for count in range(6):
        share = (drawn["frequency"] == count).mean()
        chance = btyd.purchase_probability(FITTED, 39, count)
        assert share == pytest.approx(chance, abs=4 * np.sqrt(chance / 200_000))


def test_p_alive_is_right_on_average():
    rng = np.random.default_rng(4)
    drawn = buyers.bgnbd(rng, FITTED, rng.uniform(20, 60, 200_000))
    chance = btyd.p_alive(FITTED, *columns(drawn))
    bands = pd.cut(chance, [-0.01, 0.2, 0.4, 0.6, 0.8, 0.99, 1])
    found = drawn.assign(chance=chance).groupby(bands, observed=True)[["alive", "chance"]].mean()
    assert len(found) == 6
    np.testing.assert_allclose(found["alive"], found["chance"], atol=0.01)


# Properties


@given(four, history, st.floats(0.1, 400))
def test_units_of_time_dont_matter(parameters, one, factor):
    r, alpha, a, b = parameters
    x, last, now = one
    other = (r, alpha * factor, a, b)
    scaled = (x, last * factor, now * factor)
    # A density per unit of time, one for each purchase.
    assert btyd.bgnbd_loglik(other, *scaled) == pytest.approx(
        btyd.bgnbd_loglik(parameters, *one) - x * np.log(factor), rel=1e-9, abs=1e-8
    )
    assert btyd.p_alive(other, *scaled) == pytest.approx(btyd.p_alive(parameters, *one))
    assert btyd.expected_purchases(other, 7.0 * factor, *scaled) == pytest.approx(
        btyd.expected_purchases(parameters, 7.0, *one), rel=1e-6, abs=1e-9
    )


@given(four, history, st.floats(0, 100))
def test_silence_makes_nobody_more_alive(parameters, one, longer):
    x, last, now = one
    before = btyd.p_alive(parameters, x, last, now)
    after = btyd.p_alive(parameters, x, last, now + longer)
    assert 0 <= after <= before + 1e-12
    assert before <= 1
    if x == 0:
        assert after == 1.0


@given(four, history, st.floats(0, 100), st.floats(0, 100))
def test_more_time_brings_more_purchases(parameters, one, periods, longer):
    few = btyd.expected_purchases(parameters, periods, *one)
    many = btyd.expected_purchases(parameters, periods + longer, *one)
    assert -1e-9 <= few <= many + 1e-7 * (1 + many)


def test_the_frequent_buyer_who_pauses_dies_faster():
    silence = np.arange(0, 40)
    rare = btyd.p_alive(FITTED, 2, 26.0, 26.0 + silence)
    frequent = btyd.p_alive(FITTED, 12, 26.0, 26.0 + silence)
    assert frequent[0] > rare[0]
    assert frequent[12] < rare[12]


@given(st.tuples(positive, positive, positive, positive), st.integers(0, 50))
@settings(max_examples=50)
def test_gradients_are_those_of_the_likelihoods(parameters, seed):
    rng = np.random.default_rng(seed)
    drawn = buyers.bgnbd(rng, (0.5, 6.0, 0.8, 2.0), rng.uniform(5, 60, 60))
    likelihood = btyd._BGNBDLikelihood(*columns(drawn))
    value, slope = likelihood(np.array(parameters))
    assert value == pytest.approx(btyd.bgnbd_loglik(parameters, *columns(drawn)).mean())
    _like_differences(likelihood, parameters, slope)
    spending = btyd._SpendingLikelihood(rng.integers(1, 9, 40), rng.gamma(2, 20, 40))
    _like_differences(spending, parameters[:3], spending(np.array(parameters[:3]))[1])


def _like_differences(likelihood, parameters, slope):
    differences = optimize.approx_fprime(
        np.array(parameters), lambda one: likelihood(one)[0], 1e-6 * np.array(parameters)
    )
    np.testing.assert_allclose(slope, differences, rtol=1e-3, atol=1e-4)


# Large numbers, and poles


def test_a_thousand_purchases_and_ten_thousand_periods():
    parameters = FITTED
    for x in (0, 1, 170, 1000):
        last = 9_000.0 if x else 0.0
        found = [
            btyd.bgnbd_loglik(parameters, x, last, 10_000.0),
            btyd.pareto_nbd_loglik(PARETO, x, last, 10_000.0),
            btyd.expected_purchases(parameters, 10_000.0, x, last, 10_000.0),
            btyd.expected_purchases(parameters, 100.0, x, last, last),
            btyd.purchase_probability(parameters, 10_000.0, x),
        ]
        assert np.isfinite(found).all()
        assert 0 <= btyd.p_alive(parameters, x, last, 10_000.0) <= 1
        assert 0 <= btyd.pareto_nbd_p_alive(PARETO, x, last, 10_000.0) <= 1


def test_a_heavy_buyer_goes_on_buying():
    # 1,000 purchases in 10,000 periods, the last of them just now: ten in the next hundred.
    found = btyd.expected_purchases(FITTED, 100.0, 1000, 10_000.0, 10_000.0)
    assert found == pytest.approx(10, rel=0.06)


@pytest.mark.parametrize(("a", "b", "x"), [(1.0, 2.5, 3), (1.0, 0.4, 0), (0.3, 0.7, 0)])
def test_removable_poles_are_crossed_smoothly(a, b, x):
    last = 5.0 if x else 0.0
    values = [
        btyd.expected_purchases((0.5, 4.0, a + shift, b), 20.0, x, last, 9.0)
        for shift in (-1e-4, -1e-6, 0.0, 1e-6, 1e-4)
    ]
    np.testing.assert_allclose(values, values[2], rtol=3e-4)
    assert values[2] == pytest.approx(np.mean([values[0], values[4]]), rel=1e-6)


def test_many_customers_are_fitted_as_few_are():
    rng = np.random.default_rng(5)
    few = buyers.bgnbd(rng, FITTED, rng.uniform(20, 40, 3000))
    many = pd.concat([few] * 40)
    assert len(many) > btyd.MANY
    once, forty = btyd.bgnbd_fit(*columns(few)), btyd.bgnbd_fit(*columns(many))
    assert forty.converged
    assert forty.values == pytest.approx(once.values, rel=5e-4)
    assert forty.loglik == pytest.approx(40 * once.loglik, rel=1e-9)


def test_the_start_of_many_survives_a_sample_without_repeats():
    rng = np.random.default_rng(6)
    drawn = buyers.bgnbd(rng, FITTED, rng.uniform(20, 40, btyd.MANY + 100))
    drawn.loc[:: btyd.EVERY, ["frequency", "recency"]] = 0
    assert btyd.bgnbd_fit(*columns(drawn)).converged


def test_a_fit_says_when_the_data_cant_tell():
    # Everybody buys up to the last day: nobody leaves, and no chance of leaving is small enough.
    age = np.linspace(10, 40, 50)
    loyal = btyd.bgnbd_fit(np.full(50, 5), age, age)
    assert not loyal.converged
    assert "ran away" in loyal.message
    assert np.isfinite(loyal.values).all()


def test_amounts_without_differences_between_customers_cant_be_fitted():
    fit = btyd.gamma_gamma_fit(np.full(50, 3), np.full(50, 20.0))
    assert not fit.converged
    assert fit.message


# The summary


dates = st.integers(0, 60).map(lambda day: pd.Timestamp("2026-01-01") + pd.Timedelta(days=day))
ledgers = st.lists(
    st.tuples(st.sampled_from(["Öz", "a", "b", "c"]), dates, st.integers(0, 9)), min_size=1
)


@given(ledgers, st.integers(0, 70), st.randoms())
def test_the_summary_counts_as_one_would_by_hand(rows, last_day, random):
    end = pd.Timestamp("2026-01-01") + pd.Timedelta(days=last_day)
    ledger = pd.DataFrame(rows, columns=["customer", "date", "amount"])
    by_hand = {}
    for customer, date, amount in rows:
        if date <= end:
            days = by_hand.setdefault(customer, {})
            days[date] = days.get(date, 0) + amount
    if not by_hand:
        with pytest.raises(ValueError, match="Nobody bought anything by"):
            btyd.summary(ledger, end)
        return
    random.shuffle(rows)
    table = btyd.summary(pd.DataFrame(rows, columns=["customer", "date", "amount"]), end, 1)
    pd.testing.assert_frame_equal(table, btyd.summary(ledger, end, 1))
    assert table.index.tolist() == sorted(by_hand)
    for customer, days in by_hand.items():
        first, *again = sorted(days)
        amounts = [days[day] for day in again]
        expected = [
            len(again),
            (again[-1] - first).days if again else 0,
            (end - first).days,
            np.mean(amounts) if again else 0,
        ]
        assert table.loc[customer].tolist() == pytest.approx(expected)


def ledger(**changes):
    table = {
        "customer": [1, 1, 2],
        "date": pd.to_datetime(["2026-01-01", "2026-01-08", "2026-01-05"]),
        "amount": [1.0, 2.0, 3.0],
    }
    return pd.DataFrame({**table, **changes})


def test_the_summary_leaves_its_input_alone_and_needs_no_amounts():
    bought = ledger()
    before = bought.copy()
    assert "monetary" in btyd.summary(bought, "2026-01-31")
    assert "monetary" not in btyd.summary(bought.drop(columns="amount"), "2026-01-31")
    pd.testing.assert_frame_equal(bought, before)


def test_hours_belong_to_their_day():
    times = pd.to_datetime(["2026-01-01 23:59", "2026-01-31 00:00", "2026-01-31 20:00"])
    table = btyd.summary(ledger(customer=[1, 1, 1], date=times), "2026-01-31", 1)
    assert table.loc[1].tolist() == [1, 30, 30, 5]


def test_one_customer_who_came_today():
    table = btyd.summary(ledger().iloc[[0]], "2026-01-01")
    assert table.loc[1].tolist() == [0, 0, 0, 0]


def test_what_cant_be_summarised_is_refused():
    with pytest.raises(ValueError, match="purchases has no column 'date'"):
        btyd.summary(ledger().drop(columns="date"), "2026-01-31")
    with pytest.raises(ValueError, match="Nobody bought anything by 2025-12-31"):
        btyd.summary(ledger(), "2025-12-31")
    with pytest.raises(ValueError, match="Nobody bought anything by 2026-01-31"):
        btyd.summary(ledger().iloc[:0], "2026-01-31")
    with pytest.raises(ValueError, match=r"Row 1: date is missing\."):
        btyd.summary(ledger(date=pd.to_datetime(["2026-01-01", None, None])), "2026-01-31")
    with pytest.raises(ValueError, match=r"Row 2: customer is missing\."):
        btyd.summary(ledger(customer=[1, 1, None]), "2026-01-31")
    with pytest.raises(ValueError, match=r"Row 0: amount is missing\."):
        btyd.summary(ledger(amount=[None, 1.0, 1.0]), "2026-01-31")
    with pytest.raises(ValueError, match="must hold dates without a time zone"):
        btyd.summary(ledger(date=["2026-01-01"] * 3), "2026-01-31")
    with pytest.raises(ValueError, match="must hold dates without a time zone"):
        btyd.summary(ledger(date=ledger()["date"].dt.tz_localize("UTC")), "2026-01-31")
    with pytest.raises(ValueError, match=r"(?s)^amount is .*; it must be a number"):
        btyd.summary(ledger(amount=["1", "2", "x"]), "2026-01-31")
    with pytest.raises(ValueError, match="period_days is 0"):
        btyd.summary(ledger(), "2026-01-31", 0)


@pytest.mark.parametrize("end", [None, pd.NaT, pd.Timestamp("2026-01-31", tz="UTC"), "31.01.2026"])
def test_an_end_that_is_no_day_is_named(end):
    with pytest.raises(ValueError, match=r"^end is .*; it must be a day without a time zone"):
        btyd.summary(ledger(), end)


# Bad numbers


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((2, 40.0, 39.0), "recency is 40 .*must not exceed the age, 39"),
        (([1, 2], [3.0, 40.0], [39.0, 39.0]), "recency is 40 in row 1"),
        ((0, 3.0, 39.0), "recency is 3 .*must be 0 without repeats"),
        ((1, -1.0, 39.0), "recency is -1"),
        ((1, 1.0, -39.0), "age is -39"),
        ((1.5, 1.0, 39.0), "frequency is 1.5"),
        ((-1, 1.0, 39.0), "frequency is -1"),
        ((1, np.nan, 39.0), "recency is nan"),
    ],
)
def test_impossible_histories_are_refused(arguments, message):
    for call in (
        lambda: btyd.bgnbd_loglik(FITTED, *arguments),
        lambda: btyd.p_alive(FITTED, *arguments),
        lambda: btyd.expected_purchases(FITTED, 1, *arguments),
        lambda: btyd.pareto_nbd_loglik(PARETO, *arguments),
        lambda: btyd.pareto_nbd_p_alive(PARETO, *arguments),
        lambda: btyd.bgnbd_fit(*arguments),
    ):
        with pytest.raises(ValueError, match=message):
            call()


def test_a_rounded_recency_may_reach_the_age():
    """0.1 + 0.2 is a little more than 0.3."""
    assert 0.1 + 0.2 > 0.3
    exact = btyd.bgnbd_loglik(FITTED, 2, 0.3, 0.3)
    assert btyd.bgnbd_loglik(FITTED, 2, 0.1 + 0.2, 0.3) == exact
    with pytest.raises(ValueError, match=r"recency is 0\.3000001.*must not exceed the age, 0\.3\."):
        btyd.bgnbd_loglik(FITTED, 2, 0.3000001, 0.3)


def test_two_columns_in_another_order_are_refused():
    frequency = pd.Series([1, 0, 2], index=["a", "b", "c"])
    recency = pd.Series([3.0, 4.0, 0.0], index=["a", "c", "b"])
    words = r"frequency and recency list the same rows in another order"
    with pytest.raises(ValueError, match=words):
        btyd.bgnbd_fit(frequency, recency, [5.0, 5.0, 5.0])
    with pytest.raises(ValueError, match="frequency and monetary list the same rows"):
        btyd.gamma_gamma_fit(frequency, recency)
    ordered = recency.reindex(frequency.index)
    by_position = btyd.bgnbd_loglik(FITTED, [1, 0, 2], [3.0, 0.0, 4.0], 5.0)
    assert btyd.bgnbd_loglik(FITTED, frequency, ordered, 5.0).tolist() == by_position.tolist()


def test_impossible_parameters_are_named():
    with pytest.raises(ValueError, match="alpha is 0; it must be a number above 0"):
        btyd.p_alive((0.2, 0, 0.8, 2.4), 1, 1, 2)
    with pytest.raises(ValueError, match="There are 3 parameters; give r, alpha, a, b"):
        btyd.p_alive((0.2, 4.0, 0.8), 1, 1, 2)
    with pytest.raises(ValueError, match="s is 'x'"):
        btyd.pareto_nbd_loglik((0.2, 4.0, "x", 2.4), 1, 1, 2)
    with pytest.raises(ValueError, match=r"q is 0\.9; it must be a number above 1"):
        btyd.gamma_gamma_mean((6.25, 0.9, 15.4), 1, 2.0)
    with pytest.raises(ValueError, match="periods is -1"):
        btyd.expected_purchases(FITTED, -1)
    with pytest.raises(ValueError, match="periods is -1"):
        btyd.purchase_probability(FITTED, -1, 0)
    with pytest.raises(ValueError, match=r"count is 0\.5"):
        btyd.purchase_probability(FITTED, 1, 0.5)


def test_data_without_repeats_are_refused():
    with pytest.raises(ValueError, match="no customers"):
        btyd.bgnbd_fit([], [], [])
    with pytest.raises(ValueError, match="nothing tells who leaves"):
        btyd.bgnbd_fit([0, 0], [0, 0], [5, 6])
    with pytest.raises(ValueError, match="repeat purchases"):
        btyd.gamma_gamma_fit([0, 0], [0, 0])
    with pytest.raises(ValueError, match="monetary is 0"):
        btyd.gamma_gamma_fit([1, 2], [5, 0])
    with pytest.raises(ValueError, match="monetary is nan"):
        btyd.gamma_gamma_mean(SPENDING, [1, 2], [5, np.nan])


def test_amounts_of_customers_without_repeats_dont_matter():
    assert btyd.gamma_gamma_mean(SPENDING, 0, np.nan) == pytest.approx(35.22, abs=0.005)
    rng = np.random.default_rng(8)
    x, m = rng.integers(0, 5, 300), rng.gamma(2, 20, 300)
    spoilt = np.where(x > 0, m, np.nan)
    assert btyd.gamma_gamma_fit(x, spoilt).values == btyd.gamma_gamma_fit(x, m).values
