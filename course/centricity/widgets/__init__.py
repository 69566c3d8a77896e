"""The simulators. Each is a class: controls, `compute()` without a screen, and a view."""

from centricity.widgets.leaky_bucket import LeakyBucket
from centricity.widgets.quarter_line import QuarterLine
from centricity.widgets.start_button import StartButton
from centricity.widgets.three_firms import ThreeFirms

__all__ = ["LeakyBucket", "QuarterLine", "StartButton", "ThreeFirms"]
