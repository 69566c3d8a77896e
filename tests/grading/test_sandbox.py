"""What students' code can't do in the sandbox, as root and as anybody, and what still works."""

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from centricity.grading.run.isolation import Isolation
from centricity.grading.run.sandbox import linux, session
from centricity.grading.run.sandbox.limits import Limits
from centricity.grading.run.sandbox.session import NoSandboxError, Sandbox
from centricity.grading.run.sandbox.view import closed_modules
from tests.benchmarks.grade_a_class import family
from tests.proving.attempts import ROOT

# One worker runs them all, so that Python is warmed once for each level.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("sandbox")]

SETUP = "import numpy as np\nfrom centricity.data import load_care_plan"
HIDDEN = (
    "### BEGIN HIDDEN TESTS\nfrom centricity.models import clv as model\n"
    "assert double(2) == 4, 'twice two'\n### END HIDDEN TESTS"
)
LIMITS = Limits(cell_seconds=6, notebook_seconds=60, memory=400, processes=20, output=2)
LEVELS = {
    "sandbox as root": {"level": "sandbox", "privileged": True},
    "sandbox as anybody": {"level": "sandbox", "privileged": False},
    "unsandboxed": {"level": "unsandboxed"},
}


def assignment():
    """Return a small assignment: a setup cell, an answer, a hidden test."""
    notebook = new_notebook(cells=[new_code_cell(one) for one in (SETUP, "", HIDDEN)])
    for cell, solution, grade in zip(
        notebook.cells, (False, True, False), (False, False, True), strict=True
    ):
        cell.metadata.nbgrader = nbformat.from_dict({"solution": solution, "grade": grade})
    return notebook


@pytest.fixture(scope="module", params=LEVELS, ids=lambda one: one.replace(" ", "-"))
def level(request):
    """Return the warm processes of one level after the other, and the level's name."""
    with Isolation(assignment(), limits=LIMITS, workers=2, **LEVELS[request.param]) as isolation:
        yield isolation, request.param


@pytest.fixture
def run(level):
    """Return a function that runs answers and one hidden test, and returns the `Run`."""
    isolation, _name = level

    return partial(run_cells, isolation)


def run_cells(isolation, *codes, hidden=HIDDEN, files=None):
    """Run the setup cell, answers and a test; return how it ended, with outputs and counts."""
    cells = [new_code_cell(code, id=f"c{place}") for place, code in enumerate((SETUP, *codes))]
    mark = {"nbgrader": {"solution": False, "grade": True}}
    cells.append(new_code_cell(hidden, id="test", metadata=mark))
    done = isolation.run(new_notebook(cells=cells), files)
    ran = {place: one for place, one in enumerate(cells) if one.execution_count is not None}
    outputs = {place: one.outputs for place, one in ran.items()}
    counts = {place: one.execution_count for place, one in ran.items()}
    return SimpleNamespace(**vars(done), outputs=outputs, counts=counts)


# What only the sandbox promises.
shut_in = pytest.mark.parametrize("level", [*LEVELS][:2], indirect=True, ids=["root", "anybody"])


DOUBLE = "def double(x):\n    return 2 * x"


def verdict(run):
    """Return the error of the last cell, None if it passed."""
    errors = [one for one in run.outputs[max(run.outputs)] if one["output_type"] == "error"]
    return f"{errors[0]['ename']}: {errors[0]['evalue']}" if errors else None


def shown(run, cell=1):
    """Return what a cell printed or raised."""
    words = []
    for one in run.outputs[cell]:
        words.append(one.get("text") or one.get("evalue") or one["data"].get("text/plain", ""))
    return "".join(words).strip()


def test_a_right_answer_passes_and_a_wrong_one_does_not(run):
    assert verdict(run(DOUBLE)) is None
    assert verdict(run("def double(x):\n    return x")) == "AssertionError: twice two"
    assert verdict(run("")) == "NameError: name 'double' is not defined"


