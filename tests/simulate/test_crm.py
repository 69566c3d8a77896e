"""The shop's export: its shape, its known risks, and that nobody in it can be real."""

import re
import unicodedata

import numpy as np
import pandas as pd
import pytest

from centricity import data
from centricity.models import privacy
from centricity.simulate import crm


@pytest.fixture(scope="module")
def published():
    export = data.load_crm_export()
    truth = data.load_crm_export_truth()
    return crm.with_coarse_columns(export).merge(truth, on="record", suffixes=("", "_true"))


def world(seed):
    rng = np.random.default_rng(seed)
    return crm.export(rng, crm.people(rng))


def test_the_same_seed_makes_the_same_world():
    for one, two in zip(world(5), world(5), strict=True):
        pd.testing.assert_frame_equal(one, two)
    assert not world(5)[0].equals(world(6)[0])


def test_has_the_promised_size(published):
    assert len(published) == crm.RECORDS == 5000
    assert published["person"].nunique() == crm.PEOPLE == 4700
    assert published["record"].is_unique


def test_e_mail_domains_are_reserved(published):
    domains = published["email"].dropna().str.lower().str.rsplit("@").str[-1]
    assert set(domains) == {"example.org", "example.com", "example.net"}


def test_no_telephone_number_can_ring(published):
    numbers = published["phone"].dropna().map(privacy.normalise_phone)
    assert numbers.str.match(r"\+7200\d{7}$|\+447700900\d{3}$").all()


def test_telephones_come_in_at_least_five_formats(published):
    digits_as_nines = published["phone"].dropna().str.replace(r"\d+", "9", regex=True)
    assert digits_as_nines.nunique() >= 5


def test_every_telephone_is_found_behind_its_spelling(published):
    found = published["phone"].map(privacy.normalise_phone)
    assert found.fillna("").tolist() == published["phone_true"].fillna("").tolist()


def test_names_come_in_two_scripts_and_some_in_two_signs_a_letter(published):
    cyrillic = published["name"].str.contains("[а-яё]", flags=re.IGNORECASE)
    assert 0.6 < cyrillic.mean() < 0.8
    composed = published["name"].map(lambda name: unicodedata.normalize("NFC", name))
    assert (composed != published["name"]).sum() > 20


def test_persons_return_and_couples_share_a_telephone(published):
    records = published["person"].value_counts()
    assert (records > 1).sum() > 250
    persons = published.dropna(subset="phone_true").groupby("phone_true")["person"].nunique()
    assert 30 <= (persons == 2).sum() <= crm.COUPLES
    assert persons.max() == 2


def test_the_home_is_a_crowd_that_buys_alike(published):
    sizes = privacy.class_sizes(published, ["birth_decade", "district"])
    large = published[sizes >= 5]
    kinds = large.groupby(["birth_decade", "district"])["category"].nunique()
    alike = kinds.index[kinds == 1].tolist()
    assert alike == [(1930, "W03")]
    home = large[(large["birth_decade"] == 1930) & (large["district"] == "W03")]
    assert set(home["planted"]) == {"home"}
    assert set(home["category"]) == {"hearing"}
    assert home["person"].nunique() == crm.HOME["residents"]


@pytest.fixture(scope="module")
def study(published):
    """Return what lesson 03 lets out: records that may stay, one row a person."""
    due = np.array(privacy.retention_due(published, crm.KEEP_YEARS, crm.EXPORTED))
    withdrew = published["person"].isin(published.loc[due == "withdrawn", "person"])
    columns = ["person", "born", "postcode", "region", "category", "spent"]
    stays = privacy.minimise(
        published[(due == "keep") & ~withdrew], "analysis", {"analysis": columns}, crm.EXPORTED
    )
    assert len(stays) == 1304
    return crm.with_coarse_columns(crm.one_row_a_person(stays))


def test_every_person_is_alone_with_birth_date_sex_and_postcode(published):
    known = ["born", "sex", "postcode"]
    assert privacy.uniqueness(published, known) == pytest.approx(0.883, abs=5e-4)
    people = published.drop_duplicates("person")
    assert len(people) == crm.PEOPLE
    assert privacy.uniqueness(people, known) == 1


