"""A clinic's name that the leaflets' typeface has not all letters for is set in another one."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from bundle.formats.pdf.kinds import Paper
from bundle.formats.pdf.typeset import Typesetter
from common.papers import A4
from tests.bundle.leaflets.conftest import MADE

Leaflet = Callable[..., bytes]
OWN = "AtkinsonHyperlegible"


def faces(pdf: bytes, side: int = 0) -> set[str]:
    """Return the typefaces of a side, such as `LibertinusSerif`."""
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts: Any = document.pages[side].Resources.Font
        names = [str(fonts[key].BaseFont).rpartition("+")[2] for key in fonts]
    return {name.partition("-")[0] for name in names}


def test_a_leaflet_has_one_typeface(leaflet: Leaflet) -> None:
    assert faces(leaflet("tight-shoes")) == {OWN}


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("Ōtara Foot Clinic", set()),
        ("Nhà thuốc Thịnh", {"LibertinusSerif"}),
        ("Клиника", {"LibertinusSerif"}),
        ("\u2068עיר הרגל\u2069", {"LibertinusSerif"}),
        ("\u2068عيادة القدم\u2069", {"LibertinusSerif", "DejaVuSansMono"}),
    ],
)
def test_a_name_in_other_letters_is_set(
    papers: dict[str, Paper], name: str, others: set[str]
) -> None:
    told = papers["tight-shoes"].contents.told()
    found = set()
    pdf = Typesetter().pdf(
        "leaflet", {**told, "clinic": {**told["clinic"], "name": name}}, A4, MADE
    )
    with pikepdf.open(BytesIO(pdf.data)) as document:
        for side in range(len(document.pages)):
            found |= faces(pdf.data, side)
    assert OWN in found
    assert found - {OWN} <= others
    assert bool(found - {OWN}) == bool(others)
