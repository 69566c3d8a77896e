"""A proof depends on the code of an assignment, and on no word of its prose."""

from types import SimpleNamespace

import pytest

from tests.proving.code import loaders, modules, without_prose

CODE = '''"""What it is for."""
import math  # needed


def area(radius):
    """Return it.

    Of a circle.
    """
    # Not a string:
    text = "# not a comment"

    return math.pi * radius**2, text
'''


def cells(code):
    return [SimpleNamespace(source=code)]


@pytest.mark.parametrize(
    ("said", "otherwise"),
    [
        ("Of a circle.", "Of any circle,\n    of course."),
        ("  # needed", ""),
        ("# Not a string:", "# Below is a string:\n\n"),
        ('"""What it is for."""\n', ""),
    ],
)
def test_words_change_nothing(said, otherwise):
    assert without_prose(CODE.replace(said, otherwise)) == without_prose(CODE)


@pytest.mark.parametrize(
    ("code", "otherwise"),
    [("radius**2", "radius**3"), ("# not a comment", "# not a remark"), ("math.pi", "3.14")],
)
def test_code_changes_it(code, otherwise):
    assert without_prose(CODE.replace(code, otherwise)) != without_prose(CODE)


def test_modules_are_followed_to_those_they_import():
    found = modules(cells("from centricity.models import bdw\nfrom centricity import plots"))
    assert {"centricity.models.bdw", "centricity.models.sbg", "centricity.models.inputs"} <= found
    assert "centricity.plots" not in found
    assert "centricity.models.clv" not in found


def test_data_count_by_the_loaders_that_are_imported():
    assert loaders(cells("from centricity.data import load_joiners")) == {"load_joiners"}
