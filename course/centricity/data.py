"""Load the course's data. A notebook never needs to know where the files are."""

import hashlib

import pandas as pd

from centricity.i18n import _
from centricity.paths import datasets


def load_campaign():
    """Load a randomised trial of a call before renewal (a constructed world).

    Returns
    -------
    pandas.DataFrame
        6,000 rows, one a member: ``member``, ``clinic``, ``years`` (in the plan), ``visits`` and
        ``complaints`` (last year), ``score`` (the firm's guess of the risk to leave, 0 to 100),
        ``called`` (by lot) and ``renewed`` (0 or 1). `datasets/DATASHEETS.md` says how it was made.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_campaign()["called"].sum()
    np.int64(3000)
    """
    return _load("campaign.csv")


def load_campaign_truth():
    """Load what `load_campaign` was drawn from: known here and nowhere else.

    Returns
    -------
    pandas.DataFrame
        6,000 rows, one a member, in the order of `load_campaign`: ``member``, ``clinic``,
        ``years``, ``visits``, ``complaints``, ``risk`` (the true chance to leave without a call)
        and ``effect`` (by how much the call raises the chance to stay).

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> round(load_campaign_truth()["effect"].mean(), 4)
    np.float64(0.0439)
    """
    return _load("campaign_truth.csv")


def load_care_plan():
    """Load the renewals of Veretta's yearly care plan, clinic by clinic (a constructed world).

    Returns
    -------
    pandas.DataFrame
        24 rows, 8 clinics by 3 years: ``clinic`` (str), ``year`` (1 to 3), ``due`` (members whose
        plan came up for renewal), ``renewed`` (those who renewed) and ``margin`` (crowns a member
        and year, after the cost of care). `datasets/DATASHEETS.md` says how it was made.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_care_plan().groupby("year")["due"].sum().tolist()
    [8893, 9229, 9597]
    """
    return _load("care_plan.csv")


def load_cdnow_master():
    """Load every purchase of CDNOW's customers of early 1997 (real data, an online music shop).

    Returns
    -------
    pandas.DataFrame
        69,659 rows in the order of the source: ``customer`` (int, 1 to 23,570), ``date``
        (datetime), ``cds`` (number of discs) and ``amount`` (US dollars). 255 rows are exact
        duplicates, 80 amounts are zero; nothing was corrected. `datasets/DATASHEETS.md` tells
        where it comes from.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> purchases = load_cdnow_master()
    >>> len(purchases), purchases["customer"].nunique()
    (69659, 23570)
    """
    return _load("cdnow_master.csv", parse_dates=["date"])


def load_cdnow_sample():
    """Load the purchases of every tenth CDNOW customer, the sample that the literature uses.

    Returns
    -------
    pandas.DataFrame
        6,919 rows, 2,357 customers: the columns of `load_cdnow_master`, and ``in_sample``, the
        customer's number from 1 to 2,357.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> purchases = load_cdnow_sample()
    >>> len(purchases), len(purchases.drop_duplicates(["customer", "date"]))
    (6919, 6696)
    """
    return _load("cdnow_sample.csv", parse_dates=["date"])


def load_claim_links():
    """Load who repeats whom: the links between the claims of `load_claims`.

    Returns
    -------
    pandas.DataFrame
        One row a link: ``claim`` (id), ``repeats`` (the id it takes its content from), ``basis``
        (``"stated"`` if the text itself points there, ``"named"`` if it says who and not where,
        ``"inferred"`` if the link is our reading) and ``changed`` (what became different on the
        way).

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> links = load_claim_links()
    >>> links.loc[links["claim"] == "trade-80", "repeats"].tolist()
    ['salesforce-2018', 'zendesk-2020']
    """
    return _load("claim_links.csv")


