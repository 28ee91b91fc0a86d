"""A clinic's name that the leaflets' typeface has not all letters for is set in another one."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from bundle.formats.pdf.typeset import Typesetter
from tests.bundle.leaflets.conftest import MADE

Leaflet = Callable[..., bytes]
OWN = "AtkinsonHyperlegible"


def faces(pdf: bytes) -> set[str]:
    """Return the typefaces of the first page, such as `LibertinusSerif`."""
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts: Any = document.pages[0].Resources.Font
        names = [str(fonts[key].BaseFont).rpartition("+")[2] for key in fonts]
    return {name.partition("-")[0] for name in names}


def with_name(sheet: dict[str, Any], name: str) -> dict[str, Any]:
    changed = deepcopy(sheet)
    texts = list(changed["article"]["clinic"]["text"])
    texts[0] = {**texts[0], "text": name}
    changed["article"]["clinic"]["text"] = texts
    return changed


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
    sheets: dict[str, dict[str, Any]], name: str, others: set[str]
) -> None:
    sheet = with_name(sheets["tight-shoes"], name)
    found = faces(Typesetter().pdf(sheet, "a4", MADE))
    assert OWN in found
    assert found - {OWN} <= others
    assert bool(found - {OWN}) == bool(others)
