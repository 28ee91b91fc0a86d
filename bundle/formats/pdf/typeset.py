"""Set a paper on sheets of a size, and take a small picture of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from common import letters, typesetting
from common.papers import Size
from common.problems import Problem

TEMPLATES = Path(__file__).with_name("typst")
PICTURE_PPI = 14
"""Of the small pictures: A4 is about 115 pixels wide."""


@dataclass(frozen=True)
class Pdf:
    """A sheet or more of paper."""

    data: bytes
    sides: int
    """How many pages it has."""
    told: Mapping[str, Any]
    """What was given to the template."""


class Typesetter:
    """Sets papers one after another; make one for each thread."""

    def __init__(self) -> None:
        self._last = TEMPLATES
        self._compiler = typesetting.compiler(TEMPLATES)

    def pdf(self, template: str, told: Mapping[str, Any], size: Size, made: int) -> Pdf:
        """Return what a template makes of what it is told; see `typesetting.pdf`."""
        on = {"size": size.name, "width": size.width, "height": size.height, "large": size.large}
        inputs = {**told, **on}
        written = json.dumps(inputs, ensure_ascii=False)
        if others := letters.lacking(written, letters.FIRST):
            inputs["others"] = others
        self._last = TEMPLATES / f"{template}.typ"
        of = Problem(str(told["file"]), 0, f"its paper ({size.name}) cannot be set")
        return _packed(typesetting.pdf(self._compiler, self._last, inputs, made, of), told)

    def picture(self) -> bytes:
        """Return a small picture (PNG) of the first side of what was set last."""
        made = self._compiler.compile(str(self._last), format="png", ppi=PICTURE_PPI)
        if isinstance(made, list):  # one for each side
            made = made[0]
        assert isinstance(made, bytes)
        return made


def _packed(pdf: bytes, told: Mapping[str, Any]) -> Pdf:
    """Return the same document with its tags compressed, which Typst writes out plainly."""
    packed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
        return Pdf(packed.getvalue(), len(document.pages), told)
