"""Make a root folder with the system, Python and a view of the course in it, and nothing else."""

import os
import shutil
import sys
from pathlib import Path

from centricity.grading.run.sandbox import linux
from centricity.grading.run.sandbox.view import make_view

COURSE = Path("/course")
HOME = Path("/student")
# Inside the new root: no folder of the machine's own.
FONTS = Path("/tmp/matplotlib")
USER = 1000
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store")
SETTINGS = (
    "ld.so.cache",
    "ld.so.conf",
    "ld.so.conf.d",
    "localtime",
    "alternatives",
    "ssl/openssl.cnf",
)
DEVICES = ("null", "zero", "full", "random", "urandom")
ROOT_USER = "root:x:0:0::/:/bin/sh\n"
STUDENT = "student:x:{uid}:{uid}::/student:/bin/sh\n"


def enter(spec):
    """Leave everything behind but the system, Python and the view of the course.

    Afterwards this process is the first in process, mount, network, IPC and host-name namespaces
    of its own, with an own root folder that is still writable.

    Parameters
    ----------
    spec : dict
        ``scratch`` (an empty folder to build in), ``package``, ``datasets``, ``closed`` (as for
        `make_view`), ``hidden`` (folders that must not be seen), ``privileged`` (whether to do
        without a user namespace), ``first_user`` and ``slots`` (which say what users students'
        processes will be), ``fonts`` (lists of fonts to copy).
    """
    outside = os.geteuid(), os.getegid()
    spaces = linux.CLONE_NEWNS | linux.CLONE_NEWNET | linux.CLONE_NEWIPC
    spaces |= linux.CLONE_NEWUTS | linux.CLONE_NEWPID
    if spec["privileged"]:
        linux.unshare(spaces)
    else:
        linux.unshare(spaces | linux.CLONE_NEWUSER)
        linux.map_user(0, outside)
    linux.forget_mounts_of_others()
    root = Path(spec["scratch"])
    linux.mount("centricity", root, "tmpfs", linux.MS_NOSUID | linux.MS_NODEV, "mode=755,size=256m")
    _furnish(root, spec)
    linux.change_root(root)


def _furnish(root, spec):
    for place, hide in _places(spec):
        if hide:
            _hide(root, place)
        else:
            _show(root, place)
    for name in SETTINGS:
        if Path("/etc", name).exists():
            _show(root, Path("/etc", name))
    (root / "etc").mkdir(exist_ok=True)
    numbers = (USER, *(spec["first_user"] + slot for slot in range(spec["slots"])))
    users = "".join(STUDENT.format(uid=number) for number in numbers)
    (root / "etc" / "passwd").write_text(ROOT_USER + users)
    groups = "".join(f"student:x:{number}:\n" for number in numbers)
    (root / "etc" / "group").write_text(f"root:x:0:\n{groups}")
    _devices(root)
    for name in ("proc", "tmp", HOME.name, "dev/shm"):
        # Where Python lies in /tmp, that folder is there already.
        (root / name).mkdir(exist_ok=True)
    (root / "tmp").chmod(0o1777)
    linux.mount("/proc", root / "proc", "", linux.MS_BIND | linux.MS_REC)
    make_view(root / COURSE.name, Path(spec["package"]), Path(spec["datasets"]), spec["closed"])
    _copy_fonts(root / FONTS.relative_to("/"), spec["fonts"])


def _places(spec):
    """Return folders to show and to hide, those that lie in others after these."""
    hidden = {Path(one) for one in spec["hidden"]}
    prefixes = {Path(one) for one in (sys.prefix, sys.base_prefix, sys.exec_prefix)}
    prefixes.add(Path(sys.executable).resolve().parent.parent)
    shown = {Path(one) for one in SYSTEM if Path(one).exists()} | prefixes
    for entry in map(Path, sys.path):
        inside = any(entry.is_relative_to(one) for one in hidden)
        of_python = any(entry.is_relative_to(one) for one in prefixes)
        if entry.is_dir() and (of_python or not inside):
            shown.add(entry)
    shown = {
        one
        for one in shown
        if one != Path("/") and (one in prefixes or not _is_in_another(one, shown, hidden))
    }
    # What would hide everything hides nothing: a home of "/", say.
    hidden = {one for one in hidden if one != Path("/")}
    both = [(one, False) for one in shown] + [(one, True) for one in hidden]
    return sorted(both, key=lambda one: (len(one[0].parts), one[1]))


