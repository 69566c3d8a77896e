"""Faults put into the reference solutions are caught by the hidden tests."""

import pytest

from tests.proving.attempts import assignments
from tests.proving.code import explained
from tests.proving.mutants import mutants_of, uncaught

SAMPLE = 4


@pytest.mark.slow
@pytest.mark.parametrize("assignment", assignments())
def test_few_mutants_are_explained_away_and_a_sample_of_the_others_is_caught(assignment):
    names = {str(mutant) for mutant in mutants_of(assignment)}
    assert explained(assignment) <= names
    assert len(explained(assignment)) <= 0.05 * len(names)
    mutants = [one for one in mutants_of(assignment) if str(one) not in explained(assignment)]
    sample = mutants[:: max(1, len(mutants) // SAMPLE)]
    survivors, _late = uncaught(assignment, sample)
    assert [str(mutant) for mutant in survivors] == []