def load_claims():
    """Load the claim register: every figure that the course takes from a source, and whose it is.

    Returns
    -------
    pandas.DataFrame
        One row a claim, indexed by ``id`` (such as ``"trade-80"``): ``topic``, ``claim`` (in our
        words), ``said_by``, ``year`` and ``n`` (whole numbers, missing where unknown),
        ``measured``, ``design``, ``own_data`` (bool: does the source report observations of its
        own?), ``mark`` (how well we checked), ``verdict`` (ours), ``figures`` (the numbers as
        printed, separated by semicolons) and ``seen`` (what we read). Rows marked
        ``"constructed"`` belong to Veretta. `datasets/DATASHEETS.md` says more.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> claims = load_claims()
    >>> int(claims.loc["salesforce-2018", "n"])
    6723
    """
    return _load(
        "claims.csv",
        index_col="id",
        dtype={"year": "Int64", "n": "Int64"},
        true_values=["yes"],
        false_values=["no"],
    )


def load_complaints():
    """Load half a year's complaints of Veretta's patients, and their answers (a constructed world).

    Returns
    -------
    pandas.DataFrame
        664 rows in the order received: ``complaint`` (1, 2, ...), ``clinic``, ``received`` and
        ``answered`` (datetimes; ``answered`` is missing where no answer had gone out by
        31 December 2025, the last day observed). `datasets/DATASHEETS.md` says how it was made.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> log = load_complaints()
    >>> len(log), int(log["answered"].isna().sum())
    (664, 69)
    """
    return _load("complaints.csv", parse_dates=["received", "answered"])


def load_crm_export():
    """Load the customer export of Veretta's web shop (a constructed world; nobody in it exists).

    Returns
    -------
    pandas.DataFrame
        5,000 records of 4,700 persons. Who it is: ``record`` (int), ``name``, ``phone`` (as
        typed), ``email``, ``card``, ``sex``, ``born`` (datetime), ``postcode``, ``region``. What
        they did: ``category`` (what they buy most), ``purchases``, ``spent`` (crowns),
        ``first_purchase``, ``last_purchase``. What they agreed to: ``purposes`` (joined by
        ``;``), ``consent_given``, ``consent_withdrawn``. Phones, e-mails, cards, purposes and
        consent may be missing. `datasets/DATASHEETS.md` says how it was made.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> export = load_crm_export()
    >>> export.shape
    (5000, 17)
    >>> export["phone"].head(2).tolist()
    ['8-200-853-15-05 ext. 72', '+7(200)008-12-63 доб. 520']
    """
    dates = ["born", "first_purchase", "last_purchase", "consent_given", "consent_withdrawn"]
    return _load("crm_export.csv", parse_dates=dates)


def load_crm_export_truth():
    """Load who stands behind each record of the export of Veretta's web shop.

    Returns
    -------
    pandas.DataFrame
        5,000 rows. ``record``, ``person`` (1 to 4,700), ``phone`` (in one form, or missing) and
        ``planted`` (home, alone or none).

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_crm_export_truth()["person"].nunique()
    4700
    """
    return _load("crm_export_truth.csv", dtype={"phone": str})


def load_definitions():
    """Load statements on the two ideas by 34 voices, each coded twice.

    Returns
    -------
    pandas.DataFrame
        48 rows. ``id``, ``word`` (orientation, centricity or both), ``author``, ``year`` (missing
        where undated), ``source``, ``language`` of the original, ``mark`` (primary, secondary or
        unverified), ``statement`` in our words; and for each of ``level``, ``locus``,
        ``beneficiary`` and ``universality`` two codes, ``_a`` and ``_b``. The code book is in
        `datasets/DATASHEETS.md`.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_definitions()["mark"].value_counts().to_dict()
    {'primary': 35, 'secondary': 11, 'unverified': 2}
    """
    return _load("definitions.csv", dtype={"year": "Int64"})


