"""A student's function in another process feels like one in ours, and cannot be believed."""

import os
import socket
import struct
from contextlib import contextmanager

import numpy as np
import pandas as pd
import pytest

from centricity.grading import expect
from centricity.grading.run.calls import (
    BrokenOffError,
    Names,
    NoTestValueError,
    Remote,
    answer,
    put_back,
)
from centricity.grading.run.checker.judge import check
from centricity.grading.run.codec import encode

STUDENT = """
import numpy as np
import warnings

rate = 0.25
sum = "not Python's"


class Odd(float):
    pass


def double(x):
    return 2 * x


def quadruple(x):
    return double(double(x))


def spoil_array(a):
    a[0] = 99


def spoil_list(rows):
    rows.append(4)
    rows[0]["k"] = 5


def spoil_frame(frame):
    frame["new"] = 1
    frame.loc[3] = [9, 9]


def spoil_with(values):
    values.append(double)


def refuse(x):
    raise ValueError(f"x is {x}")


def leave():
    raise SystemExit


def noisy():
    return 1 / np.zeros(1)


def says(text):
    print(text)


def odd():
    return Odd(1)


def use(function, x):
    return function(x)
"""


@contextmanager
def connected(serve):
    """Run a function in a forked process, and yield a connection to it."""
    mine, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        mine.close()
        try:
            serve(theirs)
        finally:
            os._exit(0)
    theirs.close()
    try:
        yield mine
    finally:
        mine.close()
        os.waitpid(pid, 0)


def honest(connection):
    namespace = {}
    exec(STUDENT, namespace)
    answer(connection, namespace, lambda: ("", ""))


@pytest.fixture
def names():
    with connected(honest) as connection:
        yield Names(Remote(connection), {})


def test_values_and_functions_are_found_by_name(names):
    assert names["rate"] == 0.25
    assert names["double"](21) == 42
    assert names["double"](x="a") == "aa"
    with pytest.raises(KeyError):
        names["nothing"]


def test_built_in_names_stay_pythons_own(names):
    assert eval("sum([1, 2])", names) == 3


def test_a_name_that_is_nowhere_is_a_name_error(names):
    with pytest.raises(NameError, match="nothing"):
        eval("nothing(1)", names)


def test_names_are_found_inside_functions_too(names):
    exec("def test():\n    return [double(x) for x in (1, 2)]", names)
    assert names["test"]() == [2, 4]


def test_a_test_can_take_a_function_away_and_give_it_back(names):
    exec("kept = double\ndel double", names)
    with pytest.raises(NameError, match="double"):
        eval("quadruple(1)", names)
    with pytest.raises(KeyError):
        names["double"]
    exec("double = kept", names)
    assert eval("quadruple(1)", names) == 4


def test_exceptions_come_back(names):
    with pytest.raises(ValueError, match=r"^x is 3$"):
        names["refuse"](3)
    with pytest.raises(Exception, match="SystemExit"):
        names["leave"]()


def test_a_changed_array_shows(names):
    array = np.arange(3)
    view = array[:2]
    names["spoil_array"](array)
    assert array.tolist() == [99, 1, 2]
    assert view.tolist() == [99, 1]
    with pytest.raises(AssertionError, match="changed its input"):
        expect.unchanged(np.arange(3), array, "the array")


def test_a_changed_list_shows_in_the_same_objects(names):
    inner = {"k": 1}
    rows = [inner]
    names["spoil_list"](rows)
    assert rows == [{"k": 5}, 4]
    assert inner == {"k": 5}


def test_a_changed_frame_shows(names):
    frame = pd.DataFrame({"a": [1, 2, 3]})
    names["spoil_frame"](frame=frame)
    assert frame.to_dict("list") == {"a": [1, 2, 3, 9], "new": [1, 1, 1, 9]}


def test_what_stays_as_it_was_stays_the_same_object(names):
    array = np.arange(3.0)
    kept = array.copy()
    names["double"](array)
    expect.unchanged(kept, array, "the array")


