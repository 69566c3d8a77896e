"""What Linux offers to shut a process in: namespaces, mounts, a filter of system calls, limits.

Thin wrappers around the system calls that Python has no function for. Each raises `OSError`.
"""

import ctypes
import os
import platform
import struct

CLONE_NEWNS = 0x00020000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000
_CLONE_NEWCGROUP = 0x02000000
_NEW = CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET
_NEW |= _CLONE_NEWCGROUP

MS_NOSUID, MS_NODEV = 2, 4
MS_BIND, MS_REC, MS_PRIVATE = 4096, 16384, 1 << 18
_MNT_DETACH = 2
_AT_FDCWD, _AT_RECURSIVE = -100, 0x8000
_ATTR_RDONLY, _ATTR_NOSUID, _ATTR_NODEV = 1, 2, 4
_MOUNT_SETATTR = 442
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_PR_SET_SECCOMP, _PR_CAPBSET_DROP, _PR_SET_DUMPABLE = 22, 24, 4
_SIGKILL = 9

MACHINE = platform.machine()
_libc = ctypes.CDLL(None, use_errno=True)


def _call(function, *arguments):
    if function(*arguments) == -1:
        number = ctypes.get_errno()
        raise OSError(number, f"{function.__name__}: {os.strerror(number)}")


def _syscall(number, *arguments):
    _call(_libc.syscall, ctypes.c_long(number), *arguments)


def unshare(flags):
    """Leave namespaces for new ones."""
    _call(_libc.unshare, flags)


def set_namespace(descriptor, kind):
    """Enter a namespace that a file descriptor names."""
    _call(_libc.setns, descriptor, kind)


def mount(source, target, kind, flags=0, options=""):
    """Mount a file system."""
    _call(
        _libc.mount, str(source).encode(), str(target).encode(), kind.encode(),
        ctypes.c_ulong(flags), options.encode(),
    )  # fmt: skip


def bind(source, target):
    """Show a folder or file, with all that is mounted in it, at another place, read-only."""
    mount(source, target, "", MS_BIND | MS_REC)
    make_read_only(target)


def make_read_only(target, devices=False):
    """Make a mount, and all in it, read-only and without programs that gain rights."""
    attributes = _ATTR_RDONLY | _ATTR_NOSUID | (0 if devices else _ATTR_NODEV)
    wanted = struct.pack("4Q", attributes, 0, 0, 0)
    _syscall(
        _MOUNT_SETATTR, _AT_FDCWD, str(target).encode(), _AT_RECURSIVE,
        wanted, ctypes.c_size_t(len(wanted)),
    )  # fmt: skip


def forget_mounts_of_others():
    """Let no mount travel between this namespace and another."""
    mount("none", "/", "", MS_REC | MS_PRIVATE)


def change_root(folder):
    """Make a mounted folder the root, and let go of the old one."""
    os.chdir(folder)
    _syscall(_PIVOT_ROOT[MACHINE], b".", b".")
    _call(_libc.umount2, b".", _MNT_DETACH)
    os.chdir("/")


def unmount(folder):
    """Take a mount away."""
    _call(_libc.umount2, str(folder).encode(), _MNT_DETACH)


def map_user(inside, outside):
    """Be one user inside a new user namespace, who is one outside."""
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{inside} {outside[0]} 1"),
        ("gid_map", f"{inside} {outside[1]} 1"),
    ):
        with open(f"/proc/self/{name}", "w") as file:  # noqa: PTH123  a file of the kernel's
            file.write(text)


def end_with_parent():
    """Be killed when the parent ends."""
    _call(_libc.prctl, _PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)


