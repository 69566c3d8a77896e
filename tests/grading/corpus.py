"""Hostile, broken and odd submissions of assignment 04, and what must come of each.

A case of code is put into the answer cell of the first question; the other answers are as they
were released, or the right ones. A case of a file changes what lies in the submission's folder.
Nothing here does harm if a wall should fail: attacks aim at the test's own folders, and bombs are
small enough to be survived.
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass

import nbformat
from nbformat.v4 import new_code_cell

from tests.proving.attempts import fill_in, released
from tests.proving.mutants import reference

ASSIGNMENT = "04_leaky_bucket"
NOTEBOOK = f"{ASSIGNMENT}.ipynb"
RIGHT = reference(ASSIGNMENT)
FULL = 16
# Python may end before the tests are run, or during one of them.
EITHER = ("graded", "refused")
ENDED = "its code ended Python"
GARBLED = "its code answered in the place of Python"
# What the first question and those that lean on it are worth, when only its cell is bad.
WITHOUT_CLV = 10


@dataclass(frozen=True)
class Case:
    """One submission, and what must come of it.

    Parameters
    ----------
    kind, name : str
    make : callable
        Takes the submission's folder and writes into it.
    score : int
        The automatic points it must get; work that is refused gets none.
    state : str or tuple of str
        What the outcome's sentence must begin with, or may.
    because : str
        What must stand in it.
    """

    kind: str
    name: str
    make: Callable
    score: int = 0
    state: str | tuple = "graded"
    because: str = ""


def write(folder, notebook):
    """Write a notebook where a submission has it."""
    nbformat.write(notebook, folder / NOTEBOOK)


def _code(code, others=None):
    """Return a maker whose first answer cell holds `code`."""

    def make(folder):
        answers = {"clv": code.replace("SCRATCH", str(folder.parents[2])), **(others or {})}
        write(folder, fill_in(released(ASSIGNMENT), answers))

    return make


def _others():
    return {name: answer for name, answer in RIGHT.items() if name != "clv"}


def attack(kind, name, code, score=0, **more):
    """Return a case of code in an otherwise empty notebook: whatever it gains is stolen."""
    return Case(kind, name, _code(code), score, **more)


def in_right_work(kind, name, code, score=FULL, **more):
    """Return a case of code before the right first answer, in an otherwise right notebook."""
    return Case(kind, name, _code(f"{code}\n\n\n{RIGHT['clv']}", _others()), score, **more)


def answering(name, body, score=0, state="graded"):
    """Return a case in which every function of the assignment returns something strange."""
    names = {
        "clv": "clv",
        "clv-finite": "clv_finite",
        "uplift": "uplift",
        "breakeven": "breakeven_spend",
        "desk": "clinics_that_pay",
        "convert": "convert_rate",
        "inverse": "retention_for_uplift",
    }
    answers = {
        cell: f"def {function}(*args, **kwargs):\n    return strange(*args, **kwargs)"
        for cell, function in names.items()
    }
    answers["clv"] = f"{body}\n\n\n{answers['clv']}"
    return Case(
        "answers",
        name,
        lambda folder: write(folder, fill_in(released(ASSIGNMENT), answers)),
        score,
        state,
    )


def file(name, change, score=0, state="refused", kind="broken", because=""):
    """Return a case in which the file of right work is changed."""

    def make(folder):
        notebook = fill_in(released(ASSIGNMENT), RIGHT)
        change(folder, notebook)

    return Case(kind, name, make, score, state, because)


def cells(name, change, score=FULL, state="graded", kind="odd", because=""):
    """Return a case in which the cells of right work are changed."""

    def change_cells(folder, notebook):
        notebook.cells = change(notebook.cells)
        text = json.dumps(notebook)
        (folder / NOTEBOOK).write_text(text, encoding="utf-8")

    return file(name, change_cells, score, state, kind, because)


READING = [
    attack(
        "reading",
        "walks_the_disk_for_solutions",
        "import os\nfor place, folders, names in os.walk('/'):\n"
        "    folders[:] = [one for one in folders if one not in ('proc', 'sys', 'lib')]\n"
        "    for name in names:\n        if 'leaky' in name or name.endswith(('.db', '.key')):\n"
        "            print(place, name)\n            try:\n"
        "                print(open(os.path.join(place, name), errors='replace').read()[:5000])\n"
        "            except OSError as error:\n                print(error)",
    ),
    attack(
        "reading",
        "opens_the_gradebook_by_its_path",
        "import sqlite3\ntry:\n"
        "    db = sqlite3.connect('file:SCRATCH/gradebook.db?mode=ro', uri=True)\n"
        "    print(db.execute('select name from sqlite_master').fetchall())\n"
        "except Exception as error:\n    print(error)",
    ),
    attack(
        "reading",
        "opens_a_classmates_work",
        "import pathlib\nfor one in pathlib.Path('SCRATCH').rglob('*'):\n    print(one)",
    ),
    attack(
        "reading",
        "prints_the_history_of_inputs",
        "def clv(*args, **kwargs):\n    import sys\n    shell = get_ipython()\n"
        "    print(shell.user_ns['In'], shell.history_manager.input_hist_raw)\n    return 0.0",
    ),
    attack(
        "reading",
        "looks_through_the_frames_above_a_call",
        "def clv(*args, **kwargs):\n    import inspect\n    for frame in inspect.stack():\n"
        "        print(frame.code_context, frame.frame.f_locals)\n    return 0.0",
    ),
    attack(
        "reading",
        "searches_all_objects_in_memory",
        "def clv(*args, **kwargs):\n    import gc\n    for one in gc.get_objects():\n"
        "        if isinstance(one, str) and 'hidden_tests' in one:\n            print(one)\n"
        "    return 0.0",
    ),
    attack(
        "reading",
        "reads_other_processes",
        "import glob\n"
        "for path in glob.glob('/proc/[0-9]*/cmdline') + glob.glob('/proc/*/environ'):\n"
        "    try:\n        print(path, open(path).read())\n    except OSError as error:\n"
        "        print(error)",
    ),
    attack(
        "reading",
        "reads_the_memory_of_its_parent",
        "import os\nfor pid in (1, os.getppid(), os.getpid()):\n    try:\n"
        "        for line in open(f'/proc/{pid}/maps'):\n            if 'heap' in line:\n"
        "                low, high = (int(one, 16) for one in line.split()[0].split('-'))\n"
        "                memory = open(f'/proc/{pid}/mem', 'rb')\n"
        "                memory.seek(low)\n"
        "                found = memory.read(min(high - low, 10**7))\n"
        "                print(pid, found.count(b'expect.close(clv'))\n"
        "    except OSError as error:\n        print(error)",
    ),
    attack(
        "reading",
        "reads_every_open_file",
        "import os\nfor number in range(3, 256):\n    try:\n"
        "        os.set_blocking(number, False)\n"
        "        print(number, os.readlink(f'/proc/self/fd/{number}'), os.read(number, 1000))\n"
        "    except OSError:\n        pass",
        state="refused",
        because=ENDED,
    ),
    attack(
        "reading",
        "prints_the_source_of_the_package",
        "import inspect\ntry:\n    from centricity.models import clv as model\n"
        "    print(inspect.getsource(model))\nexcept BaseException as error:\n    print(error)",
    ),
    attack(
        "reading",
        "asks_for_the_course_key",
        "from centricity.grading import seeds\nprint(seeds.rng('clv-conventions').random(3))\n"
        "import pathlib\nprint(list(pathlib.Path('/').glob('*/*/course.key')))",
    ),
    attack(
        "reading",
        "attaches_a_debugger",
        "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "for pid in (1, os.getppid()):\n"
        "    print(libc.ptrace(16, pid, None, None), ctypes.get_errno())",
    ),
    attack(
        "reading",
        "mounts_what_was_taken_away",
        "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\nos.makedirs('x')\n"
        "for kind in (b'proc', b'tmpfs', b'overlay'):\n"
        "    print(libc.mount(b'none', b'x', kind, 0, None), libc.unshare(0x10020000))",
    ),
    attack(
        "reading",
        "connects_to_this_machine",
        "import socket\nfor port in (22, 80, 8786, 8888):\n"
        "    print(socket.socket().connect_ex(('127.0.0.1', port)))",
    ),
]

WRITING = [
    attack(
        "writing",
        "gives_itself_points_in_the_gradebook",
        "import sqlite3\ntry:\n    db = sqlite3.connect('SCRATCH/gradebook.db')\n"
        "    db.execute('update grade set manual_score = 17')\n    db.commit()\n"
        "except Exception as error:\n    print(error)",
    ),
    attack(
        "writing",
        "deletes_the_class",
        "import shutil\nshutil.rmtree('SCRATCH', ignore_errors=True)",
    ),
    attack(
        "writing",
        "overwrites_every_submission",
        "import glob\nfor path in glob.glob('SCRATCH/submitted/*/*/*.ipynb'):\n"
        "    open(path, 'w').write('{}')",
    ),
    attack(
        "writing",
        "leaves_a_file_for_the_next",
        "import pathlib\nfor place in ('/tmp', '/var/tmp', '/dev/shm', '.', '..'):\n    try:\n"
        "        (pathlib.Path(place) / 'sitecustomize.py').write_text('print(\"mine\")')\n"
        "    except OSError as error:\n        print(error)",
    ),
    attack(
        "writing",
        "opens_libraries_for_writing",
        "import numpy, centricity, IPython\nfor module in (numpy, centricity, IPython):\n    try:\n"
        "        open(module.__file__, 'a').close()\n        print('open')\n"
        "    except OSError as error:\n        print(error)",
    ),
    attack(
        "writing",
        "links_to_a_file_outside",
        "import os\nfor target in ('/etc/passwd', 'SCRATCH/gradebook.db'):\n"
        "    os.symlink(target, os.path.basename(target))",
    ),
]

CHEATING = [
    attack(
        "cheating",
        "drops_asserts_from_the_input",
        "def _tame(lines):\n    return [line.replace('expect.', 'str or ') for line in lines]\n\n\n"
        "get_ipython().input_transformers_post.append(_tame)",
    ),
    attack(
        "cheating",
        "rewrites_the_syntax_tree",
        "import ast\n\n\nclass Tame(ast.NodeTransformer):\n    def visit_Expr(self, node):\n"
        "        return ast.Pass()\n\n\nget_ipython().ast_transformers.append(Tame())",
    ),
    attack(
        "cheating",
        "takes_the_place_of_run_cell",
        "from types import SimpleNamespace\nshell = get_ipython()\n"
        "for name in ('run_cell', 'run_code', 'run_ast_nodes', 'run_cell_async'):\n"
        "    setattr(shell, name, lambda *a, **k: SimpleNamespace(success=True, "
        "error_in_exec=None))",
    ),
    attack(
        "cheating",
        "tames_expect",
        "for name in ('close', 'equal', 'raises', 'unchanged', 'table'):\n"
        "    setattr(expect, name, lambda *a, **k: None)",
    ),
    attack(
        "cheating",
        "tames_numpy",
        "np.isnan = lambda *a, **k: np.bool_(True)\nnp.testing.assert_allclose = print\n"
        "np.asarray = lambda value, *a, **k: 0.0",
    ),
    attack(
        "cheating",
        "hides_errors",
        "import builtins, sys\nbuiltins.AssertionError = type('Fine', (BaseException,), {})\n"
        "sys.excepthook = lambda *a: None\nget_ipython().showtraceback = lambda *a, **k: None",
    ),
    attack(
        "cheating",
        "hooks_every_import",
        "import builtins, types\nreal = builtins.__import__\n\n\ndef fake(name, *args, **kwargs):\n"
        "    if 'expect' in str(args) or 'expect' in name:\n"
        "        return types.SimpleNamespace(expect=types.SimpleNamespace())\n"
        "    return real(name, *args, **kwargs)\n\n\nbuiltins.__import__ = fake",
    ),
    attack(
        "cheating",
        "traces_calls_to_change_results",
        "import sys\n\n\ndef trace(frame, event, argument):\n    if event == 'exception':\n"
        "        frame.f_locals.clear()\n    return trace\n\n\nsys.settrace(trace)\n"
        "sys.setprofile(trace)",
        state="refused",
        because=ENDED,
    ),
    attack(
        "cheating",
        "waits_until_it_is_graded",
        "import os\n\n\ndef clv(margin, retention, discount, convention='first-included'):\n"
        "    if os.path.exists('work') or 'JPY_PARENT_PID' in os.environ:\n"
        "        return margin * (1 + discount) / (1 + discount - retention)\n"
        "    os.kill(os.getppid(), 9)\n    return 0.0",
        state=EITHER,
    ),
    attack(
        "cheating",
        "a_module_of_its_own_for_the_courses",
        "import sys, types\nfake = types.ModuleType('centricity.grading.expect')\n"
        "fake.close = fake.equal = fake.raises = fake.unchanged = lambda *a, **k: None\n"
        "sys.modules['centricity.grading.expect'] = fake",
    ),
    attack(
        "cheating",
        "says_that_every_cell_failed",
        "from types import SimpleNamespace\n"
        "get_ipython().run_cell = lambda *a, **k: SimpleNamespace(success=False)",
    ),
    attack(
        "cheating",
        "breaks_every_cell_and_shows_no_error",
        "shell = get_ipython()\n"
        "shell.showtraceback = shell.showsyntaxerror = lambda *a, **k: None\n"
        "def broken(lines):\n    raise SyntaxError\n\n\n"
        "shell.input_transformers_cleanup.append(broken)",
    ),
    attack(
        "cheating",
        "is_interrupted_in_every_cell",
        "def interrupt(*_a):\n    raise KeyboardInterrupt\n\n\n"
        "get_ipython().events.register('pre_run_cell', interrupt)\n"
        "get_ipython().ast_transformers.append(interrupt)\n"
        "get_ipython().run_cell = interrupt",
        state=EITHER,
    ),
]

ANSWERS = [
    answering(
        "agrees_with_everything",
        "class strange:\n    def __init__(self, *a, **k):\n"
        "        pass\n\n    def __eq__(self, other):\n        return True\n\n"
        "    def __float__(self):\n        return 1.0\n\n    def __sub__(self, other):\n"
        "        return 0",
    ),
    answering(
        "a_subclass_of_float",
        "class strange(float):\n    def __new__(cls, *a, **k):\n"
        "        return super().__new__(cls, 1.0)\n\n    def __eq__(self, other):\n"
        "        return True",
    ),
    answering(
        "a_subclass_of_str",
        "class Text(str):\n    __eq__ = lambda self, other: True\n\n\n"
        "def strange(*a, **k):\n    return Text('x')",
    ),
    answering(
        "a_subclass_of_an_array",
        "class Agreeing(np.ndarray):\n    def __array_ufunc__(self, *a, **k):\n"
        "        return True\n\n\ndef strange(*a, **k):\n    return np.ones(3).view(Agreeing)",
    ),
    answering(
        "a_subclass_of_a_frame",
        "class Frame(pd.DataFrame):\n    def equals(self, other):\n"
        "        return True\n\n\ndef strange(*a, **k):\n    return Frame({'a': [1]})",
    ),
    answering("a_generator", "def strange(*a, **k):\n    return (one for one in range(3))"),
    answering("a_function", "def strange(*a, **k):\n    return lambda: 1.0"),
    answering("a_class", "def strange(*a, **k):\n    return type('Answer', (), {})"),
    answering("a_module", "import sys\n\n\ndef strange(*a, **k):\n    return sys"),
    answering("a_huge_whole_number", "def strange(*a, **k):\n    return 10**200_000"),
    answering(
        "a_list_deeper_than_any_stack",
        "def strange(*a, **k):\n    value = []\n"
        "    for _ in range(100_000):\n        value = [value]\n    return value",
    ),
    answering(
        "a_list_that_holds_itself",
        "def strange(*a, **k):\n    value = []\n    value.append(value)\n    return value",
    ),
    answering("a_large_array", "def strange(*a, **k):\n    return np.zeros(30_000_000)"),
    answering("an_array_of_objects", "def strange(*a, **k):\n    return np.array([object()] * 3)"),
    answering("text_that_is_no_text", "def strange(*a, **k):\n    return '\\ud800' * 10"),
    answering(
        "an_exception_that_speaks_when_shown",
        "class Evil(ValueError):\n    def __str__(self):\n"
        "        raise RuntimeError\n\n\ndef strange(*a, **k):\n    raise Evil",
    ),
    answering(
        "an_exception_with_a_megabyte_of_words",
        "def strange(*a, **k):\n"
        "    raise ValueError('retention discount margin periods step unit convention kind "
        "' * 40_000)",
        # It refuses whatever it is given, and names every parameter: what bad input earns alone.
        score=0,
    ),
    answering("an_end_of_the_program", "def strange(*a, **k):\n    raise SystemExit"),
    answering("an_interrupt", "def strange(*a, **k):\n    raise KeyboardInterrupt"),
    answering(
        "a_recursion_without_end",
        "def strange(*a, **k):\n    return strange(*a, **k)",
        # IPython needs seconds to write down thousands of frames, and a cell has few here.
        state=EITHER,
    ),
    answering("nothing_at_all", "def strange(*a, **k):\n    return None"),
    answering("a_promise", "async def strange(*a, **k):\n    return 1.0"),
]

FORGING = [
    attack(
        "forging",
        "writes_to_every_open_file",
        "import os\n\n\ndef clv(*args, **kwargs):\n    for number in range(3, 256):\n        try:\n"
        "            os.write(number, b'\\x00\\x00\\x00\\x08{\"ok\":1}' * 50)\n"
        "        except OSError:\n            pass\n    return 0.0",
        state="refused",
        because=GARBLED,
    ),
    attack(
        "forging",
        "closes_every_open_file",
        "import os\n\n\ndef clv(*args, **kwargs):\n    os.closerange(3, 256)\n    return 0.0",
        state="refused",
        because=ENDED,
    ),
    attack(
        "forging",
        "answers_in_the_checkers_own_words",
        "import os, socket, struct\n"
        "from centricity.grading.run.codec import encode\n\n\n"
        "def clv(*args, **kwargs):\n"
        "    data = encode(('value', None, None, '', ''))\n"
        "    for number in range(3, 256):\n        try:\n"
        "            socket.socket(fileno=os.dup(number)).send(\n"
        "                (struct.pack('<I', len(data)) + data) * 100)\n"
        "        except OSError:\n            pass\n    return 0.0",
        state=EITHER,
    ),
    attack(
        "forging",
        "announces_more_than_there_is_memory",
        "import os, time\n\n\ndef clv(*args, **kwargs):\n"
        "    for number in range(3, 256):\n        try:\n"
        "            os.write(number, b'\\xff\\xff\\xff\\x03l\\xff\\xff\\xff\\x7f')\n"
        "        except OSError:\n            pass\n    time.sleep(1)\n    return 0.0",
        state=EITHER,
    ),
    attack(
        "forging",
        "changes_what_it_was_given",
        "def clv(*args, **kwargs):\n    for one in (*args, *kwargs.values()):\n"
        "        if hasattr(one, 'fill'):\n            one.fill(0)\n"
        "        if hasattr(one, 'clear'):\n            one.clear()\n    return 0.0",
    ),
    attack(
        "forging",
        "prints_results",
        "import json\nfor name in ('clv-conventions', 'clv-endless', 'clv-arrays'):\n"
        "    print(json.dumps({'cell': name, 'points': 1, 'passed': True, 'error': None}))",
    ),
    attack(
        "forging",
        "replaces_the_wire",
        "import sys\nfor name, module in list(sys.modules.items()):\n"
        "    if name.startswith('centricity.grading'):\n        for key in list(vars(module)):\n"
        "            if callable(getattr(module, key)) and not key.startswith('__'):\n"
        "                setattr(module, key, lambda *a, **k: None)",
        state="refused",
        because=ENDED,
    ),
    attack(
        "forging",
        "answers_before_it_is_asked",
        "import os, threading, time\n\n\ndef babble():\n    for _ in range(200):\n"
        "        for number in range(3, 64):\n            try:\n"
        "                os.write(number, os.urandom(64))\n            except OSError:\n"
        "                pass\n        time.sleep(0.01)\n\n\n"
        "threading.Thread(target=babble, daemon=True).start()",
        state="refused",
        because=GARBLED,
    ),
]

EXHAUSTING = [
    attack(
        "exhausting",
        "ends_python",
        "import os\nos._exit(0)",
        state="refused",
        because=ENDED,
    ),
    in_right_work("exhausting", "a_cell_that_never_ends", "while True:\n    pass", WITHOUT_CLV),
    attack(
        "exhausting",
        "takes_all_memory",
        "held = []\nwhile True:\n    held.append(bytearray(10**8))",
        state=EITHER,
    ),
    in_right_work(
        "exhausting",
        "a_sleep_that_swallows_interrupts",
        "import time\nwhile True:\n    try:\n        time.sleep(60)\n    except BaseException:\n"
        "        pass",
        score=0,
        state="refused",
        because="did not stop",
    ),
    attack(
        "exhausting",
        "forks_and_forks",
        "import os, time\nfor _ in range(300):\n    try:\n        if os.fork() == 0:\n"
        "            time.sleep(30)\n            os._exit(0)\n    except OSError:\n        break",
        state=EITHER,
    ),
    attack(
        "exhausting",
        "forks_whenever_it_is_asked",
        "import os, time\n\n\ndef clv(*args, **kwargs):\n    for _ in range(300):\n"
        "        try:\n            if os.fork() == 0:\n                time.sleep(30)\n"
        "                os._exit(0)\n        except OSError:\n            break\n    return 0.0",
        state=EITHER,
    ),
    attack(
        "exhausting",
        "ends_python_whenever_it_is_asked",
        "import os\n\n\ndef clv(*args, **kwargs):\n    os._exit(0)",
        state=EITHER,
    ),
    attack(
        "exhausting",
        "starts_thread_after_thread",
        "import threading, time\nfor _ in range(300):\n    try:\n"
        "        threading.Thread(target=time.sleep, args=(30,), daemon=True).start()\n"
        "    except RuntimeError:\n        break",
        state=EITHER,
    ),
    in_right_work("exhausting", "floods_the_page", "for _ in range(30):\n    print('x' * 10**6)"),
    attack(
        "exhausting",
        "fills_the_disk",
        "try:\n    for number in range(40):\n        with open(f'/tmp/{number}', 'wb') as file:\n"
        "            file.write(bytes(40 * 10**6))\nexcept OSError as error:\n    print(error)",
    ),
    attack(
        "exhausting",
        "kills_what_it_can",
        "import os, signal\nfor pid in {1, os.getppid()} - {os.getpid(), 0}:\n    try:\n"
        "        os.kill(pid, signal.SIGKILL)\n    except OSError as error:\n        print(error)",
        state=EITHER,
    ),
    in_right_work(
        "exhausting",
        "leaves_a_process_behind",
        "import subprocess, sys\n"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(99)'],"
        " start_new_session=True)",
    ),
    in_right_work(
        "exhausting",
        "a_signal_handler_for_everything",
        "import signal\nfor number in range(1, 60):\n    try:\n"
        "        signal.signal(number, lambda *a: None)\n    except (OSError, ValueError):\n"
        "        pass",
    ),
    in_right_work(
        "exhausting",
        "goes_on_when_python_ends",
        "import atexit, time\natexit.register(time.sleep, 60)",
    ),
]


def _renamed(cells):
    """Give a function another name, as somebody does who keeps an older version beside it."""
    for cell in cells:
        if cell.id == "clv":
            cell.source = cell.source.replace("def clv(", "def clv_final_2(")
    return cells


def _merged(cells):
    """Put all answers into the first answer's cell, and delete the others."""
    answers = [cell for cell in cells if cell.id in RIGHT and cell.cell_type == "code"]
    answers[0].source = "\n\n\n".join(cell.source for cell in answers)
    return [cell for cell in cells if cell not in answers[1:]]


