"""What a cell shows, kept as a notebook keeps it."""

import os
import sys
from io import TextIOBase

from jupyter_client.session import Session

KINDS = {"display_data", "execute_result", "error"}
MOST_TEXT = 1_000_000


class Recorder(Session):
    """Takes the messages that IPython would send to a notebook, and makes outputs of them."""

    def __init__(self, most):
        super().__init__()
        self.most = most
        self.outputs = []
        self.size = 0
        self.clear_next = False

    def send(self, _stream, msg_or_type, content=None, *_more, **_options):
        """Take a message of Jupyter's, as `Session.send` does."""
        if not isinstance(msg_or_type, str):
            msg_or_type, content = msg_or_type["msg_type"], msg_or_type["content"]
        if msg_or_type == "clear_output":
            self._clear(content.get("wait", False))
        elif msg_or_type == "update_display_data":
            self._update(content)
        elif msg_or_type in KINDS:
            kept = {key: value for key, value in content.items() if key != "transient"}
            display = content.get("transient", {}).get("display_id")
            self._add({"output_type": msg_or_type, **kept}, display)

    def write(self, name, text):
        """Take text that was printed, to the stream of a name."""
        last = self.outputs[-1][0] if self.outputs else {}
        room = MOST_TEXT - len(last.get("text", ""))
        if last.get("name") == name and not self.clear_next:
            if room > 0:
                last["text"] += text[:room]
                self.size += len(text[:room])
        else:
            self._add({"output_type": "stream", "name": name, "text": text[:MOST_TEXT]}, None)

    def take(self):
        """Return the outputs since last time."""
        taken = [output for output, _display in self.outputs]
        self.outputs = []
        self.clear_next = False
        return taken

    def _add(self, output, display):
        if self.clear_next:
            self._clear(wait=False)
        self.size += _size(output)
        if self.size <= self.most:
            self.outputs.append((output, display))

    def _clear(self, wait):
        self.clear_next = wait
        if not wait:
            self.outputs = []

    def _update(self, content):
        display = content.get("transient", {}).get("display_id")
        for output, shown in self.outputs:
            if display is not None and shown == display:
                output["data"], output["metadata"] = content["data"], content["metadata"]


def _size(value):
    if isinstance(value, dict):
        return sum(map(_size, value.values()))
    if isinstance(value, list):
        return sum(map(_size, value))
    return len(value) if isinstance(value, str) else 8


class Stream(TextIOBase):
    """Standard output or standard error of a notebook."""

    encoding = "utf-8"

    def __init__(self, recorder, name, descriptor):
        self.recorder = recorder
        self.name = f"<{name}>"
        self._stream = name
        self._descriptor = descriptor

    def write(self, text):
        """Keep text, in the order in which it came."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if text:
            self.recorder.write(self._stream, text)
        return len(text)

    def writable(self):
        """Return True."""
        return True

    def fileno(self):
        """Return the descriptor that programs started from here write to."""
        return self._descriptor


class Programs:
    """What programs and libraries write past Python, to descriptors 1 and 2."""

    def __init__(self, recorder):
        self.recorder = recorder
        self.files = {}
        for number, name in ((1, "stdout"), (2, "stderr")):
            descriptor = os.memfd_create(name) if hasattr(os, "memfd_create") else _temporary()
            os.dup2(descriptor, number)
            os.close(descriptor)
            self.files[number] = name

    def collect(self):
        """Move what was written into the recorder."""
        for number, name in self.files.items():
            length = os.lseek(number, 0, os.SEEK_END)
            if length:
                text = os.pread(number, MOST_TEXT, 0).decode(errors="replace")
                os.ftruncate(number, 0)
                os.lseek(number, 0, os.SEEK_SET)
                self.recorder.write(name, text)


def _temporary():
    import tempfile

    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


def connect(recorder):
    """Let everything that Python prints go to a recorder, and return the `Programs`."""
    programs = Programs(recorder)
    sys.stdout = Stream(recorder, "stdout", 1)
    sys.stderr = Stream(recorder, "stderr", 2)
    return programs