def test_output_counts_and_errors_are_those_of_a_notebook(run):
    done = run("print('a')\n1 + 1", "1 / 0", DOUBLE)
    assert done.outputs[1] == [
        {"output_type": "stream", "name": "stdout", "text": "a\n"},
        {
            "output_type": "execute_result",
            "data": {"text/plain": "2"},
            "metadata": {},
            "execution_count": 2,
        },
    ]
    assert done.outputs[2][0]["ename"] == "ZeroDivisionError"
    assert done.counts == {0: 1, 1: 2, 2: 3, 3: 4, 4: 5}


def test_what_programs_print_is_kept(run):
    assert shown(run("import os\nos.system('echo from a program');")) == "from a program"


def test_commands_of_ipython_run(run):
    assert shown(run("!echo from a command")) == "from a command"


def test_a_students_own_module_is_found_and_takes_no_name_of_the_course(run):
    files = {"mine.py": b"x = 5", "centricity.py": b"x = 6", "pandas.py": b"x = 7"}
    code = "import mine, centricity, pandas\nprint(mine.x, centricity.__version__ and pandas.NA)"
    assert shown(run(code, files=files)) == "5 <NA>"


def test_data_can_be_loaded_and_the_answers_cannot(run):
    assert shown(run("print(len(load_care_plan()))")) == "24"
    words = shown(run("from centricity.models import clv"))
    assert words.endswith("holds the answers to this assignment: write this one yourself.")
    path = "import centricity.models as m, pathlib\n"
    read = "print((pathlib.Path(m.__path__[0]) / 'clv.py').read_text())"
    assert "write this one yourself" in shown(run(path + read))


def test_other_modules_of_the_package_stay_open(run):
    assert shown(run("from centricity.models import rfm\nprint(rfm.__name__)")) == (
        "centricity.models.rfm"
    )


def test_files_beside_the_notebook_are_there(run):
    done = run("print(open('data/a.csv').read())", files={"data/a.csv": b"1,2"})
    assert shown(done) == "1,2"


@shut_in
def test_the_course_the_home_and_the_gradebook_are_absent(run, level):
    places = [str(ROOT / one) for one in ("solutions", "grading", "exercises", "course", ".git")]
    places += [str(Path.home() / ".bashrc"), "/root/.bashrc", "/home", "/etc/shadow", "/var"]
    code = f"import os\nprint([one for one in {places!r} if os.path.exists(one)])"
    assert shown(run(code)) == "[]"


@shut_in
def test_nothing_can_be_written_but_in_its_own_places(run, level):
    code = """
import os, sys
found = []
for place in ("/", "/usr", "/etc", "/course", "/dev", sys.prefix, np.__path__[0]):
    try:
        open(os.path.join(place, "mine"), "w").close()
        found.append(place)
    except OSError:
        pass
for place in (".", "/tmp", "/dev/shm"):
    open(os.path.join(place, "mine"), "w").close()
print(found)
"""
    assert shown(run(code)) == "[]"


@shut_in
def test_one_submission_sees_nothing_of_another(run, level):
    leave = "for place in ('.', '/tmp', '/dev/shm'):\n    open(place + '/left', 'w').close()"
    look = (
        "import os\nprint([one for one in ('.', '/tmp', '/dev/shm') if 'left' in os.listdir(one)])"
    )
    run(leave)
    assert shown(run(look)) == "[]"


@shut_in
def test_there_is_no_network_not_even_to_itself(run, level):
    code = """
import socket
for address in (("127.0.0.1", 22), ("1.1.1.1", 53)):
    try:
        socket.create_connection(address, 1)
        print("connected")
    except OSError as error:
        print(error.errno)
"""
    assert shown(run(code)) == "101\n101"


@shut_in
def test_it_sees_only_its_own_processes_and_is_nobody(run, level):
    code = """
import os
print(os.getpid(), [one for one in os.listdir("/proc") if one.isdigit()], os.getuid() != 0)
print([line for line in open("/proc/self/status") if line.startswith(("CapEff", "NoNewPrivs"))])
"""
    assert shown(run(code)) == (
        "1 ['1'] True\n['CapEff:\\t0000000000000000\\n', 'NoNewPrivs:\\t1\\n']"
    )


