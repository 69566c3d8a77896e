"""Hints on assignment 01."""

from centricity.i18n import _

HINTS = {
    "code_matrix": (
        _("Draw the table for the example by hand. Which unit doesn't appear in it, and why?"),
        _(
            "Begin with a table of zeros that has every label of the code book. Then go through "
            "the pairs, one by one, and add 1 in the right cell."
        ),
        _(
            "Compare the lengths, then pd.DataFrame(0, index=labels, columns=labels), and "
            "table.loc[one, other] += 1 for each pair without a gap. pd.isna knows None and NaN."
        ),
    ),
    "percent_agreement": (
        _(
            "Three slips to look for: units left open are counted among those that agree, they are "
            "counted in what you divide by, or no unit is left at all."
        ),
        _("Make the list of pairs that both coded first. The rest is a mean over that list."),
        _(
            "sum(one == other for one, other in pairs) / len(pairs), and NaN if there are no "
            "pairs. Turn the inputs into lists, or two Series will be matched by index."
        ),
    ),
    "cohen_kappa": (
        _("For the example: in which share does each coder say yes, and in which no?"),
        _(
            "Chance agreement is a sum over codes of two shares multiplied. Both shares are taken "
            "among the units that both coded, and a code that only one used adds nothing."
        ),
        _(
            "chance += first.count(code) / n * second.count(code) / n over the set of codes; then "
            "(observed - chance) / (1 - chance). When do you divide by zero?"
        ),
    ),
    "filter_definitions": (
        _("Do it with pandas for one column and one value. What changes with a list of values?"),
        _(
            "Make every wanted value a list, so that there is one case. A row must pass all "
            "columns: and, not or. Look the columns up before you filter."
        ),
        _(
            "fits &= definitions[column].isin(values) & definitions[column].notna(), starting "
            "from a Series of True; at the end reset_index(drop=True)."
        ),
    ),
    "clinics_to_revisit": (
        _("What does nan < 0.4 give in Python? And what should the rule do there?"),
        _("One kappa for each clinic, two reasons for a second visit."),
        _(
            "Go through codes.groupby('clinic'), compute cohen_kappa of the two columns, and keep "
            "the clinic if np.isnan(kappa) or kappa < least. Sort the list."
        ),
    ),
    "jaccard_overlaps": (
        _("How many different firms stand on the two lists of the example together?"),
        _(
            "Turn each list into a set of plain names first. Sets forget order and repetition by "
            "themselves."
        ),
        _(
            "unicodedata.normalize('NFC', name).strip().casefold() for every name; then "
            "len(one & other) / len(one | other), unless nothing stands below the line."
        ),
    ),
    "kappa_under_prevalence": (
        _("Work the example out on paper: what is m when p is one half?"),
        _("Compute the agreement, then m, then chance. Only the last step divides."),
        _(
            "np.where works out both branches, so divide by 1 where chance is 1, or put "
            "np.errstate around it. Check 0 <= value <= 1 in a way that NaN fails too."
        ),
    ),
}
