"""The simulators. Each is a class: controls, `compute()` without a screen, and a view."""

from centricity.widgets.halo import Halo
from centricity.widgets.crowd import Crowd
from centricity.widgets.leaky_bucket import LeakyBucket
from centricity.widgets.mix import Mix
from centricity.widgets.quarter_line import QuarterLine
from centricity.widgets.said_and_done import SaidAndDone
from centricity.widgets.start_button import StartButton
from centricity.widgets.still_there import StillThere

__all__ = ["Halo", "LeakyBucket", "QuarterLine", "SaidAndDone", "StartButton"]
__all__ = ["Crowd", "LeakyBucket", "QuarterLine", "StartButton"]
from centricity.widgets.sorting import Sorting
from centricity.widgets.start_button import StartButton
from centricity.widgets.window import Window

__all__ = ["LeakyBucket", "QuarterLine", "Sorting", "StartButton"]
__all__ = ["LeakyBucket", "QuarterLine", "StartButton", "StillThere"]
__all__ = ["LeakyBucket", "Mix", "QuarterLine", "StartButton", "Window"]
from centricity.widgets.two_policies import TwoPolicies
from centricity.widgets.two_raters import TwoRaters

__all__ = ["LeakyBucket", "QuarterLine", "StartButton", "TwoPolicies", "TwoRaters"]
