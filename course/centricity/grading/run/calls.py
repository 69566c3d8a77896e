"""Call a student's functions in another process, and answer such calls.

A request is ``("cell",)`` when a new cell begins, ``("get", name)``, or ``("call", name,
arguments)``, the arguments encoded by themselves, so that the other side can tell whether the call
changed them. A reply is a tuple
``(what, value, after, out, err)``: `what` says which of the words in `WORDS` it is, `after` holds
the arguments after the call if they changed, `out` and `err` what was printed.

The checker trusts no reply: whatever isn't such a tuple fails the test.
"""

import builtins
import struct

import numpy as np
import pandas as pd

from centricity.grading.run.codec import (
    LARGEST,
    BadBytesError,
    CannotCrossError,
    Named,
    decode,
    encode,
)
from centricity.grading.words import RECORD, Call
from centricity.i18n import _

WORDS = ("value", "raised", "function", "missing", "cannot")
_LENGTH = struct.Struct("<I")


class BrokenOffError(Exception):
    """The student's process ended, or answered with something that is no reply."""


class NoTestValueError(Exception):
    """A student's function returned, or was given, what can't go from process to process."""


def send(connection, value):
    """Send one value through a socket, or raise `CannotCrossError`."""
    data = encode(value)
    connection.sendall(_LENGTH.pack(len(data)) + data)


def receive(connection):
    """Return the next value from a socket, or None if it was closed.

    Raises
    ------
    BadBytesError
        If what comes is no value, or too large.
    """
    head = _exactly(connection, _LENGTH.size)
    if head is None:
        return None
    length = _LENGTH.unpack(head)[0]
    if length > LARGEST:
        raise BadBytesError(f"{length:,} bytes are too many")
    data = _exactly(connection, length)
    return None if data is None else decode(data)


def _exactly(connection, count):
    pieces = bytearray()
    while len(pieces) < count:
        piece = connection.recv(min(count - len(pieces), 1 << 20))
        if not piece:
            return None
        pieces += piece
    return bytes(pieces)


def answer(connection, namespace, printed):
    """Answer calls until the checker closes the connection; runs in the student's process.

    Parameters
    ----------
    connection : socket.socket
    namespace : dict
        The names that the student's cells have made.
    printed : callable
        Returns what was printed to stdout and to stderr since it was last called.
    """
    taken_away = {}
    while (request := receive(connection)) is not None:
        if request[0] == "take away":
            taken_away[request[1]] = namespace.pop(request[1], None)
            what, value, after = "value", None, None
        elif request[0] == "give back":
            namespace[request[1]] = taken_away.pop(request[1], None)
            what, value, after = "value", None, None
        elif request[0] == "cell":
            # In each cell of a notebook, warnings are shown anew.
            namespace.pop("__warningregistry__", None)
            what, value, after = "value", None, None
        elif request[0] == "get":
            what, value, after = *_look_up(namespace, request[1]), None
        else:
            what, value, after = _call(namespace, request[1], request[2])
        out, err = printed()
        try:
            send(connection, (what, value, after, out, err))
        except CannotCrossError as error:
            send(connection, ("cannot", str(error), after, out, err))


def _look_up(namespace, name):
    if name not in namespace:
        return "missing", None
    value = namespace[name]
    return ("function", None) if callable(value) else ("value", value)


def _call(namespace, name, encoded):
    args, kwargs = decode(encoded)
    given = [_own(namespace, one) for one in args]
    named = {key: _own(namespace, one) for key, one in kwargs.items()}
    try:
        what, value = "value", namespace[name](*given, **named)
    except BaseException as error:
        what, value = "raised", error
    try:
        after = encode((args, kwargs))
    except CannotCrossError as error:
        return "cannot", f"an argument that now holds {error}", None
    return what, value, None if after == encoded else after


def _own(namespace, value):
    return namespace[value.name] if type(value) is Named else value


