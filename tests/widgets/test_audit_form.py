"""The audit as a form: answers are kept, files survive, and the profile says what it can't."""

import numpy as np
import pandas as pd
import pytest

from centricity import audit_store
from centricity.models import audit
from centricity.widgets import AuditForm


def filled(place="Front desk", version="staff", answer=4):
    form = AuditForm()
    form.place.value, form.version.value = place, version
    for one in form.answers.values():
        one.value = answer
    return form


def test_answers_are_kept_and_the_form_is_emptied():
    form = filled()
    form.button.click()
    kept = audit_store.load()
    assert kept[["place", "version"]].to_numpy().tolist() == [["Front desk", "staff"]]
    assert kept[audit.items().index].eq(4).all(axis=None)
    assert all(one.value is None for one in form.answers.values())
    assert "Kept in" in form.status.value


def test_patients_see_their_version_and_answer_only_that():
    form = filled(version="patients")
    shown = [item for item, row in form._rows.items() if row.layout.display == "flex"]
    assert shown == [f"q{number:02}" for number in range(1, 13)]
    assert form._headings["internal"].layout.display == "none"
    form.save()
    assert audit_store.load().loc[0, "q13":].isna().all()


def test_the_profile_counts_reversed_items_and_gives_an_interval_from_two_on():
    filled(answer=5).save()
    form = filled(answer=5)
    form.save()
    # 8 of 12 items and 6 of 8 at 5; the others turn into 1.
    profile = form.profile().set_index(["scale", "version"])
    assert profile.loc[("external", "staff"), "mean"] == pytest.approx((8 * 5 + 4) / 12)
    assert profile.loc[("internal", "staff"), "mean"] == pytest.approx((6 * 5 + 2) / 8)
    assert profile["respondents"].tolist() == [2, 0, 2]
    assert profile.loc[("external", "staff"), "low"] == profile.loc[("external", "staff"), "mean"]
    one = filled(place="Elsewhere")
    one.save()
    assert np.isnan(one.profile()["low"]).all()


def test_a_dozen_complete_answers_tell_how_far_the_items_hang_together():
    # Each gives one answer throughout; turned, the reversed items say the opposite of the others.
    for answer in [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1]:
        audit_store.add("Desk", "staff", dict.fromkeys(audit.items().index, answer))
    assert AuditForm().profile()["alpha"].isna().all()
    audit_store.add("Desk", "staff", dict.fromkeys(audit.items().index, 2))
    form = AuditForm()
    # Sum of 12 equal variances over that of 8 items less 4: 12 / 16. Of 6 less 2: 8 / 16.
    alphas = form.profile()["alpha"].tolist()
    assert alphas == pytest.approx(
        [12 / 11 * (1 - 12 / 16), np.nan, 8 / 7 * (1 - 8 / 16)], nan_ok=True
    )
    assert "alpha of 0.27" in form.status.value
    assert "alpha of 0.57" in form.status.value


def test_the_words_state_the_limits():
    form = filled()
    assert "No answers of your own yet" in form.status.value
    form.save()
    assert "never validated" in form.status.value


def test_nothing_answered_and_no_place_are_said_and_nothing_is_written():
    form = filled(answer=None)
    form.save()
    assert "Nothing is answered yet" in form.status.value
    form = filled(place="  ")
    form.save()
    assert "Name the place" in form.status.value
    assert form.answers["q01"].value == 4
    assert not audit_store.path().exists()


@pytest.mark.parametrize("text", ["", "day,place\n1,2\n", "\0\xff", None])
def test_a_file_that_is_no_audit_is_set_aside_and_never_deleted(text):
    filled().save()
    path = audit_store.path()
    broken = path.read_text().replace(",4", ",9") if text is None else text
    path.write_text(broken, encoding="latin-1")
    assert audit_store.load().empty
    aside = path.with_name("orientation_audit.set-aside-1.csv")
    assert aside.read_text(encoding="latin-1") == broken
    filled().save()
    assert len(audit_store.load()) == 1


def test_a_crash_while_writing_leaves_the_old_file_whole(monkeypatch):
    filled().save()
    before = audit_store.path().read_bytes()

    def crash(self, path, **_options):
        path.write_text("half a fi")
        raise OSError(28, "No space left on device")

    form = filled()
    monkeypatch.setattr(pd.DataFrame, "to_csv", crash)
    form.save()
    assert "could not be kept" in form.status.value
    assert form.answers["q01"].value == 4
    assert audit_store.path().read_bytes() == before


def test_places_with_odd_names_come_back_as_they_were():
    for place in ("NA", 'Desk "B", ground floor', "Приёмная"):
        filled(place=place).save()
    assert audit_store.load()["place"].tolist() == ["NA", 'Desk "B", ground floor', "Приёмная"]


def test_falls_back_to_a_still_picture_with_words():
    found, metadata = AuditForm()._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in found
    assert metadata["image/png"]["alt"] == found["text/plain"]