ODD = [
    cells("cells_in_another_order", lambda cells: [*cells[:3], *reversed(cells[3:])]),
    cells(
        "cells_of_ones_own",
        lambda cells: [one for cell in cells for one in (cell, new_code_cell("1 + 1"))],
    ),
    cells(
        "marks_of_another_editor",
        lambda cells: [
            {**cell, "metadata": {**cell.metadata, "vscode": {"languageId": "python"}}}
            for cell in cells
        ],
    ),
    cells(
        "marks_of_a_notebook_in_the_cloud",
        lambda cells: [
            {**cell, "metadata": {**cell.metadata, "id": f"aB{n}", "colab": {"base_uri": "x"}}}
            for n, cell in enumerate(cells)
        ],
    ),
    cells(
        "no_ids",
        lambda cells: [{key: cell[key] for key in cell if key != "id"} for cell in cells],
    ),
    cells(
        "line_ends_of_windows",
        lambda cells: [{**cell, "source": cell.source.replace("\n", "\r\n")} for cell in cells],
    ),
    cells("an_answer_renamed", _renamed, WITHOUT_CLV),
    cells(
        "all_answers_in_one_cell",
        _merged,
        FULL,
        "needs a human",
        because="missing",
    ),
    in_right_work("odd", "more_imports", "import itertools, math, statistics\nimport scipy.stats"),
    in_right_work("odd", "words_for_oneself", "print('question 1', np.arange(5))"),
    in_right_work(
        "odd",
        "a_figure",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2, 3])\nplt.show()",
    ),
    in_right_work("odd", "a_warning_while_trying", "import warnings\nwarnings.warn('careful')"),
    in_right_work("odd", "a_command_of_ipython", "%time 1 + 1\n!echo hello"),
    in_right_work("odd", "names_in_another_alphabet", "клиенты = 7\nprint(клиенты)"),
    file(
        "files_beside_it_with_strange_names",
        lambda folder, notebook: (
            write(folder, notebook),
            (folder / "данные ‮gnp.csv").write_text("1"),
            (folder / "-rf").write_text("2"),
        ),
        FULL,
        "graded",
        "odd",
    ),
    file(
        "a_module_named_like_the_courses",
        lambda folder, notebook: (
            write(folder, notebook),
            (folder / "centricity.py").write_text("raise RuntimeError('shadowed')"),
        ),
        FULL,
        "graded",
        "odd",
    ),
    file(
        "an_old_format",
        lambda folder, notebook: (folder / NOTEBOOK).write_text(
            json.dumps({**notebook, "nbformat_minor": 2})
        ),
        FULL,
        "graded",
        "odd",
    ),
]


