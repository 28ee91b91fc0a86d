"""The locked packages fit every Python that we say we run on, not only the one they were locked by.

What a package needs depends on the Python that asks, and pip-compile asks as the one it runs in.
So the packages themselves are asked here, for each Python in turn.
"""

from __future__ import annotations

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent.parent
REQUIREMENTS = ROOT / "requirements"
# a script that runs before anything is installed, and no module to import
OLDEST = re.findall(
    r"^OLDEST = \((\d+), (\d+), (\d+)\)$", (ROOT / "scripts/environment.py").read_text(), re.M
)
PYTHONS = (".".join(*OLDEST), "3.12.0", "3.13.0", "3.14.0")
SYSTEMS = (
    {"sys_platform": "linux", "platform_system": "Linux"},
    {"sys_platform": "darwin", "platform_system": "Darwin"},
)


def locked(lock: str) -> list[Requirement]:
    """Return what a lock file names and this Python has: the rest is not there to be asked."""
    lines = (REQUIREMENTS / f"{lock}.txt").read_text().replace("\\\n", " ").splitlines()
    named = [Requirement(line.split(" --hash")[0]) for line in lines if "==" in line]
    return [one for one in named if one.marker is None or one.marker.evaluate()]


def machine(python: str, system: dict[str, str]) -> dict[str, str]:
    """Return what a requirement's marker is read with."""
    return system | {
        "python_version": ".".join(python.split(".")[:2]),
        "python_full_version": python,
        "os_name": "posix",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }


def wanted(all_of: list[Requirement], here: dict[str, str]) -> set[str]:
    """Return the names of those that are wanted on a machine."""
    return {
        canonicalize_name(one.name)
        for one in all_of
        if one.marker is None or one.marker.evaluate(here)
    }


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", ["site", "test"])
def test_each_package_runs_on_this_python(lock: str, python: str) -> None:
    packages = locked(lock)
    assert packages
    wrong = {
        f"{one.name} needs Python {needs}: hold it back in requirements/{lock}.in"
        for one in packages
        if (needs := distribution(one.name).metadata.json.get("requires_python"))
        and one.name in wanted(packages, machine(python, SYSTEMS[0]))
        and python not in Requirement(f"python{needs}").specifier
    }
    assert wrong == set()


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system["sys_platform"])
@pytest.mark.parametrize("locks", [["site"], ["site", "test"]], ids="+".join)
def test_nothing_that_a_package_needs_is_missing(
    locks: list[str], system: dict[str, str], python: str
) -> None:
    here = machine(python, system)
    there = set().union(*(wanted(locked(lock), here) for lock in locks))
    wrong = {
        f"{name} needs {need}"
        for name in there
        for need in wanted([Requirement(one) for one in distribution(name).requires or ()], here)
        if need not in there
    }
    assert wrong == set()


@pytest.mark.parametrize("lock", sorted(REQUIREMENTS.glob("*.txt")), ids=lambda lock: lock.stem)
def test_a_lock_carries_hashes_and_no_address(lock: Path) -> None:
    assert "://" not in lock.read_text()
    packages = re.findall(r"^\S+==.*", lock.read_text().replace("\\\n", " "), re.MULTILINE)
    assert packages
    assert all("--hash=sha256:" in package for package in packages)
