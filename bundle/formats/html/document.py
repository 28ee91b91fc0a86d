"""One HTML file that holds pages, pictures, styles and scripts, and asks for nothing."""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html

from bundle.added.style import style_sheet
from bundle.formats.html import scripts
from bundle.source.reading import (
    Page,
    inner_html,
    pictures,
    read_plain_quiz,
    relink,
    rename_ids,
)
from bundle.source.site import GET_HELP, MARK, parse
from bundle.source.source import Source
from common.policy import hash_source
from common.problems import Problem, ProblemsError
from common.templates import templates_in

"""The mark of the site; it stands beside its name where no clinic has a logo."""
SEARCH_OPEN = "//*[self::a or self::button][contains(@class, 'pn-search-open')]"
THUMB = "//nav[contains(@class, 'pn-thumb')]"
SEARCH_BOX = "//dialog[@id='pn-search']"
LOGO = ".//img[contains(@class, 'pn-clinic__logo')]"


@dataclass(frozen=True)
class Layout:
    """Which page is in which file."""

    file: str
    """The file that is being made."""
    place_of: Mapping[str, str]
    """For each page, by its path in the site, the file that holds it."""
    pages: Sequence[Page]
    """Every page, of all files."""

    def here(self) -> list[Page]:
        """Return the pages of this file."""
        return [page for page in self.pages if self.place_of[page.file] == self.file]

    def address(self, file: str, fragment: str = "") -> str | None:
        """Return the address of a place as seen from this file; None where it is in none."""
        found = [page for page in self.pages if page.file == file]
        if not found:
            return None
        place = self.place_of[file]
        name = found[0].name + (f"--{fragment}" if fragment else "")
        return f"{'' if place == self.file else place}#{name}"


@dataclass(frozen=True)
class Frame:
    """What one file has around its pages, and does with them."""

    folder: Path
    """Where its template and its scripts are, besides those of this folder."""
    template: str
    early: tuple[str, ...] = ()
    """Its own scripts that run before the page is there; those for the end are `late`."""
    late: tuple[str, ...] = ()
    style: str = ""
    """The file of its own style sheet, which stands after all others."""
    needs_script: bool = False
    """Whether it is of no use without script; else the steps of the plain quiz come along."""
    in_menu: Callable[[Page], bool] = lambda _page: True
    """Whether its menu has a page."""
    change: Callable[[html.HtmlElement, str], None] = lambda _article, _file: None
    """Changes a page of the site, named by its file, whose links lead to places in this file."""

    def text(self, name: str) -> str:
        """Return a file of its folder."""
        return (self.folder / name).read_text("utf-8")


SINGLE = Frame(Path(__file__).parent, "single.html")


def document(source: Source, layout: Layout, *, searchable: bool, frame: Frame = SINGLE) -> bytes:
    """Return one file; `searchable` puts the search into it."""
    files, contents = source.files, source.contents
    pages = layout.here()
    plain = None if frame.needs_script else read_plain_quiz(files, contents)
    css = style_sheet(files, [*layout.pages, *filter(None, [plain])])
    if frame.style:
        css += "\n" + frame.text(frame.style)
    early = [scripts.own(scripts.EARLY), *scripts.of_site(files, [scripts.HERE], layout.address)]
    early += map(frame.text, frame.early)
    articles = [page.article() for page in pages]
    wanted = [scripts.QUIZ] if any(one.find_class("quiz") for one in articles) else []
    wanted += [scripts.MAP] if any(one.find_class("body-map--choose") for one in articles) else []
    wanted += [scripts.FOLDS]
    wanted += [scripts.FIND, scripts.OPEN] if searchable else []
    running = [scripts.own(scripts.ROUTER), *scripts.of_site(files, wanted, layout.address)]
    running += map(frame.text, frame.late)
    search_open, search_box = _search(source, layout, searchable=searchable)
    values: dict[str, Any] = {
        "contents": contents,
        "release": source.release,
        "title": pages[0].entry.title + " - " + contents.title,
        "policy": policy([*early, *running], css),
        "icon": _data(files, MARK),
        "logo": _data(files, contents.clinic.logo) if contents.clinic else "",
        "style": css,
        "early": early,
        "home": layout.address(layout.pages[0].file),
        "help": layout.address(GET_HELP),
        "menu": _menu(layout, frame),
        "search_open": search_open,
        "search_box": search_box,
        "thumb": _thumb(source, layout),
        "scripts": running,
        "pages": [
            {
                "name": page.name,
                "title": f"{page.entry.title} - {contents.title}",
                "due": page.entry.review_due or "",
                "body": _body(page, source, layout, frame),
            }
            for page in pages
        ],
    }
    return (
        templates_in(frame.folder, SINGLE.folder, keep_trailing_newline=True)
        .get_template(frame.template)
        .render(values)
        .encode()
    )


