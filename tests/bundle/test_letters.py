"""The letters that are known before a leaflet is set are those that Typst can set."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst

from bundle.formats.pdf.typeset import TEMPLATES
from common import typesetting
from common.letters import ALL, FIRST, lacking

FACES = '("Atkinson Hyperlegible", "Libertinus Serif", "DejaVu Sans Mono")'
PAGE = """
#set document(title: "x")
#set text(font: FACES, fallback: false, weight: sys.inputs.weight)
#for letter in sys.inputs.letters.split(" ") [#letter #parbreak()]
"""


def points(ranges: str) -> list[tuple[int, int]]:
    parts = [part.partition("-") for part in ranges.split()]
    return [(int(start, 16), int(end or start, 16)) for start, _, end in parts]


class Setter:
    """Sets letters in some faces, as leaflets are set."""

    def __init__(self, folder: Path, faces: str) -> None:
        self.page = folder / "page.typ"
        self.page.write_text(PAGE.replace("FACES", faces), "utf-8")
        self.compiler = typesetting.compiler(folder)

    def can(self, letters: str, weight: str) -> bool:
        inputs = {"letters": " ".join(letters), "weight": weight}
        try:
            self.compiler.compile(
                str(self.page), format="pdf", pdf_standards=["ua-1"], sys_inputs=inputs
            )
        except typst.TypstError as error:
            return "could not be displayed" not in error.message
        return True


def test_leaflets_are_set_in_these_faces() -> None:
    assert f"#let faces = {FACES}" in (TEMPLATES / "parts.typ").read_text("utf-8")


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize(
    ("faces", "ranges"), [('("Atkinson Hyperlegible",)', FIRST), (FACES, ALL)], ids=["one", "all"]
)
def test_what_is_listed_can_be_set(faces: str, ranges: str, weight: str, tmp_path: Path) -> None:
    setter = Setter(tmp_path, faces)
    listed = [chr(point) for first, last in points(ranges) for point in range(first, last + 1)]
    assert len(listed) > 300
    for start in range(0, len(listed), 200):
        assert setter.can("".join(listed[start : start + 200]), weight)


def test_what_is_not_listed_cannot_be_set(tmp_path: Path) -> None:
    """Of the letters right behind those that can, in upright or bold."""
    setter = Setter(tmp_path, FACES)
    ends = [chr(last + 1) for _, last in points(ALL)]
    letters = [letter for letter in ends if letter.isalpha() and lacking(letter)]
    assert len(letters) > 50
    assert [one for one in letters if setter.can(one, "regular") and setter.can(one, "bold")] == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Foot Clinic, 9 am–5 pm", []),
        ("Ōtara, Łódź, Đà Nẵng", []),
        ("Ελληνικά, Клиника, מרפאה", []),
        ("\u2068عيادة القدم\u2069", []),
        ("पैर, 診療所", ["प", "ै", "र", "診", "療", "所"]),
        ("Foot 🦶 foot 🦶", ["🦶"]),
    ],
)
def test_what_is_lacking_is_named_once(text: str, missing: list[str]) -> None:
    assert lacking(text) == missing
