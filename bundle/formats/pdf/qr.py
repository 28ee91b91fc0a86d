"""A QR code as a drawing, so that it prints sharp at any size."""

from __future__ import annotations

from functools import cache

import segno

BORDER = 4  # modules that must stay white around it
LEVEL = "m"


@cache
def _modules(address: str) -> tuple[bytes, ...]:
    """Return the rows of the code, which take long to find; each paper asks again."""
    return tuple(bytes(row) for row in segno.make_qr(address, error=LEVEL).matrix)


def qr_svg(address: str) -> str:
    """Return the code of `address` as SVG, its white border included, one unit a module."""
    rows = _modules(address)
    path = "".join(
        f"M{x + BORDER} {y + BORDER}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )
    size = len(rows) + 2 * BORDER
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>'
    )


def qr_width(address: str, code: float) -> float:
    """Return how wide the drawing must be for the code in it to be `code` mm wide, in mm."""
    modules = len(_modules(address))
    return code * (modules + 2 * BORDER) / modules
