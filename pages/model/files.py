"""The files below `docs/`: names that every disk takes, sizes that a phone takes, plain text.

MkDocs publishes whatever lies there, so nothing may lie there that runs in a browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from common.problems import Problem
from pages.model import picture

LARGEST_PAGE = 200_000
"""Characters. The longest page has a tenth of it; a reader on a phone gives up long before."""
LARGEST_FILE = 2_000_000
"""Bytes. A clinic's whole bundle is to stay below 8.5 MB."""

PICTURES = (picture.SVG, *picture.KINDS_OF_PAGES)
KINDS = (".md", *PICTURES, ".txt")
FOR_THE_BUILD = ("bibliography.json", "synonyms.yml", "body-map.yml")
"""Lists that the build reads and does not publish."""

# lacing.svg, how-long.md, bibliography.json; not Läufer.md, a b.md, Tight-Shoes.md
PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
# all control characters but tab and the ends of lines: invisible here, forbidden in XML
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def check(docs: Path, prefix: str) -> Iterator[Problem]:
    """Find every file or folder below `docs` that could not be published or carried as it is.

    `prefix` is the folder as an author would type it.
    """
    for path in sorted(docs.rglob("*")):
        inside = path.relative_to(docs)
        shown = f"{prefix}/{inside.as_posix()}"
        if any(part.startswith(".") for part in inside.parts):
            continue  # an editor's own, which MkDocs leaves out as well
        if not PLAIN_NAME.fullmatch(path.name):
            yield Problem(
                shown,
                0,
                f"the name {path.name!r} does not work on every disk. Right: small letters a to z, "
                "digits, - and _, such as a-short-name.md",
            )
        if path.is_symlink():
            yield Problem(shown, 0, "a link to another place: put the file itself here")
        elif not path.is_file():
            continue
        elif path.suffix.lower() not in KINDS and inside.as_posix() not in FOR_THE_BUILD:
            yield Problem(
                shown,
                0,
                f"expected a page, a picture or a text ({', '.join(KINDS)}). Anything else would "
                "be published as it is; scripts and styles stand in theme/assets/",
            )
        elif path.suffix != ".md" and path.stat().st_size > LARGEST_FILE:
            size = path.stat().st_size / 1e6
            yield Problem(
                shown,
                0,
                f"{size:.1f} MB is too large: expected at most {LARGEST_FILE / 1e6:.0f} MB. "
                "Save a picture smaller, or cut the file in two",
            )
        elif path.suffix.lower() in PICTURES and (wrong := picture.of_page(path)):
            yield Problem(shown, 0, wrong)


def check_text(shown: str, text: str) -> Iterator[Problem]:
    """Find what makes the text of a page unreadable; `shown` is the name of its file."""
    if len(text) > LARGEST_PAGE:
        yield Problem(
            shown,
            0,
            f"{len(text):,} characters are too many for one page: expected at most "
            f"{LARGEST_PAGE:,}. Cut it into several pages",
        )
    for line, row in enumerate(text.split("\n"), 1):
        if found := CONTROL.search(row):
            yield Problem(
                shown,
                line,
                f"an invisible control character (U+{ord(found[0]):04X}) stands here: delete it, "
                "or type the line again",
            )
