"""Time a class graded by nbgrader and by `centricity grade`, taking turns.

``python -m tests.benchmarks.grade_a_class [SUBMISSIONS [ROUNDS]]``
``python -m tests.benchmarks.grade_a_class growth SUBMISSIONS ...``

Each submission has 26 cells: imports of pandas, NumPy and matplotlib, a CSV of 2,000 rows, six
functions, eight hidden tests with 17 points, two plots. A quarter is right, a quarter wrong, a
quarter half empty, a quarter raises. In each round nbgrader grades a tenth of what we grade, so
that both meet the same machine; its time for the whole class is worked out from that, its start
counted once. With ``growth`` we alone grade classes of these sizes, one after the other; the
processor's seconds, which a busy machine changes less than the clock's, are told as well. Memory
is that of the whole family of processes, shared pages shared out.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from centricity.grading.book.register import register
from tests.proving.attempts import ROOT
from tests.proving.vanilla import rows

NAME = "99_bench"
SHARE = 10
PLAIN_SETTINGS = """
from pathlib import Path
c = get_config()
c.CourseDirectory.root = str(Path(__file__).parent)
c.CourseDirectory.course_id = "centricity"
c.CourseDirectory.source_directory = "solutions/source"
c.CourseDirectory.release_directory = "exercises"
c.CourseDirectory.submitted_directory = "grading/submitted"
c.CourseDirectory.autograded_directory = "grading/autograded"
c.CourseDirectory.db_url = f"sqlite:///{Path(__file__).parent / 'grading' / 'gradebook.db'}"
c.Execute.extra_arguments = ["--HistoryManager.hist_file=:memory:", "--log-level=ERROR"]
"""
SETUP = """\
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

purchases = pd.read_csv("purchases.csv")"""
FUNCTIONS = {
    "total": "def total(frame):\n    return float(frame['amount'].sum())",
    "best": "def best(frame):\n    return frame.groupby('customer')['amount'].sum().idxmax()",
    "share": "def share(frame):\n    total = frame['amount'].sum()\n"
    "    return frame.assign(share=frame['amount'] / total)",
    "scale": "def scale(values):\n    return (values - values.mean()) / values.std()",
    "grow": "def grow(start, rate, years):\n    return start * (1 + rate) ** np.arange(years)",
    "months": "def months(frame):\n    return frame.groupby('month')['amount'].mean()",
}
WRONG = {
    "total": "def total(frame):\n    return int(frame['amount'].sum())",
    "scale": "def scale(values):\n    return values / values.std()",
    "grow": "def grow(start, rate, years):\n    return start * (1 + rate * np.arange(years))",
}
PLOTS = (
    "figure, axes = plt.subplots()\naxes.hist(purchases['amount'], bins=40)\n"
    "axes.set_title('Amounts');",
    "figure, axes = plt.subplots()\npurchases.groupby('month')['amount'].sum().plot(ax=axes)\n"
    "axes.set_ylabel('amount');",
)
FRAME = """\
    frame = pd.DataFrame({
        "customer": rng.integers(0, 9, 200),
        "month": rng.integers(1, 13, 200),
        "amount": rng.uniform(1, 90, 200),
    })
