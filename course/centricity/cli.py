"""The command ``centricity``."""

import argparse
import os
import socket
import sys
from pathlib import Path

from centricity import alone, handin, paths, progress
from centricity.i18n import _

START_PAGE = "course/00_start_here.ipynb"


def main(arguments=None):
    """Run a command, and return its exit code: 0, or 2 after saying what went wrong.

    ``check`` also returns 1, where something is not right yet.
    """
    options = _parser().parse_args(arguments)
    try:
        return options.run(options) or 0
    except (OSError, ValueError, RuntimeError) as error:
        print(f"centricity {options.command}: {error}", file=sys.stderr)
        return 2


def _parser():
    parser = argparse.ArgumentParser(
        prog="centricity", description=_("Work with the course, alone or with a class.")
    )
    parser.set_defaults(run=lambda _options: parser.print_help())
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name, run, text):
        made = commands.add_parser(name, help=text, description=text)
        made.set_defaults(run=run)
        return made

    lab = command("lab", _lab, _("open the course in JupyterLab"))
    lab.add_argument("--port", type=int, help=_("the port to use; the next free one if not given"))
    lab.add_argument("--no-browser", action="store_true", help=_("print the address only"))
    start = command("start", _start, _("make your own copy of an exercise"))
    start.add_argument("number", help=_("the lesson, for example 04"))
    check = command("check", _check, _("run the hidden tests on your copy of an exercise"))
    check.add_argument("number", help=_("the lesson, for example 04"))
    check.add_argument(
        "notebook", nargs="?", type=Path, help=_("another notebook than your own copy")
    )
    submit = command("submit", _submit, _("pack your copy of an exercise to hand it in"))
    submit.add_argument("number", help=_("the lesson, for example 04"))
    submit.add_argument("--as", dest="student", required=True, help=_("your student id"))
    hint = command("hint", _hint, _("open the next hint on a question"))
    hint.add_argument("number", help=_("the lesson, for example 04"))
    hint.add_argument(
        "question", nargs="?", default="", help=_("the name of the function; lists them without")
    )
    solution = command("solution", _solution, _("write the reference solution beside your own"))
    solution.add_argument("number", help=_("the lesson, for example 04"))
    solution.add_argument("--anyway", action="store_true", help=_("even if you haven't tried"))
    mark = command("mark", _mark, _("mark your own written answer"))
    mark.add_argument("number", help=_("the lesson, for example 04"))
    mark.add_argument(
        "points", nargs="?", type=float, help=_("0 to 4, in halves; shows the scheme if not given")
    )
    command("progress", _progress, _("show what you have done, and what is next"))
    command("build", _build, _("make every notebook from its text (authors)"))
    register = command(
        "register", _register, _("enter assignments into the gradebook (instructors)")
    )
    register.add_argument("number", nargs="?", help=_("the lesson; all lessons if not given"))
    roster = command("roster", _roster, _("enter a class list into the gradebook (instructors)"))
    roster.add_argument("list", type=Path, help=_("a CSV file with the column id"))
    collect = command("collect", _collect, _("bring in what an LMS exported (instructors)"))
    collect.add_argument("number", help=_("the lesson, for example 04"))
    collect.add_argument("source", type=Path, help=_("a ZIP, or a folder of ZIPs and notebooks"))
    collect.add_argument(
        "--worksheet", type=Path, help=_("Moodle's grading worksheet of this assignment")
    )
    collect.add_argument(
        "--groups", type=Path, help=_("a CSV file with the columns group and id, for group work")
    )
    grade = command("grade", _grade, _("grade what was handed in (instructors)"))
    grade.add_argument("number", nargs="?", help=_("the lesson; all lessons if not given"))
    grade.add_argument("--student", default="*", metavar="ID", help=_("one student only"))
    grade.add_argument(
        "--folder", type=Path, help=_("where hand-ins are; grading/submitted if not given")
    )
    grade.add_argument(
        "--scheduler", metavar="ADDRESS", help=_("run them on a Dask cluster that exists already")
    )
    grade.add_argument("--unsandboxed", action="store_true", help=_("don't shut students' code in"))
    grade.add_argument(
        "--workers",
        type=int,
        help=_("how many run at a time; one more than there are processors if not given"),
    )
    grades = command("grades", _grades, _("write grades for you or for an LMS (instructors)"))
    grades.add_argument("number", help=_("the lesson, for example 04"))
    grades.add_argument(
        "--to", type=Path, help=_("the file to write; grading/reports/grades_NN.csv if not given")
    )
    lms = grades.add_mutually_exclusive_group()
    lms.add_argument("--moodle", type=Path, metavar="WORKSHEET", help=_("Moodle's worksheet"))
    lms.add_argument("--canvas", type=Path, metavar="EXPORT", help=_("Canvas's exported gradebook"))
    grades.add_argument("--column", default="", help=_("the column of the assignment in Canvas"))
    feedback = command("feedback", _feedback, _("make feedback pages (instructors)"))
    feedback.add_argument("number", help=_("the lesson, for example 04"))
    lms = feedback.add_mutually_exclusive_group()
    lms.add_argument(
        "--moodle",
        nargs="?",
        const="",
        metavar="WORKSHEET",
        help=_("and pack them as Moodle's feedback files; the worksheet tells participants apart"),
    )
    lms.add_argument("--canvas", action="store_true", help=_("and pack them for Canvas"))
    report = command("report", _report, _("say what the class did not understand (instructors)"))
    report.add_argument("number", help=_("the lesson, for example 04"))
    report.add_argument("--names", action="store_true", help=_("show the ids of students"))
    report.add_argument(
        "--to", type=Path, default=Path("grading/reports"), help=_("the folder to write to")
    )
    release = command("release", _release, _("make the archives to hand out (instructors)"))
    release.add_argument(
        "--to", type=Path, default=Path("grading/releases"), help=_("the folder to put them in")
    )
    league = command("league", _league, _("replay result codes and rank a class (instructors)"))
    league.add_argument("folder", type=Path, help=_("a folder of files NAME.txt, one code each"))
    command("demo", _demo, _("grade a made-up class from end to end"))
    return parser


