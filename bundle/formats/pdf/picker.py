"""The page from which staff print: links to every PDF, and the texts of leaflets to print at once.

A page that was opened from a folder may not fetch another file, so the texts and small pictures lie
in the page itself, and a tick decides which texts go on paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from bundle.added.pages import read_age_script
from bundle.added.read_me import first_review
from bundle.formats.pdf.kinds import PICTURES, WALL
from bundle.formats.pdf.sets import Printed, Together, sheets
from bundle.formats.pdf.typeset import Pdf
from common.dates import in_words
from common.policy import hash_source
from common.templates import templates_in

if TYPE_CHECKING:
    from bundle.source.source import Source

TEMPLATES = Path(__file__).with_name("templates")
PARENT_TEMPLATES = Path(__file__).parents[2] / "added" / "templates"
"""Has what all pages of the bundle's own say when they are old."""
PAGE = "print-these.html"
TITLES = {
    WALL: "For the wall and the pocket",
    PICTURES: "In pictures, to look at together (not tested as Easy Read)",
    "guide": "Get help, and what to do",
    "cause": "Causes",
    "question": "Questions",
}
"""The groups of the list."""


@dataclass(frozen=True)
class Group:
    """Papers below one heading."""

    title: str
    printed: Sequence[Printed]


def sheets_in_words(count: int) -> str:
    """Return a number of sheets for people."""
    return "1 sheet" if count == 1 else f"{count} sheets"


def pages_in_words(pdf: Pdf) -> str:
    """Return the pages and sheets of a PDF for people."""
    pages = "1 page" if pdf.sides == 1 else f"{pdf.sides} pages"
    return f"{pages}, {sheets_in_words(sheets(pdf))}"


def picker_html(printed: Sequence[Printed], sets: Sequence[Together], source: Source) -> bytes:
    """Return the page, which needs no other file but the PDFs that it links to."""
    environment = templates_in(TEMPLATES, PARENT_TEMPLATES)
    environment.globals["unknown_block"] = _unknown_block
    environment.globals["pages_in_words"] = pages_in_words
    style = (TEMPLATES / "print-these.css").read_text("utf-8")
    script = (TEMPLATES / "print-these.js").read_text("utf-8")
    age_script = read_age_script(source.files)
    policy = (
        f"default-src 'none'; script-src {hash_source(age_script)} {hash_source(script)}; "
        f"style-src {hash_source(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    )
    groups = [
        Group(title, [one for one in printed if one.paper.group == kind])
        for kind, title in TITLES.items()
    ]
    due = first_review(source.contents)
    page = environment.get_template(PAGE).render(
        due=due.isoformat() if due else "",
        due_day=in_words(due) if due else "",
        age_script=age_script,
        title=source.contents.title,
        language=source.contents.language,
        release=source.release,
        notice=source.contents.notice,
        sets=sets,
        groups=[group for group in groups if group.printed],
        style=style,
        script=script,
        policy=policy,
    )
    return page.encode()


def _unknown_block(kind: str) -> NoReturn:
    raise LookupError(f"templates/blocks.html does not know the block {kind!r}")