"""
# The points of each hidden test, and what it does.
TESTS = {
    "total": (2, FRAME + "    assert abs(total(frame) - frame['amount'].sum()) < 1e-6\n"),
    "best": (
        2,
        FRAME + "    spent = frame.groupby('customer')['amount'].sum()\n"
        "    assert best(frame) == spent.idxmax()\n",
    ),
    "share": (
        3,
        FRAME + "    kept = frame.copy()\n    shares = share(frame)['share']\n"
        "    assert abs(shares.sum() - 1) < 1e-9\n    assert frame.equals(kept)\n",
    ),
    "scale": (
        2,
        "    done = scale(rng.uniform(0, 9, 500))\n"
        "    assert abs(done.mean()) < 1e-9\n    assert abs(done.std() - 1) < 1e-9\n",
    ),
    "scale-series": (
        2,
        "    done = scale(pd.Series(rng.uniform(0, 9, 500)))\n    assert abs(done.mean()) < 1e-9\n",
    ),
    "grow": (
        2,
        "    for _ in range(20):\n        rate = rng.uniform(0, 0.2)\n"
        "        want = 100 * (1 + rate) ** np.arange(9)\n"
        "        assert np.allclose(grow(100, rate, 9), want)\n",
    ),
    "grow-none": (2, "    assert len(grow(100, 0.1, 0)) == 0\n"),
    "months": (2, FRAME + "    assert months(frame).index.is_monotonic_increasing\n"),
}


def main(count=200, rounds=4):
    """Print the times of both, the ratio, the memory, and whether the rows are the same."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        template = _course(base / "template", "ours")
        register(template, [NAME])
        plain, ours = [], []
        for turn in range(rounds):
            few = _class(base, template, "plain", turn, max(4, count // SHARE // rounds))
            many = _class(base, template, "ours", turn, count // rounds)
            plain.append(_time([sys.executable, "-m", "nbgrader", "autograde", NAME], few))
            ours.append(_time([sys.executable, "-c", _command(many)], many))
            same = _same(few, many)
            print(
                f"round {turn + 1}: nbgrader {_shown(plain[-1])}; ours {_shown(ours[-1])}; {same}"
            )
        _report(plain, ours, count)


def growth(*counts):
    """Print how long `centricity grade` takes for classes of several sizes."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        template = _course(base / "template", "ours")
        register(template, [NAME])
        for count in counts:
            root = _class(base, template, "ours", count, count)
            before = _processor()
            seconds, graded, peak = _time([sys.executable, "-c", _command(root)], root)
            worked = _processor() - before
            shutil.rmtree(root)
            print(
                f"{graded} submissions: {seconds:.1f} s, {seconds / graded:.3f} s each; of the "
                f"processor {worked:.1f} s, {worked / graded:.3f} s each; {peak:.0f} MB",
                flush=True,
            )


def _processor():
    """Return the seconds of a processor that all ended children have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _command(root):
    return (
        "from pathlib import Path\nfrom centricity.grading.desk import grade_and_tell\n"
        f"grade_and_tell(Path({str(root)!r}))"
    )


def _course(root, kind):
    """Make a course folder with one assignment."""
    source = root / "solutions" / "source" / NAME
    source.mkdir(parents=True)
    (root / "grading").mkdir()
    (root / "exercises").mkdir()
    nbformat.write(_source(), source / f"{NAME}.ipynb")
    lines = [f"{i},{i % 97},{i % 12 + 1},{(i * 7919) % 900 / 10}" for i in range(2000)]
    (source / "purchases.csv").write_text("row,customer,month,amount\n" + "\n".join(lines) + "\n")
    settings = PLAIN_SETTINGS if kind == "plain" else (ROOT / "nbgrader_config.py").read_text()
    (root / "nbgrader_config.py").write_text(settings)
    return root


def _source():
    cells = [_cell(new_markdown_cell("# A class of purchases"), "title", locked=True)]
    cells.append(_cell(new_code_cell(SETUP), "setup", locked=True))
    for name, code in FUNCTIONS.items():
        cells.append(_cell(new_markdown_cell(f"## {name}"), f"{name}-prompt", locked=True))
        cells.append(_cell(new_code_cell(_solved(code)), name, solution=True))
    cells += [
        _cell(new_code_cell(code), f"plot-{n}", solution=True) for n, code in enumerate(PLOTS)
    ]
    for name, (points, body) in TESTS.items():
        test = (
            f"# Hidden, {points} points\n### BEGIN HIDDEN TESTS\ndef hidden_tests():\n"
            "    import numpy as np\n    import pandas as pd\n\n"
            f"    rng = np.random.default_rng(5)\n{body}\n\nhidden_tests()\n### END HIDDEN TESTS"
        )
        cells.append(_cell(new_code_cell(test), f"{name}-test", grade=True, points=points))
    cells += [_cell(new_markdown_cell("The end."), f"end-{n}", locked=True) for n in range(2)]
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def _solved(code):
    head, body = code.split("\n", 1)
    return f"{head}\n    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION"


def _cell(cell, name, **marks):
    cell.id = name
    cell.metadata.nbgrader = nbformat.from_dict(
        {"grade_id": name, "grade": False, "solution": False, "locked": marks.get("grade", False),
         "schema_version": 3, "task": False, "cell_type": cell.cell_type, **marks}
    )  # fmt: skip
    return cell


def _class(base, template, kind, turn, count):
    """Make a course folder in which a class has handed in."""
    root = _course(base / f"{kind}-{turn}", kind)
    shutil.copy(template / "grading" / "gradebook.db", root / "grading")
    for number in range(count):
        notebook = _source()
        answers = _answers(number % 4)
        for cell in notebook.cells:
            if cell.id in answers:
                cell.source = answers[cell.id]
            elif cell.metadata.nbgrader.grade:
                cell.source = cell.source.split("\n")[0]
        place = root / "grading" / "submitted" / f"s{number:05}" / NAME
        place.mkdir(parents=True)
        nbformat.write(notebook, place / f"{NAME}.ipynb")
    return root


def _answers(kind):
    """Return the answers of one who is right, wrong, half done, or whose code raises."""
    plots = {f"plot-{number}": code for number, code in enumerate(PLOTS)}
    if kind == 1:
        return {**FUNCTIONS, **WRONG, **plots}
    if kind == 2:
        blank = dict.fromkeys(list(FUNCTIONS)[3:], "raise NotImplementedError()")
        return {**FUNCTIONS, **blank, **plots}
    if kind == 3:
        raising = {
            name: code.replace("return ", "return 1 / 0 + ") for name, code in FUNCTIONS.items()
        }
        return {**raising, **plots}
    return {**FUNCTIONS, **plots}


def _time(command, root):
    """Run a command, and return its seconds, how many it graded, and its peak of memory in MB."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    begun = time.monotonic()
    process = subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    peak = [0]
    watch = threading.Thread(target=_watch, args=(process, peak), daemon=True)
    watch.start()
    words, _none = process.communicate()
    seconds = time.monotonic() - begun
    if process.returncode:
        raise RuntimeError(words.decode())
    graded = len(list((root / "grading" / "autograded").glob("*")))
    return seconds, graded, peak[0]


def _watch(process, peak):
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(memory, family(process.pid))) / 1e3)
        time.sleep(0.3)


def family(pid):
    """Return a process and all that came of it."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = path.read_text()
        except OSError:
            continue
        parents.setdefault(int(text.rsplit(")", 1)[1].split()[1]), []).append(int(path.parent.name))
    family, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        family.append(one)
        waiting += parents.get(one, [])
    return family


def memory(pid, kind="Pss"):
    """Return a process's share of memory in kB, its part of shared pages counted in parts."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{kind}:"))


def _same(plain, ours):
    """Return whether the rows of those whom both graded are the same."""
    found = [
        rows(NAME, {"db_url": f"sqlite:///{root / 'grading' / 'gradebook.db'}"})
        for root in (plain, ours)
    ]
    differ = [student for student, one in found[0].items() if found[1].get(student) != one]
    return f"{len(found[0])} rows the same" if not differ else f"rows differ: {differ[:5]}"


def _shown(run):
    seconds, graded, peak = run
    return f"{seconds:.1f} s for {graded} ({peak:.0f} MB)"


def _report(plain, ours, count):
    fixed = _fixed([sys.executable, "-c", "import nbgrader.apps.autogradeapp"])
    each = (sum(one[0] for one in plain) - fixed * len(plain)) / sum(one[1] for one in plain)
    theirs = fixed + each * count
    mine = sum(one[0] for one in ours)
    print(f"nbgrader: {each:.2f} s each, {theirs:.0f} s for {count} (worked out)")
    graded = sum(one[1] for one in ours)
    print(f"ours: {mine / graded:.2f} s each, {mine:.0f} s for {graded}, in {len(ours)} runs")
    print(f"ratio, our {len(ours)} starts counted: {theirs / mine:.1f}")
    print(f"peak memory: nbgrader {max(one[2] for one in plain):.0f} MB, "
          f"ours {max(one[2] for one in ours):.0f} MB")  # fmt: skip


def _fixed(command):
    begun = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    return time.monotonic() - begun


if __name__ == "__main__":
    if sys.argv[1:2] == ["growth"]:
        growth(*map(int, sys.argv[2:]))
    else:
        main(*map(int, sys.argv[1:]))