def load_employers():
    """Load the ledger of Veretta's sixty employers, three years (a constructed world).

    Returns
    -------
    pandas.DataFrame
        180 rows, 60 employers by 3 years: ``employer`` and ``sector`` (str), ``median_age`` (of
        the staff), ``year`` (1 to 3), ``covered`` (employees), ``visits``, ``revenue`` and
        ``margin`` (crowns; a loss is negative), ``complaints`` and ``contract_ends`` (the last
        year of the contract that runs then). `datasets/DATASHEETS.md` says how it was made.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_employers().groupby("year")["covered"].sum().tolist()
    [7326, 8296, 6431]
    """
    return _load("employers.csv")


def load_employers_truth():
    """Load what no ledger shows: the lasting size, growth and margin of each employer.

    Returns
    -------
    pandas.DataFrame
        60 rows: ``employer``, ``sector``, ``median_age``, ``lasting_covered`` (employees in an
        ordinary first year), ``growth`` (a factor a year), ``lasting_margin`` (crowns per
        employee and year) and ``complaint_rate`` (per 100 employees and year).

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> int((load_employers_truth()["lasting_margin"] < 0).sum())
    5
    """
    return _load("employers_truth.csv")


def load_joiners():
    """Load one year's new members of Veretta's care plan by offer (a constructed world).

    Returns
    -------
    pandas.DataFrame
        28 rows, 4 offers by 7 years: ``offer`` (how they joined), ``year`` (0 to 6; 0 is the day
        of joining) and ``members`` (those of them still there). `datasets/DATASHEETS.md` says how
        it was made.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> joined = load_joiners().query("year == 0")
    >>> dict(zip(joined["offer"], joined["members"]))
    {'at reception': 1400, 'gift voucher': 700, 'health fair': 900, 'trial offer': 1600}
    """
    return _load("joiners.csv")


def load_mystery_visits():
    """Load the mystery visits to Veretta's receptions (a constructed world).

    Returns
    -------
    pandas.DataFrame
        96 rows, two visits of each of 6 shoppers to each of 8 sites: ``visit``, ``site``,
        ``shopper``, ``wait`` (minutes), ten columns of 0 and 1 for what was met, and ``score``
        (per cent of the ten).

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_mystery_visits().groupby(["site", "shopper"]).size().unique().tolist()
    [2]
    """
    return _load("mystery_visits.csv")


def load_mystery_visits_truth():
    """Load the true quality of the receptions of `load_mystery_visits`, which no firm would know.

    Returns
    -------
    pandas.DataFrame
        8 rows: ``site``, ``quality`` (log-odds that an ordinary item is met) and ``mean_wait``
        (minutes).

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> len(load_mystery_visits_truth())
    8
    """
    return _load("mystery_visits_truth.csv")


def load_orientation_audit():
    """Load the audit of orientation at Veretta's clinics (a constructed world).

    Returns
    -------
    pandas.DataFrame
        384 rows, one a respondent: ``clinic``, ``version`` (``"staff"`` or ``"patients"``),
        ``respondent`` (counted within clinic and version) and ``q01`` to ``q20`` (1 to 5, or
        missing). `centricity.models.audit.items` holds the words of the items.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_orientation_audit()["version"].value_counts().to_dict()
    {'patients': 240, 'staff': 144}
    """
    return _load("orientation_audit.csv")


def load_orientation_audit_truth():
    """Load the true levels behind `load_orientation_audit`, which no firm would know.

    Returns
    -------
    pandas.DataFrame
        8 rows: ``clinic``, ``external`` and ``internal`` (1 to 5), and ``bonus`` (True where staff
        are paid a bonus on sales).

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_orientation_audit_truth().query("bonus")["clinic"].tolist()
    ['Market Square', 'Station']
    """
    return _load("orientation_audit_truth.csv")


