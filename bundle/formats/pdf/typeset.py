"""Set a paper on sheets of a size, and take a small picture of it."""

from __future__ import annotations

import json
import shutil
import tempfile
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image

from common import letters, typesetting
from common.papers import Size
from common.problems import Problem

TEMPLATES = Path(__file__).with_name("typst")
PICTURE_PPI = 14
"""Of the small pictures: A4 is about 115 pixels wide."""
COLOURS = 16


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

    written: bytes
    """As Typst wrote it."""
    sheet: Sheet
    """The first, or only, paper in it."""

    @property
    def told(self) -> Mapping[str, Any]:
        """What was given to its template."""
        return self.sheet.told

    @cached_property
    def sides(self) -> int:
        """How many pages it has."""
        with pikepdf.open(BytesIO(self.written)) as document:
            return len(document.pages)

    @cached_property
    def data(self) -> bytes:
        """The same document with its tags compressed, which Typst writes out plainly."""
        packed = BytesIO()
        with pikepdf.open(BytesIO(self.written)) as document:
            document.save(
                packed,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                compress_streams=True,
                deterministic_id=True,
            )
        return packed.getvalue()


class Typesetter:
    """Sets papers one after another; make one for each thread."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="paper-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._compiler = typesetting.compiler(self._folder)

    def pdf(self, template: str, told: Mapping[str, Any], size: Size, made: int) -> Pdf:
        """Return what a template makes of what it is told; see `typesetting.pdf`."""
        return self.together(told["title"], [Sheet(template, told, size)], made)

    def together(self, title: str, sheets: Sequence[Sheet], made: int) -> Pdf:
        """Return several papers as one file, each of which begins on a sheet of its own."""
        for place, sheet in enumerate(sheets):
            self._write(self._folder / str(place), sheet)
        first = sheets[0]
        about = {key: first.told[key] for key in ("site", "summary", "language")}
        told = json.dumps(about | {"title": title}, ensure_ascii=False)
        (self._folder / TOLD).write_text(told, "utf-8")
        includes = [f'#include "{n}/{sheet.template}.typ"' for n, sheet in enumerate(sheets)]
        main = self._folder / MAIN
        main.write_text(HEAD + BETWEEN.join(includes), "utf-8")
        of = Problem(str(first.told["file"]), 0, f"its paper ({first.size.name}) cannot be set")
        return Pdf(typesetting.pdf(self._compiler, main, {}, made, of), first)

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
        on = {"size": size.name, "width": size.width, "height": size.height, "large": size.large}
        told = {**sheet.told, **on}
        if others := letters.lacking(json.dumps(told, ensure_ascii=False), letters.FIRST):
            told["others"] = others
        (folder / TOLD).write_text(json.dumps(told, ensure_ascii=False), "utf-8")