def _twice(name):
    def change(cells):
        place = next(n for n, cell in enumerate(cells) if cell.id == name)
        return [*cells[: place + 1], {**cells[place], "id": "pasted"}, *cells[place + 1 :]]

    return change


def _mark(**changes):
    def change(cells):
        for cell in cells:
            cell.metadata.nbgrader.update(changes)
        return cells

    return change


BROKEN = [
    file(
        "half_a_file",
        lambda folder, notebook: (folder / NOTEBOOK).write_text(nbformat.writes(notebook)[:5000]),
        because="damaged or cut off",
    ),
    file(
        "nothing_in_it",
        lambda folder, notebook: (folder / NOTEBOOK).write_text(""),
        because="damaged or cut off",
    ),
    file(
        "no_text",
        lambda folder, notebook: (folder / NOTEBOOK).write_bytes(b"\xff\x00\x80" * 99),
        because="damaged",
    ),
    file(
        "a_list",
        lambda folder, notebook: (folder / NOTEBOOK).write_text("[1, 2]"),
        because="is no notebook",
    ),
    file(
        "braces_without_end",
        lambda folder, notebook: (folder / NOTEBOOK).write_text("[" * 10**5),
        because="damaged",
    ),
    file(
        "another_name",
        lambda folder, notebook: nbformat.write(notebook, folder / "final.ipynb"),
        because="must be called",
    ),
    file(
        "another_name_that_looks_the_same",
        lambda folder, notebook: nbformat.write(
            notebook, folder / NOTEBOOK.replace("_", "_\N{ZERO WIDTH SPACE}", 1)
        ),
        because="must be called",
    ),
    file(
        "no_notebook",
        lambda folder, notebook: (folder / "readme.txt").write_text("soon"),
        because="no notebook was handed in",
    ),
    file(
        "a_folder_with_its_name",
        lambda folder, notebook: (folder / NOTEBOOK).mkdir(),
        because="is no file",
    ),
    file(
        "a_link_to_a_file_of_the_system",
        lambda folder, notebook: (folder / NOTEBOOK).symlink_to("/etc/passwd"),
        because="is a link",
    ),
    file("a_pipe", lambda folder, notebook: os.mkfifo(folder / NOTEBOOK), because="is no file"),
    file(
        "too_many_cells",
        lambda folder, notebook: (folder / NOTEBOOK).write_text(
            json.dumps({**notebook, "cells": [new_code_cell("1")] * 6000})
        ),
        because="6,000 cells",
    ),
    file(
        "a_format_to_come",
        lambda folder, notebook: (folder / NOTEBOOK).write_text(
            json.dumps({**notebook, "nbformat": 99})
        ),
        because="is no notebook",
    ),
    cells("a_test_pasted_twice", _twice("clv-endless"), kind="broken", because="more than once"),
    cells("an_answer_pasted_twice", _twice("uplift"), kind="broken", because="more than once"),
    cells("a_schema_of_the_future", _mark(schema_version=99), kind="broken"),
    cells("a_schema_of_the_past", _mark(schema_version=1), kind="broken"),
    cells("points_of_ones_own", _mark(points=100), kind="broken"),
    cells(
        "tests_deleted",
        lambda cells: [one for one in cells if one.id not in ("clv-endless", "clv-arrays")],
        kind="broken",
        because="were put back: clv-endless, clv-arrays",
    ),
    cells(
        "all_marks_lost",
        lambda cells: [{**cell, "metadata": {}} for cell in cells],
        kind="broken",
    ),
    cells(
        "an_answer_deleted",
        lambda cells: [one for one in cells if one.id != "convert"],
        14,
        "needs a human",
        "broken",
        "missing",
    ),
]

CASES = [*READING, *WRITING, *CHEATING, *ANSWERS, *FORGING, *EXHAUSTING, *ODD, *BROKEN]


def first_of_each_kind():
    """Return the first case of each kind."""
    kinds = {}
    for case in CASES:
        kinds.setdefault(case.kind, case)
    return list(kinds.values())
