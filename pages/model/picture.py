"""A clinic's logo, and the pictures of pages: they can be drawn, load nothing and run nothing."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from pages.model import svg

MOST_BYTES = 200_000
MOST_PIXELS = 10_000_000
"""Of a picture: a phone's photo has that many, and each takes four bytes of a reader's memory."""
SVG = ".svg"
KINDS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
"""Kinds of logos that are made of pixels, as Pillow calls them."""
KINDS_OF_PAGES = KINDS | {".webp": "WEBP"}


def problem(folder: Path, name: str) -> str:
    """Return what is wrong with the logo called `name` in `folder`; nothing where it is right."""
    kinds = [*KINDS, SVG]
    path = folder / name
    kind = path.suffix.lower()
    if kind not in kinds:
        return f"expected a picture ({', '.join(kinds)}), found {name!r}"
    if not path.resolve().is_relative_to(folder.resolve()):
        return f"expected a picture beside the clinic's file, found {name!r}"
    if not path.is_file():
        return f"no file {name!r} beside the clinic's file"
    size = path.stat().st_size
    if size > MOST_BYTES:
        return f"expected at most {MOST_BYTES // 1000} kB, found {size / 1000:.0f} kB"
    return of_page(path)


def of_page(path: Path) -> str:
    """Return what is wrong with what is in the file of a picture, for which there is a kind."""
    content = path.read_bytes()
    kind = path.suffix.lower()
    if kind == SVG:
        return svg.problem(content, of_pixels)
    return of_pixels(content, KINDS_OF_PAGES[kind])


def of_pixels(content: bytes, kind: str) -> str:
    """Return why the bytes of a picture cannot be drawn; `kind` is what Pillow calls it.

    All of it is decoded, but not before it is known to be small.
    """
    unreadable = f"cannot be read as a picture of the kind that its name says ({kind})"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of size, which is told below
            with Image.open(BytesIO(content), formats=[kind]) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    return _too_many(f"{width} x {height}")
                if getattr(image, "n_frames", 1) > 1:
                    return "expected one picture that stands still, found several in a row"
                image.verify()
            with Image.open(BytesIO(content), formats=[kind]) as image:
                image.load()
    except UnidentifiedImageError:
        return unreadable
    except Image.DecompressionBombError:
        return _too_many("more than can be drawn")
    # whatever Pillow's readers stumble over in bytes that are no picture
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError) as error:
        return f"{unreadable}: {error}"
    return ""


def _too_many(found: str) -> str:
    return f"too many pixels: expected at most {MOST_PIXELS:,} in all, found {found}"
