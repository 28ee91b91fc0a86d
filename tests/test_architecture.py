"""Who may import whom: each folder is one step of the way, each room in it a part of that."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = {
    *("common", "article", "pages", "quiz", "review", "updates", "publish", "bundle"),
    *("hooks", "scripts", "benchmarks", "tests"),
}
MAY_IMPORT = {
    "common": set(),
    "pages": {"common"},
    "publish": {"common"},
    "bundle": {"common", "publish"},
    "quiz": {"common"},
    "article": {"common", "pages"},
    "review": {"common", "pages", "quiz"},
    "updates": {"common", "pages"},
    "hooks": {"common", "pages", "quiz", "review", "updates"},
    "scripts": {"bundle", "common", "updates"},
}
TEMPLATE = "template"
MOST = {"article": (5, 3), "pages": (8, 9), "quiz": (8, 12), "bundle": (7, 8), "publish": (5, 3)}
"""At most so many rooms in a folder, and so many pairs of them where one imports the other."""


@cache
def imports(file: Path) -> frozenset[str]:
    """Return every module that a file imports, wherever in the file."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return frozenset(found)


def froms(file: Path) -> set[str]:
    """Return the modules that a file imports names from."""
    nodes = ast.walk(ast.parse(file.read_text("utf-8")))
    return {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


def modules(folder: str) -> dict[str, Path]:
    """Return the files of a folder by their dotted names, tests of data left out."""
    found = {}
    for file in sorted((ROOT / folder).rglob("*.py")):
        if TEMPLATE in file.relative_to(ROOT).parts:
            continue  # what a new topic begins with is no module
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = file
    return found


def arrows(folder: str) -> Iterator[tuple[str, str]]:
    """Yield each module of a folder with each other one of it that it imports."""
    known = modules(folder)
    for name, file in known.items():
        for other in imports(file) & known.keys():
            if other != name and not name.startswith(f"{other}."):
                yield name, other


def room(module: str) -> str:
    """Return the room that a module stands in; `` for the door of a folder, such as its `cli`."""
    _, *rooms, _ = module.split(".")
    return rooms[0] if rooms else ""


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_a_folder_imports_only_what_it_may(folder: str) -> None:
    allowed = MAY_IMPORT[folder] | {folder}
    wrong = {
        f"{file.relative_to(ROOT)}: {name}"
        for file in modules(folder).values()
        for name in imports(file)
        if (top := name.partition(".")[0]) in OURS and top not in allowed
    }
    assert wrong == set()


@pytest.mark.parametrize(
    "folder", ["common", "article", "pages", "quiz", "review", "updates", "publish", "bundle"]
)
def test_packages_know_nothing_of_mkdocs(folder: str) -> None:
    for file in modules(folder).values():
        assert not [name for name in imports(file) if name.split(".")[0] in {"mkdocs", "material"}]


def test_every_import_leads_somewhere() -> None:
    """In tests too, which nobody else looks at before they run."""
    known = {name for folder in OURS for name in modules(folder)}
    known |= {
        ".".join(name.split(".")[:n]) for name in known for n in range(1, name.count(".") + 1)
    }
    lost = {
        f"{name}: {module}"
        for folder in OURS
        for name, file in modules(folder).items()
        for module in froms(file)
        if module.partition(".")[0] in OURS and module not in known
    }
    assert lost == set()


@pytest.mark.parametrize("folder", MOST)
def test_rooms_are_few_and_each_stands_on_lower_ones_alone(folder: str) -> None:
    packages = {name for name, file in modules(folder).items() if file.name == "__init__.py"}
    between: dict[str, set[str]] = {}
    for one, other in arrows(folder):
        # a room's name stands for what its `__init__.py` says
        here, there = (room(f"{name}." if name in packages else name) for name in (one, other))
        if here != there:
            between.setdefault(here, set()).add(there)
    assert not any("" in others for others in between.values()), "a room imports the door"
    tuple(TopologicalSorter(between).static_order())  # a circle is a CycleError that names it
    rooms, pairs = MOST[folder]
    inside = {here: there for here, there in between.items() if here}
    found = set(between).union(*between.values())
    print(f"{folder}: {len(found)} rooms, {sum(map(len, inside.values()))} imports between them")
    assert len(found) <= rooms
    assert sum(map(len, inside.values())) <= pairs, inside


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_modules_import_each_other_in_no_circle(folder: str) -> None:
    below: dict[str, set[str]] = {}
    for one, other in arrows(folder):
        below.setdefault(one, set()).add(other)
    tuple(TopologicalSorter(below).static_order())
