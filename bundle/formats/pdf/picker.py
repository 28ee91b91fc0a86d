"""The page from which staff print leaflets: links to every PDF, and all texts to print at once.

A page that was opened from a folder may not fetch another file, so the texts lie in the page
itself and a tick decides which of them go on paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import jinja2

from bundle.added.pages import read_age_script
from bundle.added.read_me import first_review
from bundle.formats.pdf.typeset import SIZES
from common.dates import in_words
from publish.pages.policy import hash_source

if TYPE_CHECKING:
    from bundle.source.formats import Source

TEMPLATES = Path(__file__).with_name("templates")
PARENT_TEMPLATES = Path(__file__).parents[2] / "added" / "templates"
"""Has what all pages of the bundle's own say when they are old."""
PAGE = "print-these.html"
TITLES = {"guide": "Get help, and the quiz", "cause": "Causes", "question": "Questions"}
"""The groups of the list, by the kind of their pages."""


@dataclass(frozen=True)
class Leaflet:
    """One leaflet that was made."""

    name: str
    sheet: Mapping[str, Any]
    """What was given to the template."""
    sizes: Mapping[str, int]
    """The size of its PDF in bytes, for each size of paper."""

    @property
    def title(self) -> str:
        """The title of its page."""
        return str(self.sheet["article"]["title"])

    def kilobytes(self, size: str) -> int:
        """Return the size of one PDF in kB."""
        return round(self.sizes[size] / 1000)


@dataclass(frozen=True)
class Group:
    """Leaflets below one heading."""

    title: str
    leaflets: list[Leaflet]


def picker_html(leaflets: list[Leaflet], source: Source) -> bytes:
    """Return the page, which needs no other file but the PDFs that it links to."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([TEMPLATES, PARENT_TEMPLATES]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.globals["unknown_block"] = _unknown_block
    style = (TEMPLATES / "print-these.css").read_text("utf-8")
    script = (TEMPLATES / "print-these.js").read_text("utf-8")
    age_script = read_age_script(source.files)
    policy = (
        f"default-src 'none'; script-src {hash_source(age_script)} {hash_source(script)}; "
        f"style-src {hash_source(style)}; base-uri 'none'; form-action 'none'"
    )
    kinds = {page.file: page.kind for page in source.contents.pages}
    groups = [
        Group(title, [told for told in leaflets if kinds[told.sheet["article"]["file"]] == kind])
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
        notice=leaflets[0].sheet["article"]["notice"],
        sizes=SIZES,
        groups=[group for group in groups if group.leaflets],
        style=style,
        script=script,
        policy=policy,
    )
    return page.encode()


def _unknown_block(kind: str) -> NoReturn:
    raise LookupError(f"templates/blocks.html does not know the block {kind!r}")
