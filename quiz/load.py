"""Read a rule file and say, in one go, everything that is wrong with it.

The file is executed afresh on every call and nothing of it is kept, so that a live preview shows
an edited rule at once.
"""

from __future__ import annotations

import ast
import runpy
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from quiz.faults import faults
from quiz.ids import retired_file, reused
from quiz.lines import Lines
from quiz.model import Flow


@dataclass(frozen=True, order=True)
class FlowProblem:
    """One mistake in a rule file."""

    path: str
    line: int
    """Counted from 1; 0 where the whole file is meant."""
    message: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.message}"


class FlowError(Exception):
    """Raised once, with every problem that was found."""

    def __init__(self, problems: Iterable[FlowProblem]) -> None:
        self.problems = sorted(set(problems))
        count = len(self.problems)
        title = "1 mistake to mend" if count == 1 else f"{count} mistakes to mend"
        super().__init__("\n".join([f"{title}:", *(f"  {p}" for p in self.problems)]))


def load(path: Path | str) -> Flow:
    """Execute the rule file at `path` and return its `FLOW`; raise `FlowError` on any mistake."""
    path = Path(path)
    name = path.as_posix()
    try:
        lines = Lines(ast.parse(path.read_text(encoding="utf-8"), name))
        names = runpy.run_path(str(path))
    except SyntaxError as error:
        message = f"expected Python, found {error.msg}"
        raise FlowError([FlowProblem(name, error.lineno or 0, message)]) from None
    except (OSError, UnicodeDecodeError, ValueError) as error:
        found = getattr(error, "strerror", None) or error
        raise FlowError([FlowProblem(name, 0, f"expected a rule file: {found}")]) from None
    except Exception as error:
        raise FlowError([FlowProblem(name, _line_in(error, path), _cause(error))]) from None
    flow = names.get("FLOW")
    if not isinstance(flow, Flow):
        found = "no FLOW" if flow is None else f"FLOW is a {type(flow).__name__}"
        near = next((n for n, value in names.items() if isinstance(value, Flow)), "")
        hint = f" Did you mean {near!r}?" if near else ""
        message = f"expected `FLOW = Flow(...)`, found {found}.{hint}"
        raise FlowError([FlowProblem(name, lines.last("FLOW"), message)])
    if mistakes := faults(flow, lines):
        raise FlowError(FlowProblem(name, line, message) for line, message in mistakes)
    _check_ids(flow, retired_file(path))
    return flow


def _check_ids(flow: Flow, path: Path) -> None:
    if path.exists():
        again = reused(flow, path.read_text(encoding="utf-8"))
        if problems := [FlowProblem(path.as_posix(), *one) for one in again]:
            raise FlowError(problems)


def _line_in(error: Exception, path: Path) -> int:
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno or 0 for f in reversed(frames) if f.filename == str(path)), 0)


def _cause(error: Exception) -> str:
    return f"expected a line that can be read as a rule, found {type(error).__name__}: {error}"
