"""The pages that the bundle adds to the site: where to start, and the sheets for its keepers."""

from __future__ import annotations

import base64
import mimetypes
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import segno

from bundle.added.for_it import for_it
from bundle.added.kiosk import FILE as KIOSK
from bundle.added.kiosk import set_up_kiosk
from bundle.added.read_me import clinic_lines, first_review, read_me, where_to_ask
from bundle.added.sheet import Section
from bundle.source.site import HOME, MARK, Files
from bundle.source.source import Source
from common.dates import in_words
from common.problems import Problem, ProblemsError
from common.templates import templates_in
from publish.pages.on_disk import FILES_ONLY, keep_to_the_disk
from publish.pages.policy import policy_for

TEMPLATES = Path(__file__).with_name("templates")
PAGES = "pages"
START = "start-here.html"
READ_ME, FOR_IT = "read-me-first", "for-it"
SHEETS = tuple(f"{name}.{kind}" for name in (READ_ME, FOR_IT) for kind in ("html", "txt"))
"""The files of the sheets that lie beside every format."""
PICKER = "leaflets/print-these.html"
WHOLE_SITE = "whole-site.html"
SET_UP = "set-up-kiosk.html"
WHOLE_COPY_CSS = "parts/whole-copy.css"
AGE = "assets/age.js"
"""The site's script that tells when a page is old."""


@dataclass(frozen=True)
class Door:
    """A page to reach from the start page without a search."""

    file: str
    name: str
    purpose: str


def read_age_script(site: Files) -> str:
    """Return the site's script that tells when a page is old; raise `ProblemsError` without it."""
    if AGE not in site:
        message = "expected the script that tells when a page is old: build the site again"
        raise ProblemsError([Problem(AGE, 0, message)])
    return site[AGE].decode()


def write_sheets(source: Source) -> Files:
    """Return the sheets, each as plain text and as a page that stands alone."""
    title = source.contents.title
    files = {}
    for name, heading, sections in (
        (READ_ME, "Read me first", read_me(source)),
        (FOR_IT, "For IT", for_it(source)),
    ):
        files[f"{name}.txt"], files[f"{name}.html"] = _sheet(
            source, f"{heading}: {title}", sections
        )
    return files


def write_start(source: Source, *, leaflets: bool, kiosk: bool, whole_site: bool) -> Files:
    """Return the page to start from, and what stands beside it in the folder."""
    contents = source.contents
    home = contents.page(HOME)
    doors = [
        Door(door.file, page.title, door.purpose)
        for door in contents.doors
        if door.file in source.files and (page := contents.page(door.file))
    ]
    values = _values(source) | {
        "heading": home.title if home else contents.title,
        "clinic": clinic_lines(contents),
        "logo": _logo(source),
        "doors": doors,
        "pages": PAGES,
        "home": HOME,
        "picker": PICKER if leaflets else "",
        "kiosk": KIOSK if kiosk else "",
        "whole_site": WHOLE_SITE if whole_site else "",
        "mark": _inside(source.files, MARK),
        "ask_at": where_to_ask(source),
        "qr": _qr(where_to_ask(source)) if contents.address else "",
        "whole_copy_css": WHOLE_COPY_CSS,
    }
    files = {
        START: _page(START, values),
        WHOLE_COPY_CSS: _render("whole-copy.css", values).encode(),
    }
    if kiosk:
        title = f"Set up a waiting-room screen: {contents.title}"
        files[SET_UP] = _sheet(source, title, set_up_kiosk(source))[1]
    return files


def _values(source: Source) -> dict[str, Any]:
    """Return what every page of ours needs."""
    due = first_review(source.contents)
    return {
        "contents": source.contents,
        "release": source.release,
        "due": due.isoformat() if due else "",
        "due_day": in_words(due) if due else "",
        "age_script": read_age_script(source.files),
    }


def _sheet(source: Source, title: str, sections: list[Section]) -> tuple[bytes, bytes]:
    """Return a sheet as plain text, and as a page."""
    values = _values(source) | {"sections": sections, "title": title, "logo": _logo(source)}
    text = _render("sheet.txt", values).rstrip() + "\n"
    # Older Windows Notepad needs CRLF to break lines, and the mark to know that this is UTF-8.
    return text.replace("\n", "\r\n").encode("utf-8-sig"), _page("sheet.html", values)


def _logo(source: Source) -> str:
    """Return the clinic's logo as an address that holds it; "" where there is none."""
    clinic = source.contents.clinic
    return _inside(source.files, clinic.logo) if clinic else ""


def _inside(files: Files, name: str) -> str:
    """Return a picture of the site as an address that holds it; "" where there is none."""
    if name not in files:
        return ""
    kind = mimetypes.guess_type(name)[0] or "image/png"
    return f"data:{kind};base64,{base64.b64encode(files[name]).decode()}"


def _qr(address: str) -> str:
    """Return a QR code as an address that holds it, its white border included."""
    return segno.make_qr(address, error="m").svg_data_uri(border=4, light="#fff")


def _page(template: str, values: dict[str, Any]) -> bytes:
    """Render a page of ours, which may run and load what we put into it and nothing else."""
    stem = template.removesuffix(".html")
    style, script = _text("base.css", f"{stem}.css"), _text(f"{stem}.js")
    scripts = filter(str.strip, [FILES_ONLY, values["age_script"], script])
    policy = policy_for(scripts, [style], hosted=False)
    page = _render(template, values | {"style": style, "script": script, "policy": policy})
    return keep_to_the_disk(template, page.encode())


def _text(*names: str) -> str:
    """Return the files of these names, as far as there are any, to stand inside a page."""
    files = [TEMPLATES / name for name in names]
    return "\n" + "".join(file.read_text("utf-8") for file in files if file.exists())


def _render(name: str, values: dict[str, Any]) -> str:
    environment = templates_in(TEMPLATES, keep_trailing_newline=True)
    environment.filters["linked"] = _linked
    return environment.get_template(name).render(values)


def _linked(text: str) -> str:
    """Return words as HTML, in which the names of sheets lead there: they lie side by side."""
    linked = escape(text)
    for name in (READ_ME, FOR_IT):
        linked = linked.replace(f"{name}.html", f'<a href="{name}.html">{name}.html</a>')
    return linked