def load_paid_visits():
    """Load the visits of Veretta's new patients who pay by the visit (a constructed world).

    Returns
    -------
    pandas.DataFrame
        6,088 rows, one a visit, in order of date: ``patient`` (int, 1 to 1,200) and ``date``
        (datetime, in 2024 and 2025). Everybody's first visit is in the first 13 weeks.
        `datasets/DATASHEETS.md` says how it was made.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> visits = load_paid_visits()
    >>> len(visits), visits["patient"].nunique()
    (6088, 1200)
    """
    return _load("paid_visits.csv", parse_dates=["date"])


def load_paid_visits_truth():
    """Load what no clinic knows: who of the patients of `load_paid_visits` left, and when.

    Returns
    -------
    pandas.DataFrame
        1,200 rows: ``patient``, ``first`` (date of the first visit), ``visits_a_year`` (as long
        as somebody is a patient) and ``left`` (date; missing for whoever stayed to the end).

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> truth = load_paid_visits_truth()
    >>> int(truth["left"].isna().sum())
    457
    """
    return _load("paid_visits_truth.csv", parse_dates=["first", "left"])


def load_paths():
    """Load the touches of people on their way to the care plan, as a tool would count them.

    Returns
    -------
    pandas.DataFrame
        One row a path: ``path`` (channels in the order of their touch, ``"poster > search"``),
        ``conversions`` (people who took it and joined) and ``nulls`` (who took it and didn't). A
        constructed world; `datasets/DATASHEETS.md` says how it was made.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_paths()["path"].head(2).tolist()
    ['search', 'poster']
    """
    return _load("paths.csv")


def load_paths_truth():
    """Load how many members each channel of `load_paths` truly added: known here and nowhere else.

    Returns
    -------
    pandas.DataFrame
        5 rows: ``channel`` and ``added``.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_paths_truth().set_index("channel")["added"]["search"]
    np.float64(0.0)
    """
    return _load("paths_truth.csv")


def load_reception_codes():
    """Load what two observers wrote down at Veretta's reception desks (a constructed world).

    Returns
    -------
    pandas.DataFrame
        480 rows, 60 conversations at each of 8 clinics: ``clinic``, ``conversation`` (1 to 60),
        ``first`` and ``second`` (``"yes"`` where that observer found that the receptionist started
        from the patient's need, else ``"no"``; missing where the observer couldn't hear).

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_reception_codes()["clinic"].nunique()
    8
    """
    return _load("reception_codes.csv")


def load_renewal_survey():
    """Load what Veretta's members said about renewing, and what they did (a constructed world).

    Returns
    -------
    pandas.DataFrame
        8 rows, one a clinic: ``clinic``, ``asked`` (members), ``answer_1`` to ``answer_5`` (how
        many gave that answer to "Will you renew?", 5 for "surely"), ``renewed``, and
        ``renewed_after_yes`` (those of them who had answered 4 or 5).

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_renewal_survey()[["asked", "renewed"]].sum().tolist()
    [1460, 1113]
    """
    return _load("renewal_survey.csv")


def load_segment_survival():
    """Load the published survival of two customer segments over twelve years.

    Returns
    -------
    pandas.DataFrame
        26 rows: ``segment`` ("High End" or "Regular"), ``year`` (0 to 12) and ``survival`` (per
        cent of the segment's 1,000 customers still there). From Fader and Hardie (2007), table 1;
        `datasets/DATASHEETS.md` tells how they reached us.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_segment_survival().query("year == 12")["survival"].tolist()
    [39.4, 17.3]
    """
    return _load("segment_survival.csv")


def load_shop_policy():
    """Load the privacy policy of Veretta's web shop: an invented text with faults to be found.

    Returns
    -------
    pandas.DataFrame
        One row a clause: ``clause`` (int), ``heading`` and ``text``.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_shop_policy()["heading"].head(3).tolist()
    ['Terms', 'What we collect', 'Cookies']
    """
    return _load("shop_policy.csv")


