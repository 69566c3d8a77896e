"""Hints on assignment 03."""

from centricity.i18n import _

HINTS = {
    "normalise_phone": (
        _("Take the rules one after the other. Which part of the text do you need for rule 2?"),
        _(
            "Cut off the extension first, then keep two things: whether + or 00 stands in front, "
            "and the digits. The rest is counting digits."
        ),
        _(
            "re.split(r'[^\\W\\d_]|#', text)[0] is what stands before the first letter or #, and "
            "re.sub('[^0-9]', '', number) its digits: 11 with code 7, 8 to 15 with another, 10 at "
            "home without."
        ),
    ),
    "pseudonymise": (
        _("Which texts should get the same token? Bring them into one form before anything else."),
        _(
            "Check the key before you look at the values. Then one token after the other, and None "
            "where pd.isna says so."
        ),
        _(
            "text = unicodedata.normalize('NFC', value).strip().casefold(); the token is "
            "hmac.new(key, text.encode(), 'sha256').hexdigest()[:16]."
        ),
    ),
    "k_anonymity": (
        _("How large is each group? And which groups does groupby leave out when you let it?"),
        _("groupby drops missing values unless told otherwise, and it can't group by no column."),
        _("records.groupby(columns, dropna=False).size().min(), after the three special cases."),
    ),
    "l_diversity": (
        _("Two questions in one: which groups are there, and how many values has each?"),
        _("nunique counts distinct values. Does it count a missing one?"),
        _(
            "records.groupby(columns, dropna=False)[sensitive].nunique(dropna=False).min(); "
            "without columns, nunique of the whole column."
        ),
    ),
    "files_that_may_leave": (
        _("For one file, mark each record that is held back. What is the mean of these marks?"),
        _(
            "Groups are made over all regions; the share lost is counted in each region. The worst "
            "region decides."
        ),
        _(
            "sizes = records.groupby(columns, dropna=False)['region'].transform('size'); then "
            "(sizes < k).groupby(records['region']).mean().max() <= at_most."
        ),
    ),
    "retention_due": (
        _("The order of the questions decides. Which one do you ask first?"),
        _("A comparison with a missing date is False, which is just what you need here."),
        _(
            "last + pd.DateOffset(years=years), with the longest period among "
            "purposes.split(';'); it is expired if that day <= today."
        ),
    ),
    "minimise": (
        _("Two masks for the rows, one list for the columns."),
        _("'offers' in 'no offers please' is True. Split the purposes before you look."),
        _(
            "alive = (given <= today) & ~(withdrawn <= today); "
            "records.loc[alive & wanted, needs[purpose]].copy()."
        ),
    ),
}
