"""Make every constructed data file of the course, and the list of checksums.

Run it from anywhere: ``python datasets/make_datasets.py``. The worlds are functions of
`centricity.simulate`, each with its own seed, so that a file can be made again on its own.
Files that came from elsewhere stay as they are; ``make_cdnow.py`` says how those two were made.
"""

import hashlib
from pathlib import Path

import numpy as np

from centricity.simulate import campaign, journeys, veretta

HERE = Path(__file__).parent


def constructed():
    """Return every constructed table by file name."""
    rng = np.random.default_rng(campaign.SEED)
    members = campaign.truth(rng)
    persons = journeys.people(np.random.default_rng(journeys.SEED))
    return {
        "campaign.csv": campaign.trial(rng, members),
        "campaign_truth.csv": members,
        "care_plan.csv": veretta.care_plan(np.random.default_rng(veretta.CARE_PLAN_SEED)),
        "care_plan_truth.csv": veretta.care_plan_truth(),
        "paths.csv": journeys.paths(persons),
        "paths_truth.csv": journeys.causes(persons),
    }


def write_checksums(folder):
    """Write the SHA-256 of every data file in a folder into its list."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.glob("*.csv"))
    ]
    (folder / "CHECKSUMS").write_text("".join(lines))


def main():
    """Write the files and their checksums."""
    for name, table in constructed().items():
        table.to_csv(HERE / name, index=False, lineterminator="\n")
    write_checksums(HERE)


if __name__ == "__main__":
    main()
