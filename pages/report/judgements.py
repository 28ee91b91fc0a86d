"""What people judged of a topic: its `judgements.yml`, by the ids of criteria."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import RootModel

from common import settings, yaml_reader
from common.problems import Problem, ProblemsError, did_you_mean
from common.settings import Settings, Text
from pages.report.criteria import Result, Verdict
from pages.report.standards import STANDARDS

FILE = "judgements.yml"
NOT_JUDGED = Verdict(Result.NOT_JUDGED, f"nobody has: {FILE} may say how it stands, and why")
FOR_PEOPLE = tuple(
    one.id for standard in STANDARDS for one in standard.criteria if one.judge is None
)


class Judgement(Settings):
    """How one criterion stands."""

    result: Literal["met", "not met", "not applicable"]
    why: Text


class Judgements(RootModel[dict[str, Judgement]]):
    """All of them, by the id of the criterion, such as `PIF 4`."""


def read(folder: Path) -> Mapping[str, Verdict]:
    """Read the file in a topic's folder, which may have none.

    Raises one `ProblemsError` with every problem.
    """
    path = folder / FILE
    if not path.is_file():
        return {}
    shown = str(path)
    document, problems = yaml_reader.read(path.read_text("utf-8"), shown)
    found = None
    if document:
        found, more = settings.check(document, shown, Judgements)
        problems = settings.together(problems, more, document)
    known = found.root if found else {}
    problems += [
        Problem(
            shown,
            document.line_of((name,)) if document else 0,
            f"no criterion {name!r} is for people to judge.{did_you_mean(name, FOR_PEOPLE)}",
        )
        for name in known
        if name not in FOR_PEOPLE
    ]
    if problems:
        raise ProblemsError(problems)
    return {name: Verdict(Result(one.result), one.why) for name, one in known.items()}
