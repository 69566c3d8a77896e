"""Time Kaplan-Meier on many spells, beside lifelines in the same run.

Run it with ``python -m tests.benchmarks.survival``, or with another number of spells behind it.
The two take turns; each gives the whole curve with its standard errors.
"""

import os
import statistics
import sys
import time
from importlib.metadata import version

import numpy as np
from lifelines import KaplanMeierFitter

from centricity.models.survival import kaplan_meier

ROUNDS = 7


def spells(kind, count):
    """Return durations (whole months with many ties, or all different) and whose end was seen."""
    rng = np.random.default_rng(5)
    durations = rng.exponential(20, count)
    return np.ceil(durations) if kind == "months" else durations, rng.random(count) < 0.6


def seconds(fit, durations, observed):
    """Return how long one fit takes."""
    start = time.perf_counter()
    fit(durations, observed)
    return time.perf_counter() - start


def main(count=1_000_000):
    """Print the medians for both kinds of spells, and the largest difference of the curves."""
    print(f"{count:,} spells, {os.cpu_count()} cores, lifelines {version('lifelines')}")
    print(f"{'spells':12}{'ours, s':>10}{'lifelines, s':>14}{'ratio':>8}{'difference':>13}")
    for kind in ("months", "all different"):
        durations, observed = spells(kind, count)
        pairs = [
            (
                seconds(kaplan_meier, durations, observed),
                seconds(KaplanMeierFitter().fit, durations, observed),
            )
            for _ in range(ROUNDS)
        ]
        ours, theirs = map(statistics.median, zip(*pairs, strict=True))
        curve = kaplan_meier(durations, observed)
        peer = KaplanMeierFitter().fit(durations, observed).survival_function_.to_numpy()[:, 0]
        apart = np.abs(curve["survival"] - peer).max()
        print(f"{kind:14}{ours:8.3f}{theirs:14.3f}{theirs / ours:8.1f}{apart:13.1e}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