def load_studio_players():
    """Load the players of two invented studios, one of which answers (a constructed world).

    Returns
    -------
    pandas.DataFrame
        4,000 rows: ``player``, ``studio`` (Lanternfish answers, Quillback doesn't), ``paid``
        (crowns in 180 days), ``messages``, ``first_message`` (day; missing without one),
        ``answer_days`` (from message to answer; missing without one), ``last_day`` (of play) and
        ``stopped`` (bool; False: still playing on day 180).

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_studio_players()["studio"].value_counts().to_dict()
    {'Lanternfish': 2000, 'Quillback': 2000}
    """
    return _load("studio_players.csv")


def load_studio_players_truth():
    """Load what no studio knows about the players of `load_studio_players`.

    Returns
    -------
    pandas.DataFrame
        4,000 rows: ``player``, ``attachment`` (mean 0) and ``stopped_unanswered`` (bool; whether
        the player would have stopped by day 180 if nobody had answered).

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_studio_players_truth().columns.tolist()
    ['player', 'attachment', 'stopped_unanswered']
    """
    return _load("studio_players_truth.csv")


def load_subscriptions():
    """Load the members who pay Veretta's care plan by the month (a constructed world).

    Returns
    -------
    pandas.DataFrame
        5,280 rows in the order of joining: ``member`` (1, 2, ...), ``channel`` (``"reception"`` or
        ``"web offer"``), ``joined`` and ``stopped`` (datetime; ``stopped`` is missing for who was
        still a member on 31 December 2025, the last day observed). `datasets/DATASHEETS.md` says
        how it was made.

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> members = load_subscriptions()
    >>> len(members), int(members["stopped"].isna().sum())
    (5280, 3576)
    """
    return _load("subscriptions.csv", parse_dates=["joined", "stopped"])


def load_survey_waves():
    """Load two waves of a survey among Veretta's patients (a constructed world).

    Returns
    -------
    pandas.DataFrame
        3,200 rows: ``member``, ``group`` (care plan, employer or single visits), ``wave_1`` and
        ``wave_2`` (the answers, 0 to 10; missing where somebody didn't answer).

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> load_survey_waves()[["wave_1", "wave_2"]].count().tolist()
    [814, 1069]
    """
    return _load("survey_waves.csv")


def load_survey_waves_truth():
    """Load what everybody would have answered in `load_survey_waves`, in either wave.

    Returns
    -------
    pandas.DataFrame
        3,200 rows: ``member``, ``group``, ``true_score`` (0 to 10), ``answers_1`` and
        ``answers_2`` (the chance to answer in each wave).

    Raises
    ------
    FileNotFoundError, ValueError
        If the file is missing, or is not the one that was published.

    Examples
    --------
    >>> int(load_survey_waves_truth()["true_score"].max())
    10
    """
    return _load("survey_waves_truth.csv")


def _load(name, **options):
    path = datasets() / name
    expected = checksums().get(name, _("unknown"))
    if not path.is_file():
        raise FileNotFoundError(
            _("The data file datasets/{name} is missing; its SHA-256 is {expected}. {mend}").format(
                name=name, expected=expected, mend=_mend(name)
            )
        )
    found = hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
    if found != expected:
        raise ValueError(
            _(
                "The data file datasets/{name} was changed: its SHA-256 is {found}, and the "
                "published one's is {expected}. {mend}"
            ).format(name=name, found=found, expected=expected, mend=_mend(name))
        )
    return pd.read_csv(path, **options)


def _mend(name):
    return _(
        "Get it back with: git checkout -- datasets/{name} (or, if your copy came as an archive, "
        "unpack that again)"
    ).format(name=name)


def checksums():
    """Return the published SHA-256 of every data file, by name."""
    path = datasets() / "CHECKSUMS"
    if not path.is_file():
        raise FileNotFoundError(
            _("The list datasets/CHECKSUMS is missing. {mend}").format(mend=_mend("CHECKSUMS"))
        )
    lines = path.read_text().splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}
