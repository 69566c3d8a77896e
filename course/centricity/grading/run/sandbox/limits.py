"""How much a student's code may use."""

import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

MEGABYTE = 1_000_000
# One process alone is to meet its own limit first, and with it a MemoryError, not its end.
SLACK = 300


@dataclass(frozen=True)
class Limits:
    """What one submission may use, all its processes together where the system can count so.

    Parameters
    ----------
    cell_seconds : float
        For one cell.
    notebook_seconds : float
        For a whole notebook.
    memory : int
        In megabytes, beyond what Python and the libraries need.
    processes : int
        How many at a time, threads included.
    file : int
        The size of one file, in megabytes.
    output : int
        What the cells of a notebook may show, in megabytes.
    """

    cell_seconds: float = 30
    notebook_seconds: float = 300
    memory: int = 2000
    processes: int = 64
    file: int = 50
    output: int = 20

    def as_message(self):
        """Return the limits as plain values."""
        return asdict(self)

    def apply(self):
        """Hold this process, and each that comes of it, to the limits."""
        import resource

        seconds = int(self.notebook_seconds) + 5
        for kind, value in (
            (resource.RLIMIT_AS, _used() + self.memory * MEGABYTE),
            (resource.RLIMIT_NPROC, self.processes),
            (resource.RLIMIT_FSIZE, self.file * MEGABYTE),
            (resource.RLIMIT_NOFILE, 256),
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_CORE, 0),
        ):
            highest = resource.getrlimit(kind)[1]
            if highest != resource.RLIM_INFINITY:
                value = min(value, highest)
            # macOS knows no limit to the memory of a process.
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (value, value))


def _used():
    """Return the size of this process's address space, in bytes."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        return pages * os.sysconf("SC_PAGESIZE")
    except (OSError, ValueError):
        return 1000 * MEGABYTE


class MemoryGroup:
    """A control group for each slot, that limits the memory of all processes in it.

    Parameters
    ----------
    folder : int
        A file descriptor of the folder in which groups are made.
    version : int
        1 or 2, of control groups.
    """

    def __init__(self, folder, version):
        self.folder = folder
        self.version = version

    @classmethod
    def find(cls):
        """Return a group in which this process may make others, or None."""
        for path, version in _places():
            place = path / f"centricity-{os.getpid()}"
            try:
                for old in path.glob("centricity-*"):
                    _remove_if_abandoned(old)
                place.mkdir()
                if version == 2:
                    (place / "cgroup.subtree_control").write_text("+memory")
                return cls(os.open(place, os.O_RDONLY | os.O_DIRECTORY), version)
            except OSError:
                continue
        return None

    def make(self, slot, megabytes):
        """Make the group of a slot, or set the limit of the one that is there."""
        with suppress(FileExistsError):
            os.mkdir(f"s{slot}", dir_fd=self.folder)
        limit = str((megabytes + SLACK) * MEGABYTE)
        if self.version == 2:
            self._write(f"s{slot}/memory.max", limit)
            with suppress(OSError):
                self._write(f"s{slot}/memory.swap.max", "0")
        else:
            self._write(f"s{slot}/memory.limit_in_bytes", limit)

    def enter(self, slot):
        """Put this process into the group of a slot."""
        self._write(f"s{slot}/cgroup.procs", "0")

    def _write(self, name, text):
        descriptor = os.open(name, os.O_WRONLY, dir_fd=self.folder)
        try:
            os.write(descriptor, text.encode())
        finally:
            os.close(descriptor)


def _remove_if_abandoned(place):
    """Remove the groups of a run that was killed. Another run's may be empty just now."""
    if Path("/proc", place.name.rpartition("-")[2]).exists():
        return
    with suppress(OSError):
        for part in place.iterdir():
            if part.is_dir():
                part.rmdir()
        place.rmdir()


def _places():
    """Yield folders in which groups with a limit of memory may perhaps be made."""
    try:
        lines = Path("/proc/self/cgroup").read_text().splitlines()
    except OSError:
        return
    for line in lines:
        _number, controllers, path = line.split(":", 2)
        if "memory" in controllers.split(","):
            yield Path("/sys/fs/cgroup/memory") / path.lstrip("/"), 1
        elif not controllers:
            # Beside our own group: one that holds processes can't hand its controllers on.
            parent = Path("/sys/fs/cgroup") / path.lstrip("/")
            control = parent.parent / "cgroup.subtree_control"
            if control.is_file() and "memory" in control.read_text().split():
                yield parent.parent, 2