def _is_in_another(place, shown, hidden):
    """Return whether a folder is visible anyway."""
    return any(
        place != one
        and place.is_relative_to(one)
        and not any(place.is_relative_to(two) and two.is_relative_to(one) for two in hidden)
        for one in shown
    )


def _show(root, place):
    target = root / place.relative_to("/")
    target.parent.mkdir(parents=True, exist_ok=True)
    if place.is_symlink():
        if not target.is_symlink():
            target.symlink_to(place.readlink())
        return
    if place.is_dir():
        target.mkdir(exist_ok=True)
    else:
        target.touch()
    linux.bind(place, target)


def _hide(root, place):
    target = root / place.relative_to("/")
    if target.is_dir():
        linux.mount("hidden", target, "tmpfs", linux.MS_NOSUID | linux.MS_NODEV, "mode=755,size=1m")


def _devices(root):
    (root / "dev").mkdir()
    for name in DEVICES:
        device = root / "dev" / name
        device.touch()
        linux.mount(f"/dev/{name}", device, "", linux.MS_BIND)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        (root / "dev" / name).symlink_to(f"/proc/self/fd/{number}")
    (root / "dev" / "fd").symlink_to("/proc/self/fd")
    # Where IPython's `!command` runs.
    (root / "dev" / "pts").mkdir()
    (root / "dev" / "ptmx").symlink_to("pts/ptmx")


def _copy_fonts(folder, lists):
    """Copy matplotlib's lists of fonts, which take seconds to make."""
    folder.mkdir()
    for path in map(Path, lists):
        shutil.copy(path, folder)


def seal():
    """Make the root folder read-only, once Python is warm."""
    linux.make_read_only("/", devices=True)


def settle(user, privileged, limits):
    """Shut a forked child in: places of its own to write, a user of its own, and no rights.

    Parameters
    ----------
    user : int
        Whom to be, where root may choose.
    privileged : bool
    limits : Limits
    """
    linux.unshare(linux.CLONE_NEWNS | linux.CLONE_NEWNET | linux.CLONE_NEWIPC | linux.CLONE_NEWUTS)
    user = user if privileged else USER
    for folder, size in (("/tmp", 200), (HOME, 100), ("/dev/shm", 100)):
        # Open to all: in a user namespace nobody can give a folder to another user.
        options = f"mode=1777,size={size}m,nr_inodes=10000"
        _cover(Path(folder), options)
    terminals = "newinstance,ptmxmode=0666,mode=0620"
    linux.mount("terminals", "/dev/pts", "devpts", linux.MS_NOSUID, terminals)
    _mount_processes()
    if privileged:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    else:
        linux.unshare(linux.CLONE_NEWUSER)
        linux.map_user(user, (0, 0))
    os.chdir(HOME)
    limits.apply()
    linux.give_up_rights()
    linux.end_with_parent()
    linux.filter_system_calls()


def _cover(folder, options):
    """Put an empty folder over one, and Python back into it where it lies there."""
    prefixes = {Path(one) for one in (sys.prefix, sys.base_prefix) if Path(one).exists()}
    inside = {one: os.open(one, os.O_PATH) for one in prefixes if one.is_relative_to(folder)}
    linux.mount("student", folder, "tmpfs", linux.MS_NOSUID | linux.MS_NODEV, options)
    for place, descriptor in inside.items():
        place.mkdir(parents=True)
        linux.bind(f"/proc/self/fd/{descriptor}", place)
        os.close(descriptor)


def _mount_processes():
    """Show the processes of this namespace only, or none where even that is forbidden."""
    flags = linux.MS_NOSUID | linux.MS_NODEV
    try:
        linux.mount("proc", "/proc", "proc", flags)
    except PermissionError:
        linux.unmount("/proc")
