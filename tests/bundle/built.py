"""The built offline site as the formats of the bundle get it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from bundle.source.contents import read_contents
from bundle.source.release import Release
from bundle.source.site import needed_offline, read_site
from bundle.source.source import Source

REPOSITORY = Path(__file__).parents[2]
RELEASE = Release("pins-and-needles", "2026.11.22", datetime(2026, 11, 22, 10, 30, tzinfo=UTC))


@cache
def source_of(site: Path) -> Source:
    """Return what formats are made from."""
    return Source(needed_offline(read_site(site)), read_contents(site), RELEASE)


def built_site() -> Path:
    """Return the folder of the offline build; fail where there is none."""
    folder = Path(os.environ.get("PN_OFFLINE", REPOSITORY / "build/offline"))
    if not (folder / "contents.json").is_file():
        pytest.fail(f"expected a built site in {folder}, found none: run `make site` first")
    return folder


def built_bundle() -> Path:
    """Return the folder of the clinic bundle; fail where there is none."""
    folder = Path(os.environ.get("PN_DIST", REPOSITORY / "dist"))
    if not (folder / "SHA256SUMS").is_file():
        pytest.fail(f"expected a bundle in {folder}, found none: run `make site` first")
    return folder


def promises(site: Path) -> dict[str, list[str]]:
    """Return what no form of a page may lose, by the page's path: the disclaimer, the emergency
    strip, and the level and heading of every care card. Read off the built pages themselves.
    """
    found = {}
    for page in source_of(site).contents.pages:
        root = html.document_fromstring((site / page.file).read_bytes())
        (article,) = root.findall(".//article")
        parts = article.xpath(
            ".//*[@data-disclaimer] | .//*[@class='pn-strip'] | .//*[@class='care__level']"
            " | .//*[@class='care__heading']"
        )
        # the quiz on paper has no cards: it names their levels
        found[page.file] = [
            words(part) for part in parts if not part.xpath("ancestor::*[@class='quiz__results']")
        ]
        assert found[page.file], page.file
    return found


def words(element: html.HtmlElement) -> str:
    """Return the text of an element, blanks made one."""
    return " ".join(str(element.text_content()).split())