def test_its_environment_tells_nothing_of_ours(run):
    names = {*session.SET, *session.KEPT, "HOME", "TMPDIR", "IPYTHONDIR", "PYTHONPATH", "PWD"}
    names |= {"MPLCONFIGDIR", "KMP_INIT_AT_FORK", "KMP_DUPLICATE_LIB_OK", "LC_CTYPE"}
    # IPython sets these itself.
    names |= {"CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "GIT_PAGER", "PAGER", "TERM"}
    code = f"import os\nprint(set(os.environ) - {names!r})"
    assert shown(run(code)) == "set()"


def test_no_file_of_the_warm_process_is_open(run):
    code = """
import os, stat
descriptors = [one for one in range(3, 300) if os.path.exists(f"/proc/self/fd/{one}")]
print([stat.S_ISSOCK(os.fstat(one).st_mode) for one in descriptors])
"""
    assert shown(run(code)) == "[True]"


@pytest.mark.parametrize(
    "call",
    [
        "unshare(0x10000000)",
        "mount(b'none', b'/tmp', b'tmpfs', 0, None)",
        "ptrace(16, 1, 0, 0)",
        "setns(0, 0)",
        "chroot(b'/tmp')",
        "syscall(435, 0, 0)",
        "syscall(425, 1, 0)",
    ],
)
@shut_in
def test_dangerous_system_calls_are_refused(run, call, level):
    code = "import ctypes\nlib = ctypes.CDLL(None, use_errno=True)\n"
    code += f"print(lib.{call}, ctypes.get_errno() in (1, 38))"
    assert shown(run(code)) == "-1 True"


def test_random_numbers_differ_from_submission_to_submission(run):
    code = "import random\nprint(random.random(), np.random.rand())"
    one, other = shown(run(code)).split(), shown(run(code)).split()
    assert one[0] != other[0]
    assert one[1] != other[1]


def test_a_cell_that_never_ends_is_interrupted_and_the_rest_goes_on(run):
    done = run("while True:\n    pass", DOUBLE)
    names = [one["ename"] for one in done.outputs[1]]
    assert names == ["KeyboardInterrupt", "CellTimeoutError"]
    assert verdict(done) is None
    assert done.ended == ""


def test_a_cell_that_will_not_stop_is_ended(run):
    stubborn = "while True:\n    try:\n        while True:\n            pass\n"
    stubborn += "    except BaseException:\n        pass"
    done = run(stubborn, DOUBLE)
    assert "ran longer than 6 seconds and did not stop" in done.ended


def test_an_answer_that_never_ends_costs_its_own_test_only(run):
    done = run("def double(x):\n    while True:\n        pass")
    assert verdict(done).startswith("CellTimeoutError: The test took longer than 6 seconds")
    assert done.ended == ""


def test_an_answer_that_ends_python_costs_its_own_test_only(run):
    done = run("import os\ndef double(x):\n    os._exit(0)")
    assert verdict(done).startswith("BrokenOffError")
    assert done.ended == ""


def test_code_that_ends_python_is_told(run):
    assert run("import os\nos._exit(0)", DOUBLE).ended == (
        "its code ended Python, so that the tests never ran"
    )


def test_a_deep_recursion_costs_its_own_test_only(run):
    assert "double(2) raised RecursionError" in verdict(run("def double(x):\n    return double(x)"))


def test_memory_is_limited(run):
    done = run("blocks = []\nfor _ in range(40):\n    blocks.append(bytearray(50_000_000))", DOUBLE)
    assert done.outputs[1][0]["ename"] == "MemoryError"
    assert verdict(done) is None


@shut_in
def test_memory_of_many_processes_is_limited_together(run, level):
    if not level[0].sandbox.memory_group:
        pytest.skip("this system lets nobody limit the memory of several processes together")
    code = """
import os, signal
children = []
for _ in range(6):
    children.append(os.fork())
    if children[-1] == 0:
        block = np.ones(25_000_000)
        signal.pause()
ended = [os.waitpid(-1, 0)[1] for _ in children[:2]]
print(ended)
"""
    # Six times 200 MB are more than they may have together, and each alone is not.
    assert shown(run(code)) == "[9, 9]"


@shut_in
def test_processes_are_limited_and_end_with_the_submission(run, level):
    code = """
import os, time
try:
    for made in range(30):
        if os.fork() == 0:
            os.setsid()
            time.sleep(60)
            os._exit(0)
except OSError:
    pass
print(made)
"""
    warm = level[0].sandbox._nursery.process.pid
    before = sorted(family(warm))
    made = int(shown(run(code)))
    # Linux never refuses a process to root, not even to root shut in as somebody else.
    assert made == 29 if level[1] == "sandbox as anybody" and os.geteuid() == 0 else made < 20
    assert sorted(family(warm)) == before


def test_files_and_output_are_limited(run):
    done = run("open('big', 'wb').write(bytes(60_000_000))", DOUBLE)
    assert done.outputs[1][0]["ename"] == "OSError"
    done = run("for _ in range(500):\n    print('x' * 100_000)", DOUBLE)
    assert sum(len(one["text"]) for one in done.outputs[1]) <= 2_000_000
    assert verdict(done) is None


def test_a_forged_answer_to_the_driver_gains_nothing(run):
    code = """
import gc, json, os, socket, struct
for one in gc.get_objects():
    if isinstance(one, socket.socket) and one.fileno() >= 0:
        data = json.dumps({"outputs": [], "count": 1}).encode()
        for _ in range(9):
            one.sendall(struct.pack("<I", len(data)) + data)
"""
    done = run(code)
    assert done.ended or verdict(done)


def test_a_result_printed_by_the_student_is_no_score(run):
    hidden = f"from IPython import get_ipython\n{HIDDEN}"
    code = """
from IPython import get_ipython
shell = get_ipython()
shell.events.register("post_run_cell", lambda result: shell.displayhook(1e9))
"""
    done = run(code, hidden=hidden)
    assert all(one["output_type"] != "execute_result" for one in done.outputs[2])
    assert verdict(done) == "NameError: name 'double' is not defined"


def test_hidden_tests_are_nowhere_in_the_students_process(run):
    code = """
import gc, sys
from IPython import get_ipython
texts = [one for one in gc.get_objects() if isinstance(one, (str, list, dict))]
history = str(get_ipython().user_ns["In"]) + str(globals())
def double(x):
    frame, names = sys._getframe(), []
    while frame:
        names.append(str(frame.f_locals)[:2000])
        frame = frame.f_back
    raise ValueError(" ".join(["twice", "two"]) in str(names) + history)
"""
    assert verdict(run(code)) == "AssertionError: double(2) raised ValueError: False."


@pytest.mark.skipif(os.geteuid() != 0, reason="whoever runs this is nobody already")
def test_it_works_for_one_who_is_not_root():
    command = [sys.executable, "-m", "tests.grading.nobody"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "user": 65534,
        "right": None,
        "wrong": "AssertionError: twice two",
        "made": 19,
        "network": "101",
        "course": "False",
    }


def test_only_modules_that_the_release_does_not_need_are_closed():
    package = ROOT / "course" / "centricity"
    hidden = ["from centricity.models import clv as model\nfrom centricity.models.rfm import x"]
    assert closed_modules(hidden, [], package) == ["centricity.models.clv", "centricity.models.rfm"]
    needs = ["from centricity.widgets import QuarterLine"]
    assert closed_modules(hidden, needs, package) == ["centricity.models.rfm"]


def test_a_system_without_namespaces_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(NoSandboxError, match=r"it needs Linux.*--unsandboxed\.$"):
        Sandbox([])


def test_a_filter_for_an_unknown_machine_is_none(monkeypatch):
    monkeypatch.setattr(linux, "MACHINE", "m68k")
    assert linux.filter_system_calls() is False
