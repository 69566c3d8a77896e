"""The lists of dependencies agree with each other."""

import re
import tomllib

import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.proving.attempts import ROOT

CONDA_NAMES = {"matplotlib-base": "matplotlib"}


def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def requirements(lines):
    parsed = [Requirement(line) for line in lines]
    return {canonicalize_name(one.name): one.specifier for one in parsed}


def pinned(name):
    lines = (ROOT / name).read_text().splitlines()
    return {
        canonicalize_name(line.split("==")[0]): line.split("==")[1]
        for line in lines
        if line and not line.startswith("#")
    }


def conda():
    listed = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    plain = [line for line in listed if isinstance(line, str)]
    found = requirements(line for line in plain if re.match(r"(?!pip$|python\b)", line))
    return {CONDA_NAMES.get(name, name): bounds for name, bounds in found.items()}


def test_conda_and_pip_ask_for_the_same():
    assert conda() == requirements(project()["dependencies"])


def test_conda_asks_for_the_same_python_and_installs_the_course():
    listed = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    assert f"python{project()['requires-python']}" in listed
    assert {"pip": ["-e ."]} in listed


def test_every_dependency_has_both_bounds():
    needed = [*project()["dependencies"], *project()["optional-dependencies"]["dev"]]
    for name, bounds in requirements(needed).items():
        assert {one.operator for one in bounds} == {">=", "<"}, name


def test_the_versions_tested_lie_within_the_bounds():
    tested = pinned("constraints.txt")
    needed = [*project()["dependencies"], *project()["optional-dependencies"]["dev"]]
    for name, bounds in requirements(needed).items():
        assert bounds.contains(tested[name]), name


def test_the_lowest_versions_are_the_lower_bounds():
    lower = {
        name: next(one.version for one in bounds if one.operator == ">=")
        for name, bounds in requirements(project()["dependencies"]).items()
    }
    found = pinned("constraints-lowest.txt")
    assert found.keys() == lower.keys()
    for name, version in lower.items():
        assert (found[name] + ".").startswith(version + "."), name
