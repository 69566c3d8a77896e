"""Time a game of the last lesson: nine quarters, four firms, 50,000 people.

Run it with ``python -m tests.benchmarks.market``. Drawing the people is timed with the first game
of a seed, as a learner meets it. Processor time is shown beside the time on the clock, because
other programs lengthen only the latter.
"""

import platform
import statistics
import sys
from time import perf_counter, process_time

from centricity.simulate.market import HOUSE, Game
from centricity.simulate.market.customers import draw

SIZES = (2000, 10_000, 50_000)
LIMIT = 0.150


def time_game(size, seed):
    """Return the seconds of one game: on the clock, and of the processor."""
    draw.cache_clear()
    clock, processor = perf_counter(), process_time()
    game = Game("few-great", seed, size)
    view = game.view
    while not game.over:
        view = game.play(HOUSE["customer-centric"](view))
    return perf_counter() - clock, process_time() - processor


def main(games=20):
    """Print the medians, and return 1 if a game of 50,000 takes the processor too long."""
    print(f"{platform.machine()}, Python {platform.python_version()}, {games} games each")
    print(f"{'people':>8} {'clock, ms':>10} {'processor, ms':>14}")
    for size in SIZES:
        time_game(size, seed=0)
        times = [time_game(size, seed) for seed in range(1, games + 1)]
        clock, processor = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"{size:>8,} {1000 * clock:>10.0f} {1000 * processor:>14.0f}")
    return int(processor > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
