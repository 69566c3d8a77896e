"""The simulators. Each is a class: controls, `compute()` without a screen, and a view."""

from centricity.widgets.centre_of_gravity import CentreOfGravity
from centricity.widgets.leaky_bucket import LeakyBucket
from centricity.widgets.quarter_line import QuarterLine
from centricity.widgets.start_button import StartButton
from centricity.widgets.still_there import StillThere

__all__ = ["CentreOfGravity", "LeakyBucket", "QuarterLine", "StartButton", "StillThere"]
