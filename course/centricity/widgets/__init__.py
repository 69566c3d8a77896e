"""The simulators. Each is a class: controls, `compute()` without a screen, and a view."""

from centricity.widgets.audit_form import AuditForm
from centricity.widgets.chain import Chain
from centricity.widgets.crowd import Crowd
from centricity.widgets.halo import Halo
from centricity.widgets.leaky_bucket import LeakyBucket
from centricity.widgets.mix import Mix
from centricity.widgets.quarter_line import QuarterLine
from centricity.widgets.red_line import RedLine
from centricity.widgets.said_and_done import SaidAndDone
from centricity.widgets.sorting import Sorting
from centricity.widgets.start_button import StartButton
from centricity.widgets.still_there import StillThere
from centricity.widgets.two_policies import TwoPolicies
from centricity.widgets.two_raters import TwoRaters
from centricity.widgets.window import Window

__all__ = [
    "AuditForm",
    "Chain",
    "Crowd",
    "Halo",
    "LeakyBucket",
    "Mix",
    "QuarterLine",
    "RedLine",
    "SaidAndDone",
    "Sorting",
    "StartButton",
    "StillThere",
    "TwoPolicies",
    "TwoRaters",
    "Window",
]
