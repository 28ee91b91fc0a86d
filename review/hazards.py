"""A topic's safety file: what its quiz is for, what could do harm, what holds it, what went wrong.

Each hazard is tied to signs and rules that there are, and to tests that show that it is held: a row
whose test is gone or does not run is a mistake.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from common import settings, yaml_reader
from common.problems import Problem, ProblemsError, did_you_mean
from common.settings import Settings, Text
from common.topic import SLUG
from review.hazard_tests import which_run

FILE = "safety.yml"
ENGINE = Path(__file__).parents[1]
"""Where a test may be that is not the topic's own."""
TEST = "tests/quiz/test_rules.py::test_a_sign_always_wins"
HAZARD = (
    "missing-sign: {hazard: ..., cause: ..., effect: ..., held_by: [...], tests: [...], left: ...}"
)


def _id(name: str) -> str:
    if not SLUG.fullmatch(name):
        raise ValueError(f"expected small letters, digits and hyphens, found {name!r}.")
    return name


Id = Annotated[Text, AfterValidator(_id)]


class Purpose(Settings):
    """What the quiz is for, or the pages where there is no quiz."""

    says: Text = Field(alias="is")
    for_whom: Text
    where: Text
    is_not: tuple[Text, ...]


class Hazard(Settings):
    """One thing that could do harm."""

    hazard: Text
    cause: Text
    effect: Text
    held_by: tuple[Text, ...]
    """What is done against it."""
    signs: tuple[Text, ...] = ()
    rules: tuple[Text, ...] = ()
    tests: tuple[Text, ...]
    """Tests that fail where it is held no longer, as `file::test`."""
    left: Text
    """What is not held."""


class Incident(Settings):
    """Something that went wrong."""

    day: date
    what: Text
    where: Text
    """The page, sign or rule."""
    versions: Text
    """Which copies have it."""
    harm: Text
    """Who was harmed, as far as is known."""
    done: Text
    closed: date | None = None


class Safety(Settings):
    """What the file says."""

    purpose: Purpose = Field(examples=["purpose: {is: ..., for_whom: ..., where: ..., is_not: []}"])
    hazards: Mapping[Id, Hazard] = Field(examples=[f"hazards: {{{HAZARD}}}"])
    incidents: tuple[Incident, ...] = Field((), examples=["incidents: []"])


@dataclass(frozen=True)
class Known:
    """What a hazard may be tied to."""

    signs: Collection[str]
    rules: Collection[str]


def read(folder: Path, known: Known) -> Safety | None:
    """Read the file in a topic's folder; None where it has none.

    Raises one `ProblemsError` with every problem: also each sign, rule or test that is gone.
    """
    file = folder / FILE
    if not file.is_file():
        return None
    found = settings.read(file, Safety, "a topic's safety file", {})
    document, _ = yaml_reader.read(file.read_text("utf-8"), str(file))
    assert document  # or it would not have been read
    problems = [
        Problem(str(file), document.line_of(("hazards", name)), f"{name}: {told}")
        for name, hazard in found.hazards.items()
        for told in _wrong(hazard, folder, known)
    ]
    if problems:
        raise ProblemsError(problems)
    return found


def _wrong(hazard: Hazard, folder: Path, known: Known) -> Iterator[str]:
    for kind, names, there in (
        ("sign", hazard.signs, known.signs),
        ("rule", hazard.rules, known.rules),
    ):
        for name in names:
            if name not in there:
                yield f"no {kind} {name!r}.{did_you_mean(name, there)}"
    if not hazard.tests:
        yield f"expected a test that shows that it is held. Right: tests: [{TEST}]"
    for test in hazard.tests:
        path, _, name = test.partition("::")
        file = next((one for one in (folder / path, ENGINE / path) if one.is_file()), None)
        if file is None:
            yield f"the test {test!r} is gone: no file {path}"
            continue
        try:
            found = which_run(file.read_text("utf-8"))
        except (SyntaxError, ValueError) as error:
            yield f"the test {test!r} does not run: {path} cannot be read ({error})"
            continue
        if name not in found:
            yield f"the test {test!r} is gone from its file.{did_you_mean(name, found)}"
        elif found[name]:
            yield f"the test {test!r} does not run: {found[name]}. Right: a test that always runs"
