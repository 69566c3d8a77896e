"""Make every constructed data file of the course, and the list of checksums.

Run it from anywhere: ``python datasets/make_datasets.py``. The worlds are functions of
`centricity.simulate`, each with its own seed, so that a file can be made again on its own.
Files that came from elsewhere stay as they are; ``make_cdnow.py`` says how those two were made.
"""

import hashlib
from pathlib import Path

import numpy as np

from centricity.models.audit import items
from centricity.simulate import (
    audit,
    campaign,
    complaints,
    crm,
    employers,
    joiners,
    journeys,
    mystery,
    observers,
    paid_visits,
    renewal_survey,
    studios,
    subscriptions,
    veretta,
    waves,
)

HERE = Path(__file__).parent


def constructed():
    """Return every constructed table by file name."""
    return {
        "care_plan.csv": veretta.care_plan(_rng(veretta.CARE_PLAN_SEED)),
        "care_plan_truth.csv": veretta.care_plan_truth(),
        "complaints.csv": complaints.complaints(_rng(complaints.SEED)),
        "complaints_truth.csv": complaints.complaints_truth(),
        "joiners.csv": joiners.joiners(_rng(joiners.JOINERS_SEED)),
        "joiners_truth.csv": joiners.joiners_truth(),
        "reception_codes.csv": observers.reception_codes(_rng(observers.RECEPTION_SEED)),
        "reception_truth.csv": observers.reception_truth(),
        "renewal_survey.csv": renewal_survey.renewal_survey(
            _rng(renewal_survey.RENEWAL_SURVEY_SEED)
        ),
        "renewal_survey_truth.csv": renewal_survey.renewal_survey_truth(),
        "subscriptions.csv": subscriptions.members(_rng(subscriptions.SEED)),
        "subscriptions_truth.csv": subscriptions.truth(),
        **_drawn_from_their_truth(),
    }


def _drawn_from_their_truth():
    """Return tables for which truth and table come from one generator, one after the other."""
    tables = {}
    for name, seed, truth, table in (
        ("campaign", campaign.SEED, campaign.truth, campaign.trial),
        ("employers", employers.SEED, employers.truth, employers.ledger),
        ("paid_visits", paid_visits.SEED, paid_visits.truth, paid_visits.visits),
        ("survey_waves", waves.SEED, waves.truth, waves.survey),
        ("mystery_visits", mystery.SEED, mystery.truth, mystery.visits),
    ):
        rng = _rng(seed)
        tables[f"{name}_truth.csv"] = truth(rng)
        tables[f"{name}.csv"] = table(rng, tables[f"{name}_truth.csv"])
    rng = _rng(audit.SEED)
    tables["orientation_audit_truth.csv"] = audit.truth(rng)
    tables["orientation_audit.csv"] = audit.answers(
        rng, tables["orientation_audit_truth.csv"], items()
    )
    rng = _rng(crm.SEED)
    tables["crm_export.csv"], tables["crm_export_truth.csv"] = crm.export(rng, crm.people(rng))
    tables["studio_players.csv"], tables["studio_players_truth.csv"] = studios.split(
        studios.players(_rng(studios.SEED))
    )
    people = journeys.people(_rng(journeys.SEED))
    tables["paths.csv"], tables["paths_truth.csv"] = journeys.paths(people), journeys.causes(people)
    return tables


def _rng(seed):
    return np.random.default_rng(seed)


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
