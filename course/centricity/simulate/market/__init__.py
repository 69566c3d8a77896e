"""The market of the last lesson: four firms, nine quarters, one set of customers.

A constructed world: nothing in it was estimated from a real market. Its parameters are a design,
chosen so that each of the three house policies wins somewhere, and none of the three everywhere;
`course/instructor/12_three_firms.md` tells how they were chosen and what was rejected.
"""

from centricity.simulate.market.codes import league, verify
from centricity.simulate.market.debriefing import debrief
from centricity.simulate.market.decisions import Decision
from centricity.simulate.market.game import Game, house_results, run_policy
from centricity.simulate.market.more_policies import (
    EVERY,
    LEARNING,
    MIXED,
    SERVED_EQUALLY,
    WITH_DATA,
)
from centricity.simulate.market.plans import plan_of
from centricity.simulate.market.policies import HOUSE
from centricity.simulate.market.scenarios import SCENARIOS, Scenario
from centricity.simulate.market.study import study, winners
from centricity.simulate.market.unknown import UNKNOWN
from centricity.simulate.market.view import Rival, View

__all__ = [
    "EVERY",
    "HOUSE",
    "LEARNING",
    "MIXED",
    "SCENARIOS",
    "SERVED_EQUALLY",
    "UNKNOWN",
    "WITH_DATA",
    "Decision",
    "Game",
    "Rival",
    "Scenario",
    "View",
    "debrief",
    "house_results",
    "league",
    "plan_of",
    "run_policy",
    "study",
    "verify",
    "winners",
]
