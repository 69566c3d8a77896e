"""The simulators. Each is a class: controls, `compute()` without a screen, and a view."""

from centricity.widgets.audit_form import AuditForm
from centricity.widgets.centre_of_gravity import CentreOfGravity
from centricity.widgets.chain import Chain
from centricity.widgets.closing_the_loop import ClosingTheLoop
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
from centricity.widgets.three_firms import ThreeFirms
from centricity.widgets.two_policies import TwoPolicies
from centricity.widgets.two_raters import TwoRaters
from centricity.widgets.waves import Waves
from centricity.widgets.whom_to_call import WhomToCall
from centricity.widgets.window import Window

__all__ = [
    "AuditForm",
    "CentreOfGravity",
    "Chain",
    "ClosingTheLoop",
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
    "ThreeFirms",
    "TwoPolicies",
    "TwoRaters",
    "Waves",
    "WhomToCall",
    "Window",
]
