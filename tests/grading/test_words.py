"""The words of a failed hidden test say what was tried, whatever the learner's function did."""

import numpy as np
import pandas as pd
import pytest

from centricity.grading import words as wording
from centricity.grading.run.calls import answer
from centricity.grading.run.checker.judge import check
from tests.grading.test_remote import connected

LEARNER = """
def clv(margin, retention=0.5, discount=0):
    return margin / (1 + discount - retention)


def least(frame):
    return frame["spend"].min() if len(frame) else frame["spend"].iloc[0]


def spoil(values):
    values.sort()
    return values[0]


def nothing(x):
    return None


def own_words(x):
    raise ValueError("retention must lie between 0 and 1" + "!" * 1000)


def asserts(x):
    assert x > 1


def later(x):
    raise NotImplementedError
"""


def serve(connection):
    namespace = {}
    exec(LEARNER, namespace)
    answer(connection, namespace, lambda: ("", ""))


def message(tests):
    """Return the name and the words of the error that hidden tests end in."""
    head = "def hidden_tests():\n    import numpy as np\n    import pandas as pd\n"
    head += "    from centricity.grading import expect\n"
    code = head + "".join(f"    {line}\n" for line in tests.splitlines()) + "hidden_tests()\n"
    with connected(serve) as connection:
        outputs, _fit = check(code, "", connection, 5)
    return outputs[0]["ename"], outputs[0]["evalue"]


@pytest.mark.parametrize(
    ("tests", "words"),
    [
        (
            'expect.close(clv(80, 1, discount=0), np.inf, "a customer who never leaves")',
            "a customer who never leaves: clv(80, 1, discount=0) raised ZeroDivisionError: "
            "division by zero.",
        ),
        (
            'for day in (3, 4):\n    expect.equal(own_words(day)[0], 1, f"day {day}")',
            "day 3: own_words(3) raised ValueError: retention must lie between 0 and 1!!!",
        ),
        (
            'found = clv("a")\nexpect.close(found, 1, "a text")',
            "clv('a') raised TypeError: unsupported operand",
        ),
        (
            'expect.close(\n    least(pd.DataFrame({"spend": [], "id": []})),\n    0,\n'
            '    "a frame without rows",\n)',
            "a frame without rows: least(a frame of 0 rows with the columns 'spend', 'id') raised "
            "IndexError: ",
        ),
        (
            'expect.close([nothing(1)["poster"]], [1], "the shares")',
            "the shares: nothing(1) returned None, with which the test could not go on "
            "(TypeError: 'NoneType' object",
        ),
        (
            'expect.close(asserts(np.int64(1)), 1, "one")',
            "one: asserts(1) raised AssertionError",
        ),
        (
            'expect.raises(ValueError, lambda: clv(80, -3), "a bad target", "retention")',
            "a bad target: clv(80, -3) returned 20, and a ValueError is expected.",
        ),
        (
            'expect.raises(ValueError, lambda: clv(80, 1), "too high", "retention")',
            "too high: clv(80, 1) raised ZeroDivisionError, and a ValueError is expected.",
        ),
        (
            'given = [3, 1, 2]\nexpect.close(spoil(given), 1, "a list")\n'
            'expect.close(given[0], 3, "the first")',
            "spoil([3, 1, 2]) changed its input; work on a copy. What came after: the first: 1 is "
            "not the right value.",
        ),
        ('expect.close(clv(1), 1, "a clv")', "a clv: 2 is not the right value."),
    ],
)
def test_every_failure_says_what_was_tried(tests, words):
    name, said = message(tests)
    assert name == "AssertionError"
    assert said.startswith(words)
    assert len(said) <= wording.LONGEST


def test_an_answer_that_is_not_there_yet_stays_so():
    assert message('expect.close(later(1), 1, "later")')[0] == "NotImplementedError"


def test_a_cell_forgets_what_the_one_before_it_changed():
    with connected(serve) as connection:
        check("spoil([2, 1])", "", connection, 5)
        outputs, _fit = check("assert clv(1) == 1, 'no'", "", connection, 5)
    assert outputs[0]["evalue"] == "no"


def test_without_a_record_the_words_are_the_tests_own():
    record = wording.Record()
    assert record.words_of(KeyError("a"), "") == "the test could not go on (KeyError: 'a')."
    assert record.words_of(AssertionError("a sum: 3"), "") == "a sum: 3"


@pytest.mark.parametrize(
    "value",
    [
        "x" * 1000,
        [*range(10_000)],
        np.zeros((100, 100)),
        pd.Series(range(1000)),
        pd.DataFrame({f"column {n}": [1] for n in range(100)}),
        {f"key {n}": [*range(100)] for n in range(100)},
        ("a\nb",),
        lambda: 0,
    ],
)
def test_a_value_is_shown_on_one_short_line(value):
    assert "\n" not in wording.show(value)
    assert len(wording.show(value)) <= wording.LONGEST_CALL
