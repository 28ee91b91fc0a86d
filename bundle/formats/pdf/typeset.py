"""Set paper with Typst, as tagged PDF that Typst itself holds against PDF/UA-1."""

from __future__ import annotations

import json
import shutil
import tempfile
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import typst
from PIL import Image

from common import letters
from common.papers import Size
from common.problems import Problem, ProblemsError

TEMPLATES = Path(__file__).with_name("typst")
PICTURE_PPI = 14
"""Of the small pictures: A4 is about 115 pixels wide."""
COLOURS = 16
FONTS = Path(__file__).parent.parent / "fonts"


MAIN, TOLD = "main.typ", "told.json"
"""What puts the papers of one file together; what is told to it, and to each of them."""
HEAD = """#let told = json("told.json")
#set document(title: told.title, author: told.site, description: told.summary)
#set text(lang: told.language)
"""
BETWEEN = '\n#pagebreak(weak: true, to: "odd")\n'


@dataclass(frozen=True)
class Sheet:
    """One paper as it is set: what a template is told, on one size of paper."""

    template: str
    told: Mapping[str, Any]
    size: Size


@dataclass(frozen=True)
class Pdf:
    """A sheet or more of paper."""

    data: bytes
    sides: int
    """How many pages it has."""
    sheet: Sheet
    """The first, or only, paper in it."""

    @property
    def told(self) -> Mapping[str, Any]:
        """What was given to its template."""
        return self.sheet.told


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
        self._folder = Path(tempfile.mkdtemp(prefix="paper-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._compiler = typst.Compiler(root=str(self._folder), font_paths=fonts)

    def pdf(self, template: str, told: Mapping[str, Any], size: Size, made: int) -> Pdf:
        """Return what a template makes of what it is told; `made` is in seconds since 1970.

        Raises `ProblemsError` where it cannot go on accessible paper: a letter that no typeface
        has, a picture without words, a skipped level of headings.
        """
        return self.together(told["title"], [Sheet(template, told, size)], made)

    def together(self, title: str, sheets: Sequence[Sheet], made: int) -> Pdf:
        """Return several papers as one file, each of which begins on a sheet of its own.

        Raises `ProblemsError` as `pdf` does.
        """
        for place, sheet in enumerate(sheets):
            self._write(self._folder / str(place), sheet)
        about = {key: sheets[0].told[key] for key in ("site", "summary", "language")}
        told = json.dumps(about | {"title": title}, ensure_ascii=False)
        (self._folder / TOLD).write_text(told, "utf-8")
        includes = [f'#include "{n}/{sheet.template}.typ"' for n, sheet in enumerate(sheets)]
        (self._folder / MAIN).write_text(HEAD + BETWEEN.join(includes), "utf-8")
        tagged = {"format": "pdf", "pdf_standards": ["ua-1"], "timestamp": made}
        return _packed(self._compile(sheets[0], **tagged), sheets[0])

    def picture(self) -> bytes:
        """Return a small picture (PNG) of the first side of what was set last."""
        made = self._compiler.compile(str(self._folder / MAIN), format="png", ppi=PICTURE_PPI)
        if isinstance(made, list):  # one for each side
            made = made[0]
        assert isinstance(made, bytes)
        small = BytesIO()
        Image.open(BytesIO(made)).convert("RGB").quantize(COLOURS).save(small, "png", optimize=True)
        return small.getvalue()

    def _write(self, folder: Path, sheet: Sheet) -> None:
        """Put a template and what it is told into a folder, where one does not see another."""
        if not folder.is_dir():
            shutil.copytree(TEMPLATES, folder)
        size = sheet.size
        told = {**sheet.told, "size": size.name, "paper": size.paper, "large": size.large}
        written = json.dumps(told, ensure_ascii=False)
        if others := letters.lacking(written, letters.FIRST):
            written = json.dumps({**told, "others": others}, ensure_ascii=False)
        (folder / TOLD).write_text(written, "utf-8")

    def _compile(self, sheet: Sheet, **how: Any) -> bytes:
        try:
            made = self._compiler.compile(str(self._folder / MAIN), **how)
        except typst.TypstError as error:
            reason = " ".join([error.message, *error.hints])
            told_of = f"its paper ({sheet.size.name}) cannot be set: {reason}"
            raise ProblemsError([Problem(str(sheet.told["file"]), 0, told_of)]) from error
        assert isinstance(made, bytes)
        return made


def _packed(pdf: bytes, sheet: Sheet) -> Pdf:
    """Return the same document with its tags compressed, which Typst writes out plainly."""
    packed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
        return Pdf(packed.getvalue(), len(document.pages), sheet)