def policy(running: Sequence[str], css: str) -> str:
    """Return the content security policy: these scripts and styles, pictures in the file itself."""
    allowed = " ".join(hash_source(script) for script in running)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {hash_source(css)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _search(source: Source, layout: Layout, *, searchable: bool) -> tuple[str, str]:
    """Return the way to the search and its box, as the site's home page has them."""
    home = layout.pages[0].file
    root = parse(source.files[home])
    ways = [] if root is None else root.xpath(SEARCH_OPEN)
    boxes = [] if root is None else root.xpath(SEARCH_BOX)
    if not (searchable and boxes):
        # without the box the link to all pages is left, which needs no script
        ways, boxes = [way for way in ways if way.tag == "a"], []
    for part in [*ways, *boxes]:
        relink(part, home, layout.address)
    for box in boxes:
        box.set("data-base", "")
    return _written(ways), _written(boxes)


def _thumb(source: Source, layout: Layout) -> str:
    """Return the bar at the foot of a phone, as the site's home page has it."""
    home = layout.pages[0].file
    root = parse(source.files[home])
    bars = [] if root is None else root.xpath(THUMB)
    for bar in bars:
        relink(bar, home, layout.address)
    return _written(bars)


def _written(parts: Iterable[html.HtmlElement]) -> str:
    return "".join(html.tostring(part, encoding="unicode", with_tail=False) for part in parts)


def _body(page: Page, source: Source, layout: Layout, frame: Frame) -> str:
    files = source.files
    article = page.article()
    for quiz in [] if frame.needs_script else article.find_class("quiz"):
        _with_plain_steps(quiz, source)
    for logo in article.xpath(LOGO):
        logo.drop_tree()  # it stands in the bar, once
    for image, file in pictures(article, page.file):
        if file:
            image.set("src", _data(files, file))
    prefix = f"{page.name}--"
    rename_ids(article, prefix)
    relink(article, page.file, layout.address)
    for quiz in article.find_class("quiz"):
        quiz.set("data-ids", prefix)
        quiz.set("data-home", f"#{page.name}")
    frame.change(article, page.file)
    return inner_html(article)


def _with_plain_steps(quiz: html.HtmlElement, source: Source) -> None:
    """Put the steps of the plain page into the quiz itself, to which its start then leads."""
    plain = read_plain_quiz(source.files, source.contents)
    if plain:
        quiz.extend(plain.article().find_class("quiz__steps"))
        for start in quiz.xpath("./*[@class='quiz__start']/a"):
            start.set("href", "#" + start.get("href").partition("#")[2])


def _data(files: Mapping[str, bytes], file: str) -> str:
    """Return a file as an address that holds it; empty for no file."""
    if not file:
        return ""
    if file not in files:
        raise ProblemsError([Problem(file, 0, "expected this picture in the site, found none")])
    kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(files[file]).decode()}"


def _menu(layout: Layout, frame: Frame) -> list[tuple[str, list[dict[str, str | None]]]]:
    """Return the pages by section, those that stand alone first."""
    menu: dict[str, list[dict[str, str | None]]] = {"": []}
    for page in filter(frame.in_menu, layout.pages):
        entry = {"title": page.entry.title, "address": layout.address(page.file)}
        menu.setdefault(page.section, []).append(entry)
    return list(menu.items())
