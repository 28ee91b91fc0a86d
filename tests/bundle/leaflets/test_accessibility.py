"""Every leaflet is PDF/UA-1 and reads well, and the two checks that say so can tell."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from bundle.formats.pdf.kinds import Paper
from tests.bundle.built import built_bundle
from tests.bundle.leaflets.accessibility import broken_rules, problems

Leaflet = Callable[..., bytes]
TABLE = "how-long"
Spoil = Callable[[Any], None]

NAME = "trapped-nerve-in-the-leg"
"""Its leaflet has all that most have: drawings, lists, cards and links."""


def test_all_paper_of_the_bundle_is_accessible(papers: dict[str, Paper]) -> None:
    """As `make site` has set it, in each size; sets are looked at in `test_leaflets.py`."""
    files = [one for one in built_bundle().rglob("*.pdf") if one.stem in papers]
    found = {}
    for file in files:
        pdf, title = file.read_bytes(), papers[file.stem].contents.told()["title"]
        found[f"{file.parent.name}/{file.name}"] = [*broken_rules(pdf), *problems(pdf, title)]
    assert {file.stem for file in files} == papers.keys()
    assert len(found) > 2 * len(papers)
    assert {name: what for name, what in found.items() if what} == {}


def spoilt(pdf: bytes, spoil: Spoil) -> bytes:
    document = pikepdf.open(io.BytesIO(pdf))
    spoil(document)
    changed = io.BytesIO()
    document.save(changed)
    return changed.getvalue()


def parts(document: Any, kind: str) -> list[Any]:
    """Return the elements of one kind, such as `/H2`, and the annotations, such as `/Link`."""
    found = [one for one in document.objects if isinstance(one, Dictionary)]
    found = [one for one in found if kind in {one.get("/S"), one.get("/Subtype"), one.get("/Type")}]
    assert found
    return found


def without(*path: str) -> Spoil:
    """Take something out of what the whole file says of itself."""

    def spoil(document: Any) -> None:
        part = document.Root
        for key in path[:-1]:
            part = part[key]
        del part[path[-1]]

    return spoil


def each_without(kind: str, *keys: str) -> Spoil:
    """Take something out of every part of one kind."""

    def spoil(document: Any) -> None:
        had = [(part, key) for part in parts(document, kind) for key in keys if key in part]
        assert had
        for part, key in had:
            del part[key]

    return spoil


def first_as(kind: str, other: str) -> Spoil:
    """Call the first part of one kind another."""

    def spoil(document: Any) -> None:
        parts(document, kind)[0].S = Name(other)

    return spoil


def metadata(key: str, value: str | None) -> Spoil:
    def spoil(document: Any) -> None:
        with document.open_metadata(set_pikepdf_as_editor=False) as meta:
            if value is None:
                del meta[key]
            else:
                meta[key] = value

    return spoil


def language_of_no_land(document: Any) -> None:
    document.Root.Lang = String("plain_english!")


def in_german(document: Any) -> None:
    document.Root.Lang = String("de")


def suspects(document: Any) -> None:
    document.Root.MarkInfo.Suspects = True


def a_line_without_a_tag(document: Any) -> None:
    document.pages[0].contents_add(b"0 0 m 10 10 l S")


def a_note_without_a_tag(document: Any) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9])
    document.pages[0].obj.Annots = Array([document.make_indirect(note)])


def roles_in_a_circle(document: Any) -> None:
    document.Root.StructTreeRoot.RoleMap = Dictionary(One=Name.Two, Two=Name.One)
    parts(document, "/P")[0].S = Name.One


def last_but_one_read_last(document: Any) -> None:
    (whole,) = document.Root.StructTreeRoot.K
    *parts, last_but_one, last = list(whole.K)
    whole.K = Array([*parts, last, last_but_one])


def last_as_a_heading(document: Any) -> None:
    (whole,) = document.Root.StructTreeRoot.K
    last = [part for part in whole.K if part.S == Name.P or Name.Div == part.S][-1]
    last.S = Name.H2


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (without("/Lang"), "TEXT-LANGUAGE"),
        (language_of_no_land, "LANGUAGE-TAG"),
        (without("/MarkInfo"), "TAGGED-DOCUMENT"),
        (suspects, "SUSPECTS"),
        (without("/StructTreeRoot"), "STRUCT-TREE-ROOT"),
        (without("/StructTreeRoot", "/ParentTree"), "LINK-LINK-TAG"),
        (without("/ViewerPreferences"), "VIEWER-PREFERENCES"),
        (without("/Metadata"), "METADATA-STRUCTURE"),
        (metadata("dc:title", None), "METADATA-TITLE"),
        (metadata("pdfuaid:part", None), "ID-PART"),
        (each_without("/Page", "/Tabs"), "PAGE-TABS"),
        (each_without("/Figure", "/Alt"), "FIGURE-ALTERNATIVE-TEXT"),
        (each_without("/Link", "/Contents"), "LINK-CONTENTS"),
        (each_without("/Link", "/StructParent"), "LINK-LINK-TAG"),
        (each_without("/Font", "/ToUnicode"), "FONT-UNICODE-MAPPING"),
        (each_without("/FontDescriptor", "/FontFile2", "/FontFile3"), "FONT-EMBEDDING"),
        (a_line_without_a_tag, "CONTENT-TAGGING"),
        (a_note_without_a_tag, "ANNOTATION-ANNOT-TAG"),
        (first_as("/H1", "/P"), "HEADING-NESTING"),
        (first_as("/H2", "/H4"), "HEADING-NESTING"),
        (first_as("/L", "/P"), "LI-PARENT"),
        (first_as("/LI", "/P"), "L-KIDS"),
        (first_as("/LBody", "/P"), "LI-KIDS"),
        (first_as("/TR", "/P"), "TH-PARENT"),
        (first_as("/P", "/Nonsense"), "STRUCT-TREE-ROLE-MAP"),
        (roles_in_a_circle, "STRUCT-TREE-ROLE-MAP-CYCLE"),
    ],
)
def test_the_judge_of_pdf_ua_finds_a_planted_fault(
    leaflet: Leaflet, spoil: Spoil, rule: str
) -> None:
    broken = broken_rules(spoilt(leaflet(TABLE if rule == "TH-PARENT" else NAME), spoil))
    assert [one for one in broken if one.startswith(f"PDFUA1-{rule}-001: ")]


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (in_german, "language de, expected en"),
        (metadata("dc:title", "Leaflet"), "title 'Leaflet', expected 'Nerve trapped"),
        (
            first_as("/H2", "/H1"),
            "a heading of level 1 a paper, first of all, found ['/H1', ",
        ),
        (last_but_one_read_last, ": read in another order than it stands on the page"),
        (last_as_a_heading, ": a heading stands alone at its foot"),
    ],
)
def test_what_conforms_and_is_wrong_all_the_same_is_found(
    papers: dict[str, Paper], leaflet: Leaflet, spoil: Spoil, expected: str
) -> None:
    pdf = spoilt(leaflet(NAME), spoil)
    assert broken_rules(pdf) == []
    found = problems(pdf, papers[NAME].title)
    assert [one for one in found if expected in one]
