"""Hints on assignment 12."""

from centricity.i18n import _

HINTS = {
    "customer_equity": (
        _("What is one person worth? Then: what happens to people whose firm is missing?"),
        _("Give the missing firms a name before you group; groupby leaves missing keys out."),
        _(
            "Check discount, retention and margin; value = m * r / (1 + d - r); "
            "value.groupby(firm.fillna('nobody')).sum()."
        ),
    ),
    "allocate": (
        _("Do the example by hand: first the floors, then the rest. Who is next?"),
        _("Go through the different gains from the largest down to those above 1, not the rows."),
        _(
            "For each gain: space = room - spent of its segments; everybody gets the same share "
            "of his space, min(1, left / sum of space); take it from what is left."
        ),
    ),
    "policy": (
        _("Begin with a house policy's shares. Which lever does it leave at zero?"),
        _(
            "Fixed shares of cash can do. What have you learned about data and feedback, even "
            "where everybody gets the same service?"
        ),
        _(
            "Look for shares that come near the best policy in all six markets, not first in "
            "one; round down to whole crowns, and mind the NaN of quarter 1."
        ),
    ),
    "regret_table": (
        _("What is the best equity with one seed in one scenario? How far is each policy from it?"),
        _("A row for each scenario and seed, a column for each policy; then means by scenario."),
        _(
            "pivot; divide by the row's maximum and subtract from 1; groupby scenario, mean; "
            "table.loc['worst'] = table.max(). Look for gaps and duplicates first."
        ),
    ),
    "board_choice": (
        _("Which scenarios can happen at all? Only these may veto."),
        _("Means by policy and scenario first: one table of equity, one of satisfaction."),
        _(
            "For each policy in alphabetical order: passes the veto everywhere? Then its expected "
            "equity; keep it if it is larger than the best so far."
        ),
    ),
    "declaration_to_kpi": (
        _("When is a value missing? Write down the four ways."),
        _("NaN is the only value that differs from itself. 0 is not missing."),
        _(
            "Build the list of missing names first. Then pace, if none of base, target, start and "
            "due is in it; then the sentence, if the list is empty."
        ),
    ),
    "sensitivity": (
        _("For each run: which assumptions differ from the base?"),
        _("Count them. 0 is the base case, 1 tells about one assumption, 2 or more about none."),
        _(
            "A frame of truths, runs[name] != base[name]; its row sums; for each name the minimum "
            "and maximum of its own runs and the base case."
        ),
    ),
}
