"""Read the rules of a quiz and say, in one go, everything that is wrong with them.

They are one Python file, or a folder of them: a package whose `__init__.py` joins the parts. They
are executed afresh on every call and nothing of them is kept, so that a live preview shows an
edited rule at once.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import runpy
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from common import signs as all_signs
from common import topic
from common.problems import Problem, ProblemsError
from common.signs import Signs
from quiz.rules.from_signs import filled
from quiz.rules.ids import retired_file, reused
from quiz.rules.model import Flow
from quiz.rules.source_lines import Lines, Place
from quiz.rules.validate import faults, misshapen

PACKAGE = "_quiz_flow"
"""The name under which the parts of a folder know each other while they are read."""


@dataclass(frozen=True)
class Rules:
    """What a file or folder of rules says."""

    flow: Flow
    lines: Lines
    problems: tuple[Problem, ...]
    """What is wrong with the flow; none where it may be used."""


def load(path: Path | str) -> Flow:
    """Execute the rules at `path`, a file or a folder, and return their `FLOW`.

    Raises one `ProblemsError` on any mistake.
    """
    found = read(Path(path), _signs(Path(path)))
    if found.problems:
        raise ProblemsError(found.problems)
    return found.flow


def read(path: Path, signs: Signs | None) -> Rules:
    """Execute the rules at `path`, and return their `FLOW` with everything that is wrong with it.

    `signs` are those of the topic that they are of, None where they stand alone. Raises one
    `ProblemsError` where no more can be told of them.
    """
    whole = Place(path.as_posix())
    files = sorted(path.glob("*.py")) if path.is_dir() else [path]
    try:
        lines = Lines(whole, {file: _tree(file) for file in files})
        names = _run_folder(path) if path.is_dir() else runpy.run_path(str(path))
    except SyntaxError as error:
        place = Place(error.filename or whole.path, error.lineno or 0)
        raise ProblemsError([place.problem(f"expected Python, found {error.msg}")]) from None
    except (OSError, UnicodeDecodeError, ValueError) as error:
        found = getattr(error, "strerror", None) or error
        raise ProblemsError([whole.problem(f"expected a rule file: {found}")]) from None
    except Exception as error:
        raise ProblemsError([(_where(error, files) or whole).problem(_cause(error))]) from None
    flow = names.get("FLOW")
    if not isinstance(flow, Flow):
        found = "no FLOW" if flow is None else f"FLOW is a {type(flow).__name__}"
        near = next((n for n, value in names.items() if isinstance(value, Flow)), "")
        hint = f" Did you mean {near!r}?" if near else ""
        message = f"expected `FLOW = Flow(...)`, found {found}.{hint}"
        raise ProblemsError([lines.last("FLOW").problem(message)])
    if mistakes := list(misshapen(flow, lines)):
        raise ProblemsError(place.problem(message) for place, message in mistakes)
    flow = filled(flow, signs or Signs())
    problems = [place.problem(message) for place, message in faults(flow, lines, signs)]
    problems += _ids_again(flow, retired_file(path))
    return Rules(flow, lines, tuple(problems))


def _signs(path: Path) -> Signs | None:
    """Return the signs of the topic that the rules are part of; None for rules that stand alone."""
    folder = topic.around(path)
    return all_signs.read(folder, may_be_missing=True) if folder else None


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), file.as_posix())


def run_part(path: Path, name: str) -> dict[str, Any]:
    """Return what the part `name` of a folder of rules defines; nothing where there is none.

    Raises one `ProblemsError` where it cannot be read.
    """
    file = path / f"{name}.py"
    if not file.is_file():
        return {}
    try:
        return _run_folder(path, name)
    except Exception as error:
        place = _where(error, sorted(path.glob("*.py"))) or Place(file.as_posix())
        raise ProblemsError([place.problem(_cause(error))]) from None


def _run_folder(folder: Path, part: str = "") -> dict[str, Any]:
    """Execute a package under a name of its own, and forget it; return what it, or a part, has."""
    file = folder / "__init__.py"
    spec = importlib.util.spec_from_file_location(
        PACKAGE, file, submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None or not file.is_file():
        raise ValueError("a folder of rules needs an `__init__.py` with `FLOW = Flow(...)`")
    module = importlib.util.module_from_spec(spec)
    writes_bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    sys.modules[PACKAGE] = module
    try:
        spec.loader.exec_module(module)
        return vars(importlib.import_module(f"{PACKAGE}.{part}") if part else module)
    finally:
        sys.dont_write_bytecode = writes_bytecode
        for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
            del sys.modules[name]


def _ids_again(flow: Flow, path: Path) -> list[Problem]:
    if not path.exists():
        return []
    again = reused(flow, path.read_text(encoding="utf-8"))
    return [Problem(path.as_posix(), line, told) for line, told in again]


def _where(error: Exception, files: Sequence[Path]) -> Place | None:
    """Return the line of the rules in which an error arose."""
    names = {str(file): file for file in files}
    frames = reversed(traceback.extract_tb(error.__traceback__))
    return next(
        (Place(names[f.filename].as_posix(), f.lineno or 0) for f in frames if f.filename in names),
        None,
    )


def _cause(error: Exception) -> str:
    return f"expected a line that can be read as a rule, found {type(error).__name__}: {error}"
