"""The box with a clinic's lines has room for them on every paper."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import combinations

import pikepdf
import pypdfium2

from bundle.formats.pdf import fitting
from bundle.formats.pdf.typeset import Pdf, Typesetter
from bundle.source.source import Source
from common.contents import Clinic
from tests.bundle.leaflets.conftest import MADE
from tests.bundle.leaflets.test_leaflets import joined, papers_of

Printed = Callable[..., Pdf]
LONGEST = 200
"""Letters of a clinic's line."""


def lines_over_each_other(pdf: bytes) -> list[str]:
    """Return the lines of each side that lie over another one."""
    found = []
    for side in pypdfium2.PdfDocument(pdf):
        text = side.get_textpage()
        rects = [text.get_rect(number) for number in range(text.count_rects())]
        for (left, low, right, high), other in combinations(rects, 2):
            across = min(right, other[2]) - max(left, other[0])
            along = min(high, other[3]) - max(low, other[1])
            if across > 1 and along > 0.4 * min(high - low, other[3] - other[1]):
                found.append(text.get_text_bounded(left, low, right, high))
    return found


def test_the_longest_lines_of_a_clinic_have_room(source: Source) -> None:
    """A box grows with its lines, and they lie over nothing else."""
    words = "First floor, The Old Brewery Building, 114 Long Meadow Road, " * 4
    clinic = Clinic(
        name=words[:LONGEST],
        telephone="01632 960123 ext. 4, 01632 960124, 01632 960125",
        hours=words[:LONGEST],
        region="uk",
        address=words[:LONGEST],
        website=f"https://clinic.example/{'patients/' * 19}",
        logo=source.contents.clinic.logo if source.contents.clinic else "",
    )
    for file in ("causes/tight-shoes.html", "get-help.html", "leg-map.html"):
        for name, paper in papers_of(source, file, clinic=clinic).items():
            for size in paper.sizes if name != "get-help" else paper.sizes[:1]:
                pdf = fitting(Typesetter(), paper, size, MADE).data
                assert lines_over_each_other(pdf) == [], (name, size.name)
                if name not in {"pocket-card", "leg-map"}:
                    assert joined(pdf).count("114 Long Meadow Road") >= 9, (name, size.name)


def test_lines_over_each_other_are_seen(printed: Printed) -> None:
    whole = printed("tight-shoes").data
    assert lines_over_each_other(whole) == []
    under, over = (pikepdf.open(io.BytesIO(one)) for one in (whole, printed("lower-back").data))
    under.pages[0].add_overlay(over.pages[0])
    both = io.BytesIO()
    under.save(both)
    assert len(lines_over_each_other(both.getvalue())) > 20