def give_up_rights():
    """Give up every capability, for good, and all hope of new ones by running a program."""
    for capability in range(64):
        # There are about forty; the kernel refuses numbers above.
        _libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)
    header = struct.pack("Ii", 0x20080522, 0)
    _call(_libc.capset, header, bytes(24))
    # A change of user makes a process's own entries in /proc unreadable to it.
    _call(_libc.prctl, _PR_SET_DUMPABLE, 1, 0, 0, 0)
    _call(_libc.prctl, _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


# System calls that no answer needs, and that holes in kernels have been found behind: the number
# on x86_64, and on aarch64 (None where there is none).
_DENIED = {
    "acct": (163, 89),
    "add_key": (248, 217),
    "adjtimex": (159, 171),
    "bpf": (321, 280),
    "chroot": (161, 51),
    "clock_adjtime": (305, 266),
    "clock_settime": (227, 112),
    "create_module": (174, None),
    "delete_module": (176, 106),
    "finit_module": (313, 273),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fsopen": (430, 430),
    "fspick": (433, 433),
    "init_module": (175, 105),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "io_uring_setup": (425, 425),
    "ioperm": (173, None),
    "iopl": (172, None),
    "kcmp": (312, 272),
    "kexec_file_load": (320, 294),
    "kexec_load": (246, 104),
    "keyctl": (250, 219),
    "lookup_dcookie": (212, 18),
    "memfd_secret": (447, 447),
    "mount": (165, 40),
    "mount_setattr": (442, 442),
    "move_mount": (429, 429),
    "name_to_handle_at": (303, 264),
    "nfsservctl": (180, 42),
    "open_by_handle_at": (304, 265),
    "open_tree": (428, 428),
    "perf_event_open": (298, 241),
    "personality": (135, 92),
    "pivot_root": (155, 41),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "ptrace": (101, 117),
    "quotactl": (179, 60),
    "reboot": (169, 142),
    "request_key": (249, 218),
    "setdomainname": (171, 162),
    "sethostname": (170, 161),
    "setns": (308, 268),
    "settimeofday": (164, 170),
    "swapoff": (168, 225),
    "swapon": (167, 224),
    "syslog": (103, 116),
    "umount2": (166, 39),
    "unshare": (272, 97),
    "userfaultfd": (323, 282),
}
_COLUMN = {"x86_64": 0, "aarch64": 1}
_CLONE = {"x86_64": 56, "aarch64": 220}
_CLONE3 = 435
_IOCTL = {"x86_64": 16, "aarch64": 29}
_TIOCSTI, _TIOCLINUX = 0x5412, 0x541C
_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32 = 0x40000000
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_EPERM, _ENOSYS = 1, 38


def filter_system_calls():
    """Refuse the system calls in the list, for this process and all that come of it.

    `clone` may make threads and processes and no namespace; `clone3`, whose flags a filter can't
    read, says that it doesn't exist, and libraries then use `clone`.

    Returns
    -------
    bool
        False where the list for this kind of machine is missing, and nothing was filtered.
    """
    if MACHINE not in _COLUMN:
        return False
    program = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, _AUDIT_ARCH[MACHINE]),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
        # The other numbering of system calls that x86 knows would lead around the list.
        (_AT_LEAST, 0, 1, _X32),
        (_RETURN, 0, 0, _REFUSE | _ENOSYS),
        (_EQUAL, 0, 1, _CLONE3),
        (_RETURN, 0, 0, _REFUSE | _ENOSYS),
        (_EQUAL, 0, 4, _CLONE[MACHINE]),
        (_LOAD, 0, 0, 16),
        (_ANY_BIT, 0, 1, _NEW),
        (_RETURN, 0, 0, _REFUSE | _EPERM),
        (_RETURN, 0, 0, _ALLOW),
        (_EQUAL, 0, 5, _IOCTL[MACHINE]),
        (_LOAD, 0, 0, 24),
        (_EQUAL, 1, 0, _TIOCSTI),
        (_EQUAL, 0, 1, _TIOCLINUX),
        (_RETURN, 0, 0, _REFUSE | _EPERM),
        (_RETURN, 0, 0, _ALLOW),
    ]
    numbers = {numbers[_COLUMN[MACHINE]] for numbers in _DENIED.values()} - {None}
    for number in sorted(numbers):
        program += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE | _EPERM)]
    program.append((_RETURN, 0, 0, _ALLOW))
    instructions = b"".join(struct.pack("HBBI", *one) for one in program)
    buffer = ctypes.create_string_buffer(instructions)
    header = struct.pack("HxxxxxxP", len(program), ctypes.addressof(buffer))
    _call(_libc.prctl, _PR_SET_SECCOMP, 2, header, 0, 0)
    return True