@pytest.mark.parametrize(
    ("columns", "everybody", "oldest", "best"),
    [
        (["birth_decade", "district", "spent_band"], 0.606, 0.964, 0.892),
        (["birth_decade", "district"], 0.121, 0.482, 0.169),
        (["birth_decade", "region", "spent_band"], 0.073, 0.494, 0.262),
        (["birth_decade", "region"], 0.005, 0.072, 0.031),
    ],
)
def test_whom_the_files_of_lesson_03_hold_back(study, columns, everybody, oldest, best):
    assert len(study) == 1287
    lost = privacy.class_sizes(study, columns) < 5
    assert lost.mean() == pytest.approx(everybody, abs=6e-4)
    assert lost[study["birth_year"] < 1951].mean() == pytest.approx(oldest, abs=6e-4)
    top = study["spent"] >= study["spent"].quantile(0.95)
    assert lost[top].mean() == pytest.approx(best, abs=6e-4)


def test_the_home_is_still_alike_in_the_file_that_leaves(study):
    known = ["birth_decade", "district"]
    rest = study[privacy.class_sizes(study, known) >= 5]
    kinds = rest.groupby(known)["category"].agg(["size", "nunique", "first"])
    alike = kinds[kinds["nunique"] == 1]
    assert alike["first"].to_dict() == {(1930, "W03"): "hearing", (1990, "W03"): "vitamins"}
    assert alike.loc[(1930, "W03"), "size"] == 5


def test_records_of_one_person_become_one_row():
    records = pd.DataFrame(
        {
            "person": [2, 1, 2],
            "sex": ["f", "m", "f"],
            "phone": [None, "1", "2"],
            "purchases": [1, 2, 3],
            "first_purchase": pd.to_datetime(["2024-05-01", "2023-01-01", "2022-01-01"]),
            "last_purchase": pd.to_datetime(["2024-05-01", "2023-01-01", "2023-01-01"]),
        }
    )
    people = crm.one_row_a_person(records)
    assert people.index.tolist() == [1, 2]
    assert people.loc[2, ["sex", "phone", "purchases"]].tolist() == ["f", "2", 4]
    assert people.loc[2, "first_purchase"].year == 2022
    assert people.loc[2, "last_purchase"].year == 2024


@pytest.mark.parametrize("column", crm.AGREED)
def test_consent_of_one_record_is_never_taken_for_that_of_a_person(published, column):
    with pytest.raises(ValueError, match=column):
        crm.one_row_a_person(published[["person", "spent", column]])


def test_rows_without_a_person_are_refused():
    with pytest.raises(ValueError, match="'person'"):
        crm.one_row_a_person(pd.DataFrame({"spent": [1]}))


def test_those_planted_alone_are_alone(published):
    alone = published[published["planted"] == "alone"]
    assert sorted(alone["postcode"].unique()) == sorted(crm.ALONE)
    assert published["postcode"].isin(crm.ALONE).sum() == len(alone)


def test_dates_are_in_order(published):
    assert (published["first_purchase"] <= published["last_purchase"]).all()
    assert (published["last_purchase"] <= crm.EXPORTED).all()
    withdrawn = published.dropna(subset="consent_withdrawn")
    assert (withdrawn["consent_given"] <= withdrawn["consent_withdrawn"]).all()
    assert (withdrawn["consent_withdrawn"] <= crm.EXPORTED).all()
    assert (published["last_purchase"] == crm.LEAP_DAY).sum() >= crm.LAST_ON_LEAP_DAY


def test_consent_has_its_gaps(published):
    without_purpose = published["purposes"].isna()
    assert published.loc[without_purpose, "consent_given"].isna().all()
    unrecorded = published.loc[~without_purpose, "consent_given"].isna().mean()
    assert 0.06 < unrecorded < 0.10
    named = set(";".join(published["purposes"].dropna()).split(";"))
    assert named == set(crm.KEEP_YEARS)


def test_every_status_of_retention_occurs(published):
    found = privacy.retention_due(published, crm.KEEP_YEARS, crm.EXPORTED)
    assert set(found) == set(privacy.STATUSES)


def test_coarse_columns_follow_from_the_fine_ones(published):
    assert (published["birth_decade"] <= published["birth_year"]).all()
    assert (published["birth_year"] < published["birth_decade"] + 10).all()
    edges = [0, *crm.SPENT_BANDS, np.inf]
    cut = pd.cut(published["spent"], edges, labels=False)
    assert (cut == published["spent_band"]).all()


def test_the_policy_is_numbered_and_speaks_of_no_real_address():
    policy = data.load_shop_policy()
    assert policy["clause"].tolist() == list(range(1, len(policy) + 1))
    addresses = re.findall(r"@([\w.-]+\w)", " ".join(policy["text"]))
    assert len(set(addresses)) == 2
    assert all(address.endswith(".example") for address in addresses)
