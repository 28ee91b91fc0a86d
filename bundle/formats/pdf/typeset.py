"""Set paper with Typst, as tagged PDF that Typst itself holds against PDF/UA-1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import typst

from common import letters
from common.papers import Size
from common.problems import Problem, ProblemsError

TEMPLATES = Path(__file__).with_name("typst")
PICTURE_PPI = 14
"""Of the small pictures: A4 is about 115 pixels wide."""
FONTS = Path(__file__).parents[3] / "common" / "fonts"


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
        fonts = typst.Fonts(
            # the same letters on every computer, and none that we may not hand on: those that come
            # with Typst stand in where ours has none
            include_system_fonts=False,
            include_embedded_fonts=True,
            font_paths=[str(FONTS)],
        )
        self._last = ""
        self._compiler = typst.Compiler(root=str(TEMPLATES), font_paths=fonts)

    def pdf(self, template: str, told: Mapping[str, Any], size: Size, made: int) -> Pdf:
        """Return what a template makes of what it is told; `made` is in seconds since 1970.

        Raises `ProblemsError` where it cannot go on accessible paper: a letter that no typeface
        has, a picture without words, a skipped level of headings.
        """
        tagged = {"format": "pdf", "pdf_standards": ["ua-1"], "timestamp": made}
        return _packed(self._compile(template, told, size, **tagged), told)

    def picture(self) -> bytes:
        """Return a small picture (PNG) of the first side of what was set last."""
        made = self._compiler.compile(self._last, format="png", ppi=PICTURE_PPI)
        if isinstance(made, list):  # one for each side
            made = made[0]
        assert isinstance(made, bytes)
        return made

    def _compile(self, template: str, told: Mapping[str, Any], size: Size, **how: Any) -> bytes:
        inputs = {**told, "size": size.name, "paper": size.paper, "large": size.large}
        written = json.dumps(inputs, ensure_ascii=False)
        if others := letters.lacking(written, letters.FIRST):
            written = json.dumps({**inputs, "others": others}, ensure_ascii=False)
        self._last = str(TEMPLATES / f"{template}.typ")
        try:
            made = self._compiler.compile(
                self._last,
                sys_inputs={"told": written},
                **how,
            )
        except typst.TypstError as error:
            reason = " ".join([error.message, *error.hints])
            told_of = f"its paper ({size.name}) cannot be set: {reason}"
            raise ProblemsError([Problem(str(told["file"]), 0, told_of)]) from error
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
