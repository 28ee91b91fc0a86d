"""The body map's places: what a part of the body is called, and what it can mean.

`docs/body-map.svg` is the drawing and `docs/body-map.yml` its words. A topic may have neither: then
no page says where something is felt.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, model_validator

from common import settings
from common.problems import Problem, ProblemsError
from common.settings import Settings, Text

DRAWING = "body-map.svg"
WORDS = "body-map.yml"


class Places(Settings):
    """What the file of words says."""

    of: Text = Field(examples=["of: Right hand"])
    """What the drawing shows, as it stands before the name of a view: `Right leg: front`."""
    note: Text = Field("", examples=["note: What is on one side is drawn on a right hand."])
    """A sentence below each picture."""
    places: Mapping[str, Text] = Field(examples=["places: {thumb: the thumb, palm: the palm}"])
    """The words for each place, by its id in the drawing, in the order of the list."""
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
