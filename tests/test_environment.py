"""The lists of dependencies agree with each other."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.proving.attempts import ROOT

CONDA_NAMES = {"matplotlib-base": "matplotlib"}


def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def requirements(lines):
    """Return the bounds of each requirement by name; no name may come twice."""
    parsed = [Requirement(line) for line in lines]
    names = [canonicalize_name(one.name) for one in parsed]
    assert len(set(names)) == len(names), names
    return {name: one.specifier for name, one in zip(names, parsed, strict=True)}


def runtime():
    return requirements(project()["dependencies"])


def cluster():
    return requirements(project()["optional-dependencies"]["cluster"])


def development():
    """Return what authors need, beside what the cluster needs."""
    listed = project()["optional-dependencies"]["dev"]
    return requirements(line for line in listed if line != "centricity[cluster]")


def everything():
    return runtime() | cluster() | development()


def pinned(name):
    """Return the exact version of each package in a list of constraints."""
    lines = (ROOT / name).read_text().splitlines()
    exact = requirements(line for line in lines if line and not line.startswith("#"))
    for package, bounds in exact.items():
        assert [one.operator for one in bounds] == ["=="], f"{name}: {package}"
    return {package: Version(next(iter(bounds)).version) for package, bounds in exact.items()}


def conda():
    """Return what the conda file lists by name, without its nested list for pip."""
    listed = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    found = requirements(line for line in listed if isinstance(line, str))
    return {CONDA_NAMES.get(name, name): bounds for name, bounds in found.items()}


def lower(bounds):
    return Version(next(one.version for one in bounds if one.operator == ">="))


def imported(paths):
    """Return the packages that modules import, by their name on the index."""
    names = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {one.name.partition(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom):
                names.add(node.module.partition(".")[0])
    known = packages_distributions()
    others = names - sys.stdlib_module_names - {"centricity", "tests"}
    return {canonicalize_name(known[name][0]) for name in others}


def test_every_package_imported_is_declared():
    package = ROOT / "course" / "centricity"
    # Only authors build.
    build = set((package / "build").glob("*.py"))
    used = imported(set(package.rglob("*.py")) - build)
    assert {"numpy", "distributed"} <= used
    assert used <= runtime().keys() | cluster().keys()
    used = imported({*build, *(ROOT / "tests").rglob("*.py")})
    assert {"pytest", "jupytext"} <= used
    # `tests/models/peer_values.py` runs in an environment of its own, as it says.
    assert used - {"retenmod"} <= everything().keys()


def test_conda_and_pip_ask_for_the_same():
    found = conda()
    assert found.keys() - runtime().keys() == {"python", "pip"}
    assert {name: found.get(name) for name in runtime()} == runtime()


def test_conda_asks_for_the_same_python_and_installs_the_course():
    assert conda()["python"] == SpecifierSet(project()["requires-python"])
    listed = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    assert [one for one in listed if not isinstance(one, str)] == [{"pip": ["-e ."]}]


def test_no_dependency_is_listed_both_for_use_and_for_development():
    assert runtime().keys().isdisjoint(development().keys() | cluster().keys())


@pytest.mark.parametrize("name", sorted(everything()))
def test_every_dependency_has_both_bounds(name):
    assert sorted(one.operator for one in everything()[name]) == ["<", ">="]


@pytest.mark.parametrize("name", sorted(everything()))
def test_the_version_tested_lies_within_the_bounds(name):
    assert everything()[name].contains(pinned("constraints.txt")[name])


def test_the_lowest_versions_are_the_lower_bounds():
    expected = {name: lower(bounds) for name, bounds in runtime().items()}
    assert pinned("constraints-lowest.txt") == expected


@pytest.mark.parametrize("name", sorted(runtime()))
def test_the_lowest_version_is_allowed_and_is_not_above_the_one_tested(name):
    lowest = pinned("constraints-lowest.txt")[name]
    assert runtime()[name].contains(lowest)
    assert lowest <= pinned("constraints.txt")[name]
