"""Set a leaflet with Typst, as tagged PDF that Typst itself holds against PDF/UA-1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import typst

from common import letters
from common.problems import Problem, ProblemsError

TEMPLATE = Path(__file__).with_name("leaflet.typ")
FONTS = Path(__file__).parent.parent / "fonts"

SIZES = {"a4": "A4", "letter": "US Letter", "large": "Large print, A4"}
"""The sizes of a leaflet, with their names for people."""


class Typesetter:
    """Sets leaflets one after another; make one for each thread."""

    def __init__(self) -> None:
        fonts = typst.Fonts(
            # the same letters on every computer, and none that we may not hand on: those that come
            # with Typst stand in where ours has none
            include_system_fonts=False,
            include_embedded_fonts=True,
            font_paths=[str(FONTS)],
        )
        self._compiler = typst.Compiler(str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=fonts)

    def pdf(self, sheet: Mapping[str, Any], size: str, made: int) -> bytes:
        """Return the leaflet as PDF; `made` is in seconds since 1970.

        Raises `ProblemsError` where the page cannot go on accessible paper: a letter that no
        typeface has, a picture without words, a skipped level of headings.
        """
        told = json.dumps({**sheet, "size": size}, ensure_ascii=False)
        if others := letters.lacking(told, letters.FIRST):
            told = json.dumps({**sheet, "size": size, "others": others}, ensure_ascii=False)
        try:
            made_pdf = self._compiler.compile(
                format="pdf",
                pdf_standards=["ua-1"],
                sys_inputs={"leaflet": told},
                timestamp=made,
            )
        except typst.TypstError as error:
            reason = " ".join([error.message, *error.hints])
            file = str(sheet["article"]["file"])
            raise ProblemsError(
                [Problem(file, 0, f"its leaflet ({size}) cannot be set: {reason}")]
            ) from error
        assert isinstance(made_pdf, bytes)
        return _packed(made_pdf)


def _packed(pdf: bytes) -> bytes:
    """Return the same document with its tags compressed, which Typst writes out plainly."""
    packed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
    return packed.getvalue()
