"""The pages that the bundle adds to the site: where to start, the cover sheet, which leaflets."""

from __future__ import annotations

import base64
import mimetypes
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

from bundle.added.read_me import clinic_lines, cover_sheet, first_review
from bundle.source.formats import Source
from bundle.source.site import HOME, Files
from common.dates import in_words
from common.problems import Problem, ProblemsError
from publish.pages.on_disk import FILES_ONLY, keep_to_the_disk
from publish.pages.policy import policy_for

TEMPLATES = Path(__file__).with_name("templates")
PAGES = "pages"
START = "start-here.html"
READ_ME, READ_ME_PAGE = "read-me-first.txt", "read-me-first.html"
PICKER = "leaflets/print-these.html"
WHOLE_SITE = "whole-site.html"
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


def write_cover_sheet(source: Source) -> Files:
    """Return the cover sheet as plain text and as a page that stands alone."""
    values = _values(source) | {
        "sections": cover_sheet(source),
        "title": f"Read me first: {source.contents.title}",
        "logo": _logo_inside(source),
    }
    text = _render(READ_ME, values).rstrip() + "\n"
    return {
        # Older Windows Notepad needs CRLF to break lines, and the mark to know that this is UTF-8.
        READ_ME: text.replace("\n", "\r\n").encode("utf-8-sig"),
        READ_ME_PAGE: _page(READ_ME_PAGE, values),
    }


def write_start(source: Source, *, leaflets: bool, whole_site: bool) -> Files:
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
        "logo": contents.clinic.logo if contents.clinic else "",
        "doors": doors,
        "pages": PAGES,
        "home": HOME,
        "picker": PICKER if leaflets else "",
        "whole_site": WHOLE_SITE if whole_site else "",
        "read_me": READ_ME_PAGE,
        "whole_copy_css": WHOLE_COPY_CSS,
    }
    return {
        START: _page(START, values),
        WHOLE_COPY_CSS: _render("whole-copy.css", values).encode(),
    }


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


def _logo_inside(source: Source) -> str:
    """Return the clinic's logo as an address that holds it; "" where there is none."""
    clinic = source.contents.clinic
    if clinic is None or not clinic.logo:
        return ""
    kind = mimetypes.guess_type(clinic.logo)[0] or "image/png"
    return f"data:{kind};base64,{base64.b64encode(source.files[clinic.logo]).decode()}"


def _page(name: str, values: dict[str, Any]) -> bytes:
    """Render a page of ours, which may run and load what we put into it and nothing else."""
    stem = name.removesuffix(".html")
    style, script = _inside("base.css", f"{stem}.css"), _inside(f"{stem}.js")
    scripts = filter(str.strip, [FILES_ONLY, values["age_script"], script])
    policy = policy_for(scripts, [style], hosted=False)
    page = _render(name, values | {"style": style, "script": script, "policy": policy})
    return keep_to_the_disk(name, page.encode())


def _inside(*names: str) -> str:
    """Return the files of these names, as far as there are any, to stand inside a page."""
    files = [TEMPLATES / name for name in names]
    return "\n" + "".join(file.read_text("utf-8") for file in files if file.exists())


def _render(name: str, values: dict[str, Any]) -> str:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=jinja2.select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template(name).render(values)
