"""The shop's export: its shape, its known risks, and that nobody in it can be real."""

import re
import unicodedata

import numpy as np
import pandas as pd
import pytest

from centricity import data
from centricity.models import privacy
from centricity.paths import datasets
from centricity.simulate import crm


@pytest.fixture(scope="module")
def published():
    export = data.load_crm_export()
    truth = pd.read_csv(datasets() / "crm_export_truth.csv", dtype={"phone": str})
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
