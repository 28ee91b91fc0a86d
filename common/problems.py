"""Mistakes that people can mend, collected so that one run shows them all."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

Found = TypeVar("Found")


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, what was found, what was expected and how a right one looks."""

    path: str
    """The file as a person would type it, such as `docs/causes/tight-shoes.md`, or as it is called
    inside a site or copy; a setting's name where no file is meant."""
    line: int
    """Counted from 1; 0 where the whole file is meant."""
    message: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.message}"


class ProblemsError(Exception):
    """Raised once, with every problem that was found; nothing was written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        count = len(self.problems)
        title = "1 mistake to mend" if count == 1 else f"{count} mistakes to mend"
        super().__init__("\n".join([f"{title}:", *(f"  {p}" for p in self.problems)]))


@dataclass
class Run:
    """Everything that one run finds wrong, in steps of which each is taken whatever others find."""

    problems: list[Problem] = field(default_factory=list)

    def of(self, step: Callable[[], Found]) -> Found | None:
        """Return what a step returns; None where it raises problems, which are kept."""
        try:
            return step()
        except ProblemsError as error:
            self.problems += error.problems
            return None

    def stop_on_any(self) -> None:
        """Raise one `ProblemsError` with every problem that was found, if there is one."""
        if self.problems:
            raise ProblemsError(self.problems)


def together(*steps: Callable[[], Any]) -> list[Any]:
    """Return what each step returns; raise one `ProblemsError` with the problems of all of them."""
    run = Run()
    found = [run.of(step) for step in steps]
    run.stop_on_any()
    return found


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ` Did you mean 'x'?` for the nearest of `known`, or nothing where none is near."""
    near = difflib.get_close_matches(word, sorted(known), n=1)
    return f" Did you mean {near[0]!r}?" if near else ""
