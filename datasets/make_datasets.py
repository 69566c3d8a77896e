"""Make every constructed data file of the course, and the list of checksums.

Run it from anywhere: ``python datasets/make_datasets.py``. The worlds are functions of
`centricity.simulate`, each with its own seed, so that a file can be made again on its own.
Files that came from elsewhere stay as they are; ``make_cdnow.py`` says how those two were made.
"""

import hashlib
from pathlib import Path

import numpy as np

from centricity.simulate import renewal_survey, veretta
from centricity.simulate import crm, veretta
from centricity.simulate import joiners, veretta
from centricity.simulate import paid_visits, veretta
from centricity.simulate import subscriptions, veretta
from centricity.simulate import observers, veretta

HERE = Path(__file__).parent


def constructed():
    """Return every constructed table by file name."""
    shop = np.random.default_rng(crm.SEED)
    crm_export, crm_export_truth = crm.export(shop, crm.people(shop))
    return {
        "care_plan.csv": veretta.care_plan(np.random.default_rng(veretta.CARE_PLAN_SEED)),
        "care_plan_truth.csv": veretta.care_plan_truth(),
        "renewal_survey.csv": renewal_survey.renewal_survey(
            np.random.default_rng(renewal_survey.RENEWAL_SURVEY_SEED)
        ),
        "renewal_survey_truth.csv": renewal_survey.renewal_survey_truth(),
        "crm_export.csv": crm_export,
        "crm_export_truth.csv": crm_export_truth,
        "joiners.csv": joiners.joiners(np.random.default_rng(joiners.JOINERS_SEED)),
        "joiners_truth.csv": joiners.joiners_truth(),
    patients_rng = np.random.default_rng(paid_visits.SEED)
    patients = paid_visits.truth(patients_rng)
    return {
        "care_plan.csv": veretta.care_plan(np.random.default_rng(veretta.CARE_PLAN_SEED)),
        "care_plan_truth.csv": veretta.care_plan_truth(),
        "paid_visits.csv": paid_visits.visits(patients_rng, patients),
        "paid_visits_truth.csv": patients,
        "subscriptions.csv": subscriptions.members(np.random.default_rng(subscriptions.SEED)),
        "subscriptions_truth.csv": subscriptions.truth(),
        "reception_codes.csv": observers.reception_codes(
            np.random.default_rng(observers.RECEPTION_SEED)
        ),
        "reception_truth.csv": observers.reception_truth(),
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
