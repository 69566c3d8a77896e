"""The words of a failed hidden test: which call of the learner's was tried, and what came of it.

Whoever lets a learner's function run in another process notes each call in `RECORD`; no hidden
test has to take care. Without such a record, in plain nbgrader, the words are the test's own.
"""

import ast
from dataclasses import dataclass

import numpy as np
import pandas as pd

from centricity.i18n import _

LONGEST = 400
LONGEST_CALL = 150
LONGEST_VALUE = 60
FEW = 4


@dataclass
class Call:
    """One call of a learner's function.

    Parameters
    ----------
    name : str
        The function.
    arguments : callable
        Returns the positional arguments and those by name, as they were before the call.
    value : object
        What it returned.
    error : Exception, optional
        What it raised.
    changed : bool
        Whether an argument was another one afterwards.
    """

    name: str
    arguments: object
    value: object = None
    error: Exception | None = None
    changed: bool = False

    def __str__(self):
        args, kwargs = self.arguments()
        shown = [*map(show, args), *(f"{key}={show(one)}" for key, one in kwargs.items())]
        return f"{self.name}({cut(', '.join(shown), LONGEST_CALL)})"


class Record:
    """The calls of a learner's functions in one cell of hidden tests: the last, and what changed.

    Examples
    --------
    >>> record = Record()
    >>> error = ZeroDivisionError("division by zero")
    >>> record.note(Call("clv", lambda: ((80, 1.0), {"discount": 0}), error=error))
    >>> record.words_of(error, "")
    'clv(80, 1, discount=0) raised ZeroDivisionError: division by zero.'
    >>> record.note(Call("clv", lambda: ((80, 0.7), {})))
    >>> record.words_of(TypeError("no number"), "")
    'clv(80, 0.7) returned None, with which the test could not go on (TypeError: no number).'
    """

    def __init__(self):
        self.begin()

    def begin(self):
        """Forget everything: a new cell begins."""
        self.last = None
        self.first_change = None

    def note(self, call):
        """Keep a call that ended."""
        self.last = call
        if call.changed and self.first_change is None:
            self.first_change = call

    def words_of(self, error, code):
        """Return the words with which a cell of hidden tests failed.

        Parameters
        ----------
        error : Exception
            What the tests raised.
        code : str
            The tests, compiled with the file name ``<hidden tests>``.

        Returns
        -------
        str
            At most 400 characters. A check's own words; else the case that the test's line names,
            the call and what it raised or returned. A changed input is said first.
        """
        words = self._words_of(error, case_of(error, code))
        if self.first_change is not None:
            change = _("{call} changed its input; work on a copy.").format(call=self.first_change)
            words = _("{change} What came after: {words}").format(change=change, words=words)
        return cut(words, LONGEST)

    def _words_of(self, error, case):
        raised = _error_words(error)
        if self.last is not None and self.last.error is error:
            words = _("{call} raised {error}.").format(call=self.last, error=raised)
        elif isinstance(error, AssertionError):
            return message_of(error)
        elif self.last is not None:
            words = _(
                "{call} returned {value}, with which the test could not go on ({error})."
            ).format(call=self.last, value=show(self.last.value), error=raised)
        else:
            words = _("the test could not go on ({error}).").format(error=raised)
        return f"{case}: {words}" if case else words


RECORD = Record()


def case_of(error, code):
    """Return the clause that says what was checked where an error came up; empty if none does.

    It is the third argument of the check, ``expect.close(clv(80, 1, 0), 9, "no discount")``, in
    which the error came up before the check itself began.
    """
    frame, place = _innermost(error)
    if frame is None:
        return ""
    for check in _checks_around(code, place):
        clause = check.args[2] if len(check.args) > 2 else None
        if clause is not None and not any(isinstance(one, ast.Call) for one in ast.walk(clause)):
            try:
                expression = compile(ast.Expression(clause), "<clause>", "eval")
                return str(eval(expression, frame.f_globals, frame.f_locals))
            except Exception:
                return ""
    return ""


