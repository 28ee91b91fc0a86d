"""Who may import whom, so that each folder stays one step of the way."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = {
    "common",
    "article",
    "pages",
    "quiz",
    "publish",
    "bundle",
    "hooks",
    "scripts",
    "benchmarks",
    "tests",
}
MAY_IMPORT = {
    "common": set(),
    "pages": {"common"},
    "publish": {"common"},
    "bundle": {"common", "publish"},
    "quiz": {"common"},
    "article": {"common", "pages"},
    "hooks": {"common", "pages", "quiz"},
}


def imports(file: Path) -> set[str]:
    """Return every module that a file imports, wherever in the file."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_a_folder_imports_only_what_it_may(folder: str) -> None:
    allowed = MAY_IMPORT[folder] | {folder}
    files = sorted((ROOT / folder).rglob("*.py"))
    assert files
    wrong = {
        f"{file.relative_to(ROOT)}: {name}"
        for file in files
        for name in imports(file)
        if name.split(".")[0] in OURS
        and not any(name == one or name.startswith(one + ".") for one in allowed)
        # `from pages import urgency` names the package on the way to what is allowed
        and not any(one.startswith(name + ".") for one in allowed)
    }
    assert wrong == set()


@pytest.mark.parametrize("folder", ["article", "pages", "quiz", "publish", "bundle"])
def test_packages_know_nothing_of_mkdocs(folder: str) -> None:
    for file in (ROOT / folder).rglob("*.py"):
        assert not [name for name in imports(file) if name.split(".")[0] in {"mkdocs", "material"}]
