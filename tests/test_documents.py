"""What the README, CONTRIBUTING and the folder listing say is true."""

import re
import subprocess
import tomllib

import pytest

from centricity import cli
from tests.proving.attempts import ROOT

DOCUMENTS = ["README.md", "CONTRIBUTING.md", "course/instructor/README.md"]
TOP_LEVEL = {
    *("course", "exercises", "solutions", "datasets", "tests"),
    *("README.md", "LICENSE", "LICENSE-CONTENT", "CITATION.cff", "CHANGELOG.md"),
    *("CONTRIBUTING.md", "Makefile", "environment.yml", "pyproject.toml", "nbgrader_config.py"),
    *("constraints.txt", "constraints-lowest.txt", ".gitignore", ".ci", ".github"),
}


def committed():
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return listed.stdout.splitlines()


def test_nothing_else_lies_at_top_level():
    assert {path.split("/")[0] for path in committed()} <= TOP_LEVEL


def test_every_dependency_is_explained():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    optional = project["optional-dependencies"]
    needed = [*project["dependencies"], *optional["dev"], *optional["cluster"]]
    table = (ROOT / "CONTRIBUTING.md").read_text().split("## Dependencies")[1]
    explained = set(re.findall(r"[a-z][a-z-]+", table))
    names = {re.match(r"[a-z-]+", one)[0] for one in needed} - {project["name"]}
    assert names <= explained


@pytest.mark.parametrize("document", [*DOCUMENTS, "CHANGELOG.md"])
def test_every_path_named_in_a_document_exists(document):
    text = (ROOT / document).read_text()
    named = re.findall(r"`((?:course|solutions|datasets|tests|exercises)/[\w./-]*)`", text)
    assert [path for path in named if "NN_" not in path and not (ROOT / path).exists()] == []


def test_every_make_target_named_in_a_document_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for document in DOCUMENTS:
        named = re.findall(r"`make ([a-z]+)`", (ROOT / document).read_text())
        assert set(named) <= targets


def test_every_lesson_has_text_notebook_notes_and_assignment():
    for text in (ROOT / "course" / "text").glob("*.py"):
        assert (ROOT / "course" / f"{text.stem}.ipynb").is_file()
        assert (ROOT / "course" / "instructor" / f"{text.stem}.md").is_file()
        if text.stem != "00_start_here":
            assert (ROOT / "solutions" / "text" / text.name).is_file()


def test_every_command_named_in_a_document_exists(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    known = set(re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE))
    assert "start" in known
    for document in DOCUMENTS:
        named = re.findall(r"`centricity (\w+)", (ROOT / document).read_text())
        assert set(named) <= known, document
