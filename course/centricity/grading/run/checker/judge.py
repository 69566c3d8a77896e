"""Run the hidden tests of one cell against a student's process."""

import ast
import io
import signal
from contextlib import contextmanager, redirect_stderr, redirect_stdout

from centricity.grading.run.calls import BrokenOffError, Names, NoTestValueError, Remote
from centricity.grading.run.wire import OUT_OF_TIME
from centricity.grading.words import RECORD, message_of
from centricity.i18n import _

LONGEST_MESSAGE = 10_000


class OutOfTime(BaseException):
    """The tests took too long. No test's ``except Exception`` may catch it."""


def check(code, setup, connection, seconds):
    """Run hidden tests, and return the outputs that belong under their cell.

    Parameters
    ----------
    code : str
        The hidden tests.
    setup : str
        Import statements of the assignment's own cells, which the tests may lean on.
    connection : socket.socket
        To a process that runs `centricity.grading.run.calls.answer`.
    seconds : float
        How long they may take.

    Returns
    -------
    list of dict
        Outputs as in a notebook. The tests passed where none is an error, and none is of stderr.
    bool
        Whether the connection can serve for another cell.
    """
    remote = Remote(connection)
    out, err = io.StringIO(), io.StringIO()
    failure, value, fit = None, None, True
    with redirect_stdout(out), redirect_stderr(err), _time_limit(seconds):
        try:
            remote.begin()
            names = Names(remote, {"__name__": "__main__"})
            exec(compile(setup, "<setup>", "exec"), names)
            value = _run(code, names)
        except OutOfTime:
            words = _("The test took longer than {seconds:g} seconds.").format(seconds=seconds)
            failure, fit = _error(OUT_OF_TIME, words, None), False
        except BaseException as error:
            failure = _error(*_words(error, code), _line(error))
    printed = [
        _stream("stdout", out.getvalue() + "".join(remote.out)),
        _stream("stderr", err.getvalue() + "".join(remote.err)),
    ]
    outputs = [one for one in (failure, *printed, value) if one]
    return outputs, fit and not remote.broken


@contextmanager
def _time_limit(seconds):
    def stop(_signal, _frame):
        raise OutOfTime

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _run(code, names):
    """Run code as a cell is run, and return the output of its last expression, if it has any."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<hidden tests>", "exec"), names)
    if last is None:
        return None
    value = eval(compile(ast.Expression(last.value), "<hidden tests>", "eval"), names)
    if value is None:
        return None
    return {
        "output_type": "execute_result",
        "data": {"text/plain": repr(value)},
        "metadata": {},
        "execution_count": None,
    }


def _stream(name, text):
    return {"output_type": "stream", "name": name, "text": text} if text else None


def _error(name, message, line):
    place = "" if line is None else _(" (line {line} of the hidden tests)").format(line=line)
    return {
        "output_type": "error",
        "ename": name,
        "evalue": message,
        "traceback": [f"{name}: {message}{place}"],
    }


def _words(error, code):
    """Return the name that a failure goes by, and its words.

    What a learner's function raised, or what a test could not go on with, is said as by a check.
    """
    if isinstance(error, NotImplementedError | NameError | BrokenOffError) or not isinstance(
        error, Exception
    ):
        return type(error).__name__, message_of(error)[:LONGEST_MESSAGE]
    if isinstance(error, NoTestValueError):
        return AssertionError.__name__, message_of(error)[:LONGEST_MESSAGE]
    return AssertionError.__name__, RECORD.words_of(error, code)


def _line(error):
    """Return the first line of the hidden tests' function that an error went through."""
    lines = []
    traceback = error.__traceback__
    while traceback:
        if traceback.tb_frame.f_code.co_filename == "<hidden tests>":
            lines.append(traceback.tb_lineno)
        traceback = traceback.tb_next
    return lines[-1] if lines else None