def _innermost(error):
    """Return the last frame of the hidden tests that an error went through, and the place in it."""
    found = None, None
    traceback = error.__traceback__
    while traceback:
        if traceback.tb_frame.f_code.co_filename == "<hidden tests>":
            positions = list(traceback.tb_frame.f_code.co_positions())
            found = traceback.tb_frame, positions[traceback.tb_lasti // 2]
        traceback = traceback.tb_next
    return found


def _checks_around(code, place):
    """Yield the calls of `expect` that a place in the code lies in."""
    line, last_line, column, last_column = place
    if None in place:
        return
    for node in ast.walk(ast.parse(code)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "expect"
            and (node.lineno, node.col_offset) <= (line, column)
            and (last_line, last_column) <= (node.end_lineno, node.end_col_offset)
        ):
            yield node


def _error_words(error):
    words = cut(" ".join(message_of(error).split()), 120).rstrip(".")
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def message_of(error):
    """Return the message of an exception, whatever its type makes of it."""
    try:
        return str(error)
    except Exception:
        return ""


def show(value):
    """Return a value as a sentence can hold it: short, on one line, and no frame in full.

    Examples
    --------
    >>> show(np.float64(0.1) + 0.2), show(np.array([1, 2, 3])), show("shop")
    ('0.3', 'array([1, 2, 3])', "'shop'")
    >>> show(list(range(100)))
    '[0, 1, 2, 3, ...] (100 values)'
    >>> show(pd.DataFrame({"id": [1, 2], "spend": [3.0, 4.0]}))
    "a frame of 2 rows with the columns 'id', 'spend'"
    """
    try:
        return cut(_shown(value), LONGEST_VALUE if not _is_frame(value) else LONGEST_CALL)
    except Exception:
        return _("what it returned")


def _is_frame(value):
    return type(value) in (pd.DataFrame, pd.Series)


def _shown(value):
    kind = type(value)
    if isinstance(value, np.generic) or kind is float:
        return number(value) if isinstance(value, float | np.floating) else repr(value.item())
    if kind is pd.DataFrame:
        columns = ", ".join(repr(str(one)) for one in value.columns[:FEW])
        more = ", ..." if len(value.columns) > FEW else ""
        return _("a frame of {rows} rows with the columns {columns}").format(
            rows=len(value), columns=columns + more
        )
    if kind is pd.Series:
        return _("a Series {values}").format(values=_listed(value.tolist(), "[", "]"))
    if kind is np.ndarray:
        if value.ndim == 1:
            return _listed(value.tolist(), "array([", "])")
        return _("an array of shape {shape}").format(shape=value.shape)
    if kind in (list, tuple):
        opening, closing = ("[", "]") if kind is list else ("(", ",)" if len(value) == 1 else ")")
        return _listed(value, opening, closing)
    if kind is dict:
        pairs = [f"{show(key)}: {show(one)}" for key, one in list(value.items())[:FEW]]
        return "{" + ", ".join(pairs) + (", ...}" if len(value) > FEW else "}")
    name = getattr(value, "name", None)
    if kind.__name__ in ("Named", "Function", "function"):
        return str(name or value.__name__)
    return " ".join(repr(value).split())


def _listed(values, opening, closing):
    if len(values) <= 2 * FEW:
        return opening + ", ".join(map(show, values)) + closing
    shown = opening + ", ".join(map(show, values[:FEW])) + ", ..." + closing
    return _("{shown} ({count} values)").format(shown=shown, count=len(values))


def number(value):
    """Return a number in up to ten digits.

    Examples
    --------
    >>> number(2.0), number(1 / 3), number(float("nan"))
    ('2', '0.3333333333', 'nan')
    """
    return f"{float(value):.10g}"


def cut(text, most):
    """Return text of at most so many characters."""
    return text if len(text) <= most else f"{text[: most - 3]}..."
