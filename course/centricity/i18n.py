"""Translation of every string that a learner sees."""

import gettext
from pathlib import Path

_catalogue = gettext.translation("centricity", Path(__file__).parent / "locale", fallback=True)
_ = _catalogue.gettext
ngettext = _catalogue.ngettext
