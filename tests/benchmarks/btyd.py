"""BG/NBD side by side with lifetimes: the fit, and the summary of purchases.

Run it with ``python -m tests.benchmarks.btyd``. Both libraries fit the same customers in turns,
and the log-likelihoods are printed beside the times. A million customers take lifetimes a while;
``python -m tests.benchmarks.btyd 200000`` takes fewer.
"""

import os
import sys
import time
import tracemalloc
import warnings
from importlib.metadata import version

import numpy as np
import pandas as pd

from centricity import data
from centricity.models import btyd
from centricity.simulate import buyers

with warnings.catch_warnings():
    # lifetimes is no longer maintained; pandas warns about an option that it sets when imported.
    warnings.simplefilter("ignore")
    from lifetimes import BetaGeoFitter
    from lifetimes.datasets import load_cdnow_summary
    from lifetimes.utils import summary_data_from_transaction_data

PUBLISHED = (0.243, 4.414, 0.793, 2.426)
WAYS = ("centricity", "lifetimes")


def fit_ours(customers):
    """Return the log-likelihood that our fit reaches."""
    return btyd.bgnbd_fit(customers["frequency"], customers["recency"], customers["age"]).loglik


def fit_theirs(customers):
    """Return the log-likelihood that lifetimes' fit reaches, in our function."""
    columns = [customers[name] for name in ("frequency", "recency", "age")]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = BetaGeoFitter().fit(*columns)
    return btyd.bgnbd_loglik(fitted.params_.to_numpy(), *columns).sum()


def summarise_ours(purchases, end):
    """Return how many customers our summary has."""
    return len(btyd.summary(purchases, end))


def summarise_theirs(purchases, end):
    """Return how many customers lifetimes' summary has."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        columns = ("customer", "date", "amount")
        return len(summary_data_from_transaction_data(purchases, *columns, None, end, freq="D"))


def compare(what, calls, rounds):
    """Time two calls in turns; print the best time of each and what it returned."""
    best, returned = {}, {}
    for _ in range(rounds):
        for way, call in zip(WAYS, calls, strict=True):
            start = time.perf_counter()
            returned[way] = call()
            spent = time.perf_counter() - start
            best[way] = min(spent, best.get(way, spent))
    for way in WAYS:
        print(f"{what:36}{way:12}{1000 * best[way]:12,.1f} ms   {returned[way]:.4f}")
    print(f"{'':36}{'ratio':12}{best['lifetimes'] / best['centricity']:12.1f}")


def peak(call):
    """Return the most memory that a call held at once, in megabytes."""
    tracemalloc.start()
    call()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def made_up_purchases(rng, count):
    """Return purchases on random days by a tenth as many customers."""
    days = rng.integers(0, 1000, count).astype("timedelta64[D]")
    return pd.DataFrame(
        {
            "customer": rng.integers(0, count // 10, count),
            "date": np.datetime64("2020-01-01", "s") + days,
            "amount": rng.uniform(1, 50, count),
        }
    )


def main(many=1_000_000):
    """Print the comparison."""
    print(f"{os.cpu_count()} cores, numpy {version('numpy')}, pandas {version('pandas')}, ", end="")
    print(f"lifetimes {version('lifetimes')}; best time, and what came out")
    cdnow = load_cdnow_summary().rename(columns={"T": "age"})
    compare("fit, CDNOW", [lambda: fit_ours(cdnow), lambda: fit_theirs(cdnow)], 5)
    for count in (many // 5, many):
        rng = np.random.default_rng(1)
        made_up = buyers.bgnbd(rng, PUBLISHED, rng.uniform(27, 39, count))
        what = f"fit, {count:,} made up"
        compare(what, [lambda one=made_up: fit_ours(one), lambda one=made_up: fit_theirs(one)], 1)
        print(f"{'':36}{'memory':12}{peak(lambda one=made_up: fit_ours(one)):12,.0f} MB")
    master = data.load_cdnow_master()
    calls = [lambda: summarise_ours(master, "1998-06-30")]
    compare(
        "summary, CDNOW, 69,659 rows", [*calls, lambda: summarise_theirs(master, "1998-06-30")], 3
    )
    lots = made_up_purchases(np.random.default_rng(1), 10 * many)
    start = time.perf_counter()
    customers = summarise_ours(lots, "2023-01-01")
    print(f"summary, {len(lots):,} made up: {time.perf_counter() - start:.1f} s, {customers:,}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
