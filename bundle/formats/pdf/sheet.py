"""What the templates get: what every sheet of paper says, and what a leaflet says besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any

from bundle.added.read_me import clinic_lines
from bundle.formats.pdf.compose import Composed
from bundle.formats.pdf.model import Article, Heading, Run, Runs, plain
from bundle.formats.pdf.qr import qr_svg, qr_width
from bundle.source.release import Release
from bundle.source.site import MARK, Files
from common.contents import Contents, PageEntry
from common.dates import in_words
from common.problems import Problem, ProblemsError
from common.urgency import Urgency

INDEX = "index.html"
"""The picture of the topic, where the theme has it."""
QR_MM = 26
"""How wide the code is without its white border."""
LOGO_FORMATS = {"png": "png", "jpg": "jpg", "jpeg": "jpg", "svg": "svg"}
ALSO = "Call for any of these too:"
ALONE = "Call your emergency number now for any of these:"
OUR_NUMBER = "Our emergency number:"
UNSURE = "Not sure? Treat it as a yes."
MORE = "More, on the same page of our site (ask the staff):"
MORE_AT = "More, on the same page of our website:"
SOURCES = "why, and where this comes from"

Told = dict[str, Any]


@dataclass(frozen=True)
class Around:
    """What all paper of one bundle shares."""

    files: Files
    contents: Contents
    release: Release

    def address(self, file: str) -> str:
        """Return where a page is on the web, nothing where the site is nowhere yet.

        The hosted site leaves `.html` out of its addresses: `https://host/causes/tight-shoes/`.
        """
        if not self.contents.address:
            return ""
        page, mark, anchor = file.partition("#")
        path = "" if page == INDEX else page.removesuffix(".html") + "/"
        return f"{self.contents.address.rstrip('/')}/{path}{mark}{anchor}"

    def entry(self, file: str) -> PageEntry:
        """Return what is told of a page; raise `ProblemsError` where nothing is."""
        entry = self.contents.page(file)
        if entry is None:
            raise ProblemsError([Problem(file, 0, "expected it in contents.json, found nothing")])
        return entry

    def told(self, title: str, summary: str, file: str) -> Told:
        """Return what every sheet says; `file` is the page that its code leads to."""
        contents, release, entry = self.contents, self.release, self.entry(file)
        due = f"Next review due: {in_words(entry.review_due)}." if entry.review_due else ""
        return {
            "file": file,
            "title": title,
            "summary": summary,
            "site": contents.title,
            "language": contents.language,
            "version": release.version,
            "day": release.day,
            # said once: the notice below the title tells who has reviewed it
            "state": due,
            "tell": f"Tell us what is wrong: {contents.contact}." if contents.contact else "",
            "review": entry.review,
            "notice": f"{entry.review} {contents.disclaimer}",
            "mark": list(self.files[MARK]) if MARK in self.files else None,
            "clinic": self._clinic(),
            "qr": self._qr(file),
            "call": contents.emergency,
            "own_number": "" if contents.is_one_place else OUR_NUMBER,
        }

    def core(self, said: Iterable[str] = ()) -> list[str]:
        """Return the short form of every core sign that is not said in full already."""
        full = {_same(line) for line in said}
        return [
            sign.short
            for sign in self.contents.core_signs
            if full.isdisjoint(map(_same, sign.full))
        ]

    def _qr(self, file: str) -> dict[str, Any] | None:
        address = self.address(file)
        if not address:
            return None
        return {
            "svg": qr_svg(address),
            "width": round(qr_width(address, QR_MM), 2),
            "address": address,
            "alternative": f"QR code that leads to this page on the web: {address}",
        }

    def _clinic(self) -> dict[str, Any] | None:
        clinic = self.contents.clinic
        if clinic is None:
            return None
        name, *lines = clinic_lines(self.contents)
        return {"name": name, "lines": lines, "logo": self._logo(clinic.logo)}

    def _logo(self, path: str) -> dict[str, Any] | None:
        kind = LOGO_FORMATS.get(path.rpartition(".")[2].lower())
        if not path or kind is None or path not in self.files:
            return None
        return {"format": kind, "data": list(self.files[path])}


def leaflet(article: Article, composed: Composed, around: Around) -> Told:
    """Return the leaflet of one page as the template wants it."""
    blocks = tuple(block for section in composed.sections for block in section.all())
    told = around.told(article.title, article.summary, article.file)
    return told | {
        "medical_name": article.medical_name,
        "lead": _plainly(composed.lead),
        "drawing": asdict(composed.drawing) if composed.drawing else None,
        "signs": None if composed.has_all_signs else _signs(composed.signs, around),
        "blocks": _plainly(blocks),
        "meanings": _plainly(composed.meanings),
        "places": {
            run.to: _place(run.to, blocks, around)
            for run in runs_of((composed.lead, composed.signs, blocks))
            if run.to
        },
        "narrow": around.contents.is_at_hand(article.file),
        "more_is": MORE_AT if told["qr"] else MORE,
        "more": _more(composed, blocks, around),
        "on_each_side": around.contents.emergency if composed.has_all_signs else "",
    }


def runs_of(part: object) -> Iterator[Run]:
    """Yield every run of a part, in the order in which they are read."""
    if isinstance(part, Run):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from runs_of(inner)
    elif is_dataclass(part):
        for inner in vars(part).values():
            yield from runs_of(inner)


def _plainly(parts: Sequence[Any]) -> list[dict[str, Any]]:
    return [asdict(part) for part in parts]


def _signs(lines: Sequence[Runs], around: Around) -> dict[str, Any]:
    words = Urgency.EMERGENCY.words
    return {
        "icon": words.icon,
        "level": words.level,
        "heading": words.heading if lines else ALONE,
        "lines": [[asdict(run) for run in line] for line in lines],
        "also": ALSO,
        "core": around.core(map(plain, lines)),
        "unsure": UNSURE,
        "note": around.contents.emergency,
    }


def _same(line: str) -> str:
    """Return a line as it counts in comparing: a page has other quotes than its source."""
    return line.replace("’", "'").strip()


def _place(to: str, blocks: Iterable[object], around: Around) -> str:
    """Return where a link leads from a PDF, nothing where it leads nowhere."""
    if to.startswith("#"):
        headings = {part.id for part in blocks if isinstance(part, Heading)}
        return to if to[1:] in headings else ""
    if to.startswith("tel:"):
        return ""
    return to if ":" in to else around.address(to)


def _more(composed: Composed, blocks: tuple[Any, ...], around: Around) -> str:
    """Return what stands on the page and not on paper, and the pages that the paper names."""
    named = dict.fromkeys(
        page.title
        for run in runs_of((composed.lead, composed.signs, blocks))
        if (page := around.contents.page(run.to.partition("#")[0]))
    )
    there = f" Pages named above: {'; '.join(named)}." if named else ""
    return f"{'; '.join([*composed.left_out, SOURCES])}.{there}"