def _lab(options):
    if options.port is not None:
        _check_port(options.port)
    from jupyterlab.labapp import LabApp

    start_page = START_PAGE if (paths.root() / START_PAGE).is_file() else ""
    arguments = [
        f"--ServerApp.root_dir={paths.root()}",
        f"--LabApp.default_url=/lab/tree/{start_page}",
        # Of the server's own words, only the address to open.
        "--ServerApp.log_level=WARN",
    ]
    if options.port is not None:
        arguments += [f"--ServerApp.port={options.port}", "--ServerApp.port_retries=0"]
    if options.no_browser:
        arguments.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # In a container one is often root; JupyterLab would refuse to start.
        arguments.append("--allow-root")
    _let_terminals_know_the_command(arguments)
    # nbgrader reads its settings from the current folder.
    os.chdir(paths.root())
    LabApp.launch_instance(arguments)


def _let_terminals_know_the_command(arguments):
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    if os.name == "posix":
        # Left alone, the server may start a login shell, which sets PATH anew.
        settings = {"shell_command": [os.environ.get("SHELL", "sh")]}
        arguments.append(f"--ServerApp.terminado_settings={settings}")


def _check_port(port):
    if not 0 < port < 65536:
        raise ValueError(_("{port} is no port: use 1 to 65535.").format(port=port))
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise OSError(
                _(
                    "port {port} is busy. Name another one, or none to take the next free one."
                ).format(port=port)
            )


def _start(options):
    print(handin.start(options.number))


def _check(options):
    from centricity.checks.check import checker
    from centricity.checks.page import as_text

    with checker(options.number) as tests:
        result = tests.check(options.notebook or handin.own_copy(tests.original))
    print(as_text(result))
    return 0 if result.passed else 1


def _mark(options):
    number = handin.exercise(options.number).stem[:2]
    if options.points is None:
        print(alone.scheme(number))
        print()
        print(_("Keep your mark with: centricity mark {number} POINTS").format(number=number))
        return
    alone.mark_own(number, options.points)
    print(_("Kept, as marked by yourself: {points:g} of 4.").format(points=options.points))


def _submit(options):
    archive = handin.submit(options.number, options.student)
    print(_("Hand in this file: {path}").format(path=os.path.relpath(archive)))


def _hint(options):
    print(alone.hint(options.number, options.question))


