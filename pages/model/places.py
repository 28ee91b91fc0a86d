"""The body map's places: what a part of the body is called, and what it can mean.

`docs/body-map.svg` is the drawing and `docs/body-map.yml` its words. A topic may have neither: then
no page says where something is felt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from common import settings
from common.problems import Problem, ProblemsError
from common.settings import Settings, Text

DRAWING = "body-map.svg"
WORDS = "body-map.yml"


PART = re.compile(r"(?P<view>\S+) (?P<box>-?[0-9]+ -?[0-9]+ [1-9][0-9]* [1-9][0-9]*)")
"""Matches `front 0 90 220 420`."""


def _part(seen: str) -> str:
    if not PART.fullmatch(seen):
        right = "a view with left, top, width and height, such as front 0 90 220 420"
        raise ValueError(f"expected {right}, found {seen!r}.")
    return seen


Part = Annotated[Text, AfterValidator(_part)]
"""A view of the drawing, and what of it is seen, in units of its `viewBox`."""


class Places(Settings):
    """What the file of words says."""

    of: Text = Field(examples=["of: Right hand"])
    """What the drawing shows, as it stands before the name of a view: `Right hand: palm`."""
    note: Text = Field("", examples=["note: What is on one side is drawn on a right hand."])
    """A sentence below each picture."""
    places: Mapping[str, Text] = Field(examples=["places: {thumb: the thumb, palm: the palm}"])
    """The words for each place, by its id in the drawing, in the order of the list."""
    parts: Mapping[Text, Mapping[Text, Part]] = Field(
        {}, examples=["parts: {Fingers: {Palm: palm 0 0 300 200}}"]
    )
    """The parts of the body to choose from, each with the sides it is seen from."""
    warnings: Mapping[str, Text] = Field(
        {}, examples=["warnings: {thumb: A thumb that is white and cold is an emergency.}"]
    )
    """What a reader must know before all else, for the places that can mean danger."""

    @model_validator(mode="after")
    def _warnings_have_a_place(self) -> Places:
        if unknown := [place for place in self.warnings if place not in self.places]:
            raise ValueError(f"a warning for {', '.join(unknown)}, which is no place of this map.")
        return self


def read(docs: Path) -> Places | None:
    """Read the words of the map in a folder of pages; None where there is no map.

    Raises one `ProblemsError` with every problem, one of which may be that half of it is missing.
    """
    there = {name for name in (DRAWING, WORDS) if (docs / name).is_file()}
    if not there:
        return None
    if missing := {DRAWING, WORDS} - there:
        (name,) = missing
        shown = (docs / name).as_posix()
        message = f"expected it beside {docs / there.pop()}, found none: a map has both"
        raise ProblemsError([Problem(shown, 0, message)])
    return settings.read(docs / WORDS, Places, "the words of the body map", {})
