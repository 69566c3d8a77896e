"""Make every constructed data file of the course, and the list of checksums.

Run it from anywhere: ``python datasets/make_datasets.py``. The worlds are functions of
`centricity.simulate`, each with its own seed, so that a file can be made again on its own.
"""

import hashlib
from pathlib import Path

import numpy as np

from centricity.simulate import veretta

HERE = Path(__file__).parent


def constructed():
    """Return every constructed table by file name."""
    return {
        "care_plan.csv": veretta.care_plan(np.random.default_rng(veretta.CARE_PLAN_SEED)),
        "care_plan_truth.csv": veretta.care_plan_truth(),
    }


def main():
    """Write the files and their checksums."""
    for name, table in constructed().items():
        table.to_csv(HERE / name, index=False, lineterminator="\n")
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(HERE.glob("*.csv"))
    ]
    (HERE / "CHECKSUMS").write_text("".join(lines))


if __name__ == "__main__":
    main()