class Remote:
    """The student's process, as the checker sees it.

    Parameters
    ----------
    connection : socket.socket
        To a process that runs `answer`.
    """

    def __init__(self, connection):
        self.connection = connection
        self.out = []
        self.err = []
        self.broken = False

    def begin(self):
        """Say that a new cell begins."""
        RECORD.begin()
        self._ask(("cell",))

    def find(self, name):
        """Return a student's value, or a function that calls the student's; KeyError if none."""
        what, value, _after = self._ask(("get", name))
        if what == "function":
            return Function(self, name)
        if what == "value":
            return value
        if what == "cannot":
            raise NoTestValueError(_("{name} is {value}.").format(name=name, value=value))
        raise KeyError(name)

    def take_away(self, name):
        """Delete a student's name, until it is given back."""
        self._ask(("take away", name))

    def give_back(self, name):
        """Bind a student's name again to what it was bound to."""
        self._ask(("give back", name))

    def call(self, name, args, kwargs):
        """Call a student's function; return or raise what it returns or raises."""
        try:
            encoded = encode(
                ([_named(one) for one in args], {key: _named(one) for key, one in kwargs.items()})
            )
            what, value, after = self._ask(("call", name, encoded))
        except CannotCrossError as error:
            raise NoTestValueError(
                _("The test gives {name} {value}, which can't be sent.").format(
                    name=name, value=error
                )
            ) from None
        if after is not None:
            self._put_back(name, args, kwargs, after)
        done = Call(name, lambda: decode(encoded), changed=after is not None)
        if what == "raised":
            done.error = value
            RECORD.note(done)
            raise value
        if what == "cannot":
            raise NoTestValueError(
                _(
                    "{name} gives back {value}; tests take numbers, texts, lists, dicts, arrays, "
                    "Series and frames."
                ).format(name=name, value=value)
            )
        done.value = value
        RECORD.note(done)
        return value

    def _put_back(self, name, args, kwargs, encoded):
        after_args, after_kwargs = decode(encoded)
        if len(after_args) != len(args) or set(after_kwargs) != set(kwargs):
            raise BrokenOffError
        for before, after in zip(args, after_args, strict=True):
            put_back(before, after)
        for key, before in kwargs.items():
            put_back(before, after_kwargs[key])

    def _ask(self, request):
        try:
            send(self.connection, request)
            reply = receive(self.connection)
            what, value, after, out, err = reply
            if what not in WORDS or type(out) is not str or type(err) is not str:
                raise BrokenOffError
            if what == "raised" and not isinstance(value, Exception):
                raise BrokenOffError
            if not (after is None or type(after) is bytes):
                raise BrokenOffError
        except (OSError, BadBytesError, TypeError, ValueError, BrokenOffError):
            self.broken = True
            raise BrokenOffError(
                _("The code ended Python, or was stopped, before it answered.")
            ) from None
        self.out.append(out)
        self.err.append(err)
        return what, value, after


class Function:
    """A student's function, called in the student's process."""

    def __init__(self, remote, name):
        self._remote = remote
        self.__name__ = name

    def __call__(self, *args, **kwargs):
        return self._remote.call(self.__name__, args, kwargs)


def _named(value):
    return Named(value.__name__) if type(value) is Function else value


def put_back(before, after):
    """Make a mutable value like another, in place, as the call did to its copy.

    Parameters
    ----------
    before : object
        What the test holds.
    after : object
        What it had become in the student's process. Where it has become something that can't be
        put into `before`, a list or array, say, of another kind, `before` stays as it is unless
        its size can change.
    """
    if type(after) is not type(before):
        return
    if type(before) is np.ndarray:
        _put_back_array(before, after)
    elif type(before) in (pd.Series, pd.DataFrame):
        # What pandas' own methods with inplace=True do.
        before._update_inplace(after)
        if type(before) is pd.Series:
            before.name = after.name
    elif type(before) is list:
        for place, one in enumerate(before[: len(after)]):
            after[place] = _kept(one, after[place])
        before[:] = after
    elif type(before) is dict:
        content = {key: _kept(before.get(key), value) for key, value in after.items()}
        before.clear()
        before.update(content)
    elif type(before) is set:
        before.clear()
        before.update(after)
    elif type(before) is tuple:
        for one, new in zip(before, after, strict=False):
            put_back(one, new)


def _kept(before, after):
    """Return the value from before, changed in place, where its kind can be changed so."""
    if type(before) is type(after) and type(before) in _MUTABLE:
        put_back(before, after)
        return before
    return after


_MUTABLE = (np.ndarray, pd.Series, pd.DataFrame, list, dict, set)


def _put_back_array(before, after):
    if before.flags.writeable and (before.dtype, before.shape) == (after.dtype, after.shape):
        before[...] = after


class Names(dict):
    """The names of a hidden test: its own, and, where it has none, the student's.

    Built-in names stay Python's own, whatever the student calls so. A test may delete the name of
    a student's function, to see whether another function leans on it, and bind it again.
    """

    def __init__(self, remote, own):
        super().__init__(own)
        self._remote = remote
        self._taken_away = set()

    def __missing__(self, name):
        if hasattr(builtins, name):
            raise KeyError(name)
        self[name] = found = self._remote.find(name)
        return found

    def __delitem__(self, name):
        if isinstance(self[name], Function):
            self._remote.take_away(name)
            self._taken_away.add(name)
        super().__delitem__(name)

    def __setitem__(self, name, value):
        super().__setitem__(name, value)
        if name in self._taken_away and isinstance(value, Function):
            self._taken_away.remove(name)
            self._remote.give_back(name)
