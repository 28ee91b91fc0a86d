"""What the template gets for one leaflet: the page's text, and what paper needs besides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any

from bundle.formats.pdf.flowchart import QUIZ
from bundle.formats.pdf.model import Article, Heading, Run
from bundle.formats.pdf.qr import qr_svg, qr_width
from bundle.source.contents import Contents, PageEntry
from bundle.source.release import Release
from bundle.source.site import Files
from common.dates import in_words
from common.problems import Problem, ProblemsError
from common.urgency import Urgency

GET_HELP = "get-help.html"
INDEX = "index.html"
QR_MM = 26
"""How wide the code is without its white border."""
LOGO_FORMATS = {"png": "png", "jpg": "jpg", "jpeg": "jpg", "svg": "svg"}
SIGNS_HEADING = "Call your emergency number now if you have any of these, or are not sure:"
SIGNS_ARE_ASKED = "Call your emergency number now if question {asked} says so, or you are not sure."
"""On the quiz, whose first questions are the same list."""


@dataclass(frozen=True)
class Around:
    """What all leaflets of one bundle share."""

    files: Files
    contents: Contents
    release: Release
    leaflets: frozenset[str]
    """The files of the pages that are leaflets."""

    def address(self, file: str) -> str:
        """Return where a page is on the web, nothing where the site is nowhere yet.

        The hosted site leaves `.html` out of its addresses: `https://host/causes/tight-shoes/`.
        """
        if not self.contents.address:
            return ""
        page, mark, anchor = file.partition("#")
        path = "" if page == INDEX else page.removesuffix(".html") + "/"
        return f"{self.contents.address.rstrip('/')}/{path}{mark}{anchor}"


def sheet(article: Article, around: Around) -> dict[str, Any]:
    """Return the leaflet of one page as the template wants it, but for its size."""
    contents, release = around.contents, around.release
    entry = contents.page(article.file)
    if entry is None:
        raise ProblemsError(
            [Problem(article.file, 0, "expected it in contents.json, found nothing")]
        )
    told = asdict(article)
    return {
        "article": told,
        "places": {run.to: _place(run.to, article, around) for run in runs_of(article) if run.to},
        "site": contents.title,
        "language": contents.language,
        "version": release.version,
        "day": release.day,
        "foot": f"{_review(entry)} This is general information.",
        "qr": _qr(article, around),
        "logo": _logo(article, around.files),
        "signs": None if article.file == GET_HELP else _signs(article, around),
        "see": _see(article, around),
        "about": f"This is version {release.version} of {release.day}, printed from the page "
        f"“{article.title}” of {contents.title}.",
    }


def runs_of(part: object) -> Iterator[Run]:
    """Yield every run of an article, in the order in which they are read."""
    if isinstance(part, Run):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from runs_of(inner)
    elif is_dataclass(part):
        for inner in vars(part).values():
            yield from runs_of(inner)


def _review(entry: PageEntry) -> str:
    due = f" Next review due: {in_words(entry.review_due)}." if entry.review_due else ""
    return entry.review + due


def _place(to: str, article: Article, around: Around) -> str:
    """Return where a link leads from a PDF, nothing where it leads nowhere."""
    if to.startswith("#"):
        headings = {part.id for part in article.blocks if isinstance(part, Heading)}
        return to if to[1:] in headings else ""
    if to.startswith("tel:"):
        return ""
    return to if ":" in to else around.address(to)


def _qr(article: Article, around: Around) -> dict[str, Any] | None:
    address = around.address(article.file)
    if not address:
        return None
    return {
        "svg": qr_svg(address),
        "width": round(qr_width(address, QR_MM), 2),
        "address": address,
        "alternative": f"QR code that leads to this page on the web: {address}",
    }


def _logo(article: Article, files: Files) -> dict[str, Any] | None:
    path = article.clinic.logo if article.clinic else ""
    if not path:
        return None
    kind = LOGO_FORMATS.get(path.rpartition(".")[2].lower())
    if kind is None or path not in files:
        message = f"expected the clinic's logo {path} as png, jpg or svg in the site, found none"
        raise ProblemsError([Problem(article.file, 0, message)])
    return {"format": kind, "data": list(files[path])}


def _signs(article: Article, around: Around) -> dict[str, Any]:
    help_page = around.contents.page(GET_HELP)
    title = help_page.title if help_page else "Get help"
    quiz = around.contents.quiz if article.file == QUIZ else None
    heading = SIGNS_HEADING
    if quiz:
        heading = SIGNS_ARE_ASKED.format(asked=quiz.asks_for_emergencies)
    return {
        "level": Urgency.EMERGENCY.words.level,
        "heading": heading,
        "lines": () if quiz else around.contents.signs,
        "note": around.contents.emergency,
        "more": ("" if quiz else "This is the short list. ")
        + f"The leaflet “{title}” has every sign.",
    }


def _see(article: Article, around: Around) -> list[dict[str, Any]]:
    """Return the pages to read next and those that the text links to, leaflets first."""
    titles = {page.file: page.title for page in around.contents.pages}
    linked = [run.to.partition("#")[0] for run in (*article.related, *runs_of(article.blocks))]
    files = [file for file in dict.fromkeys(linked) if file in titles and file != article.file]
    lines = []
    for lead, wanted in (("Leaflets:", True), ("Pages of the site:", False)):
        found = [file for file in files if (file in around.leaflets) is wanted]
        if found:
            runs = [[asdict(Run(titles[file], to=file))] for file in found]
            lines.append({"lead": lead, "titles": runs})
    return lines