def _solution(options):
    print(_("Written: {path}").format(path=alone.solution(options.number, options.anyway)))


def _progress(_options):
    print(progress.Page())


def _build(_options):
    from centricity.build.course import build

    changed = build(paths.root())
    for path in changed:
        print(path.relative_to(paths.root()))
    print(_("{count} files changed.").format(count=len(changed)))


def _register(options):
    from centricity.grading.book.register import register

    chosen = [handin.exercise(options.number).stem] if options.number else None
    for assignment, points in register(paths.root(), chosen).items():
        print(
            _("{assignment}: registered, {points:g} points").format(
                assignment=assignment, points=points
            )
        )


def _roster(options):
    from centricity.grading.lms.roster import import_roster

    count = import_roster(paths.root(), options.list)
    print(_("{count} students are in the gradebook.").format(count=count))


def _collect(options):
    from centricity.grading.lms.collect import COLLECTED, collect

    assignment = handin.exercise(options.number).stem
    report = collect(paths.root(), assignment, options.source, options.worksheet, options.groups)
    print(report.to_string(index=False))
    collected = int(report["what"].str.startswith(COLLECTED).sum())
    print(
        _("{count} collected. The report: grading/downloaded/{assignment}/report.csv").format(
            count=collected, assignment=assignment
        )
    )


def _grade(options):
    from centricity.grading.desk import grade_and_tell

    chosen = handin.exercise(options.number).stem if options.number else None
    settings = {}
    if options.workers is not None:
        settings["workers"] = options.workers
    if options.scheduler:
        settings["scheduler"] = options.scheduler
    if options.unsandboxed:
        settings["level"] = "unsandboxed"
    if options.folder:
        settings["submitted_directory"] = os.path.relpath(options.folder, paths.root())
    return grade_and_tell(paths.root(), chosen, options.student, **settings)


def _grades(options):
    from centricity.grading.lms.grades import write

    assignment = handin.exercise(options.number).stem
    to = options.to or paths.root() / "grading" / "reports" / f"grades_{assignment[:2]}.csv"
    to.parent.mkdir(parents=True, exist_ok=True)
    layout = "moodle" if options.moodle else "canvas" if options.canvas else "plain"
    template = str(options.moodle or options.canvas or "")
    said = write(
        paths.root(), assignment, to, layout=layout, template=template, column=options.column
    )
    print(_("Written: {path}").format(path=to))
    if said:
        print(said)


def _feedback(options):
    from centricity.grading.lms.send import make_pages, pack

    assignment = handin.exercise(options.number).stem
    pages = make_pages(paths.root(), assignment)
    print(
        _("{count} feedback pages are in {folder}").format(
            count=len(pages), folder=paths.root() / "grading" / "feedback"
        )
    )
    lms = "canvas" if options.canvas else "moodle" if options.moodle is not None else ""
    if lms:
        to = paths.root() / "grading" / "reports" / f"feedback_{assignment[:2]}_{lms}.zip"
        worksheet = Path(options.moodle) if options.moodle else None
        left_out = pack(paths.root(), assignment, pages, lms, to, worksheet)
        print(_("Written: {path}").format(path=to))
        if left_out:
            print(_("Not in it: {who}").format(who=", ".join(left_out)))


def _report(options):
    from centricity.grading.pages.report import report

    assignment = handin.exercise(options.number).stem
    page = report(paths.root(), assignment, paths.root() / options.to, options.names)
    print(_("Written: {path}").format(path=page))


def _release(options):
    from centricity.grading.release import release

    for archive in release(paths.root(), paths.root() / options.to):
        print(_("{path}: {size:.1f} MB").format(path=archive, size=archive.stat().st_size / 1e6))


def _league(options):
    from centricity.simulate.market import league

    table = league(options.folder)
    shown = {"equity": "{:,.0f}".format, "cash": "{:,.0f}".format}
    shares = dict.fromkeys(("retention", "satisfaction", "risk"), "{:.3f}".format)
    print(table.to_string(index=False, na_rep="", formatters=shown | shares))


def _demo(_options):
    from centricity.grading.demo import demo

    demo(paths.root(), Path("grading/demo"))


if __name__ == "__main__":
    sys.exit(main())