def test_what_cannot_be_sent_fails_with_its_type(names):
    with pytest.raises(NoTestValueError, match="odd gives back a value of type Odd"):
        names["odd"]()
    with pytest.raises(NoTestValueError, match="double a value of type function"):
        names["double"](lambda: 1)
    with pytest.raises(NoTestValueError, match="now holds a value of type function"):
        names["spoil_with"]([])


def test_a_students_function_can_be_given_to_another(names):
    assert names["use"](names["double"], 4) == 8


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({1, 2}, {3}),
        ({"a": 1, "b": 2}, {"b": 3, "c": 4}),
        ([1, 2, 3], []),
        ([1], [1, 2, 3]),
        (([1], {"a": 1}), ([2], {"a": 3})),
        (pd.Series([1.0, 2.0]), pd.Series([1.0], index=[5], name="n")),
    ],
    ids=repr,
)
def test_put_back_makes_a_value_like_another(before, after):
    put_back(before, after)
    assert repr(before) == repr(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [(np.arange(3), np.arange(4)), (np.arange(3), [1]), (5, 6), ("a", "b")],
    ids=repr,
)
def test_put_back_leaves_alone_what_it_cannot_change(before, after):
    shown = repr(before)
    put_back(before, after)
    assert repr(before) == shown


def frame_of(data):
    return struct.pack("<I", len(data)) + data


FORGED = {
    "nothing": b"",
    "half a length": b"\x05",
    "too long": struct.pack("<I", 2**31),
    "no value": frame_of(b"QQQQ"),
    "no tuple": frame_of(encode(5)),
    "too short": frame_of(encode(("value", 1))),
    "an unknown word": frame_of(encode(("passed", 1, None, "", ""))),
    "no words": frame_of(encode(("value", 1, None, 5, ""))),
    "raising no exception": frame_of(encode(("raised", 5, None, "", ""))),
    "arguments that are none": frame_of(encode(("value", 1, [1], "", ""))),
}


@pytest.mark.parametrize("reply", FORGED.values(), ids=FORGED)
def test_a_forged_reply_fails_the_test(reply):
    def liar(connection):
        connection.recv(1 << 16)
        connection.sendall(reply)

    with connected(liar) as connection, pytest.raises(BrokenOffError):
        Remote(connection).call("double", (1,), {})


def test_forged_arguments_fail_the_test():
    def liar(connection):
        connection.recv(1 << 16)
        connection.sendall(frame_of(encode(("value", 1, encode(([], {})), "", ""))))

    with connected(liar) as connection, pytest.raises(BrokenOffError):
        Remote(connection).call("double", (1,), {})


def outputs_of(code, setup="", seconds=20):
    with connected(honest) as connection:
        return check(code, setup, connection, seconds)


def test_hidden_tests_that_pass_show_nothing():
    assert outputs_of("def t():\n    assert double(2) == 4\n\nt()") == ([], True)


def test_a_failed_check_is_an_error_in_its_own_words():
    (error,), fit = outputs_of("assert double(2) == 5, 'twice two'")
    assert (error["ename"], error["evalue"]) == ("AssertionError", "twice two")
    assert error["traceback"] == ["AssertionError: twice two (line 1 of the hidden tests)"]
    assert fit


def test_a_function_that_is_missing_is_a_name_error():
    (error,), _fit = outputs_of("triple(2)")
    assert error["evalue"] == "name 'triple' is not defined"


def test_what_a_test_prints_or_gives_is_shown():
    outputs, _fit = outputs_of("import sys\nprint('a')\nprint('b', file=sys.stderr)\n0.5")
    assert [one["output_type"] for one in outputs] == ["stream", "stream", "execute_result"]
    assert [one.get("name") for one in outputs[:2]] == ["stdout", "stderr"]
    assert outputs[2]["data"] == {"text/plain": "0.5"}


def test_import_statements_of_the_assignment_are_there():
    assert outputs_of("assert np.double(2) == double(np.double(1))", "import numpy as np")[0] == []


def test_a_test_without_end_is_stopped_even_where_it_catches_everything():
    code = "while True:\n    try:\n        double(1)\n    except Exception:\n        pass"
    (error,), fit = outputs_of(code, seconds=0.3)
    assert error["ename"] == "CellTimeoutError"
    assert not fit
