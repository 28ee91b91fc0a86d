"""Check a built site as it will be read: every address leads somewhere, every page is whole.

MkDocs checks the links that stand in Markdown. This looks at what was built, so it also sees links
of the theme, of raw HTML, style sheets, images, the search index and the data in pages. It never
asks the network for anything: where an outgoing link leads is not looked at.
"""

from __future__ import annotations

import json
import posixpath
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from lxml import etree

from common import addresses
from common.addresses import INSIDE_ITSELF, Reference
from common.problems import Problem, did_you_mean
from publish.checks.built_page import BuiltPage, read_page, read_svg

HOME = "index.html"
FOR_ERRORS = frozenset(["404.html", "503.html"])
"""Shown by a server at any address, so their own addresses start at the root; no copy on a disk
shows them. Their titles and descriptions are nobody's search result."""

SERVED_NAMES = frozenset([HOME, *FOR_ERRORS])
"""What pages are called in a build for a server, where each has a folder of its own."""

DATA_SCRIPT = re.compile(r"\s*(?:var|let|const)\s+\w+\s*=\s*(?=[\[{])")
"""Matches the start of `var __index = {"docs": []}`."""

DOWNLOADS = "downloads/"
"""What the hosted site carries of the bundle, which looks at its own files."""
OUTGOING = frozenset(["http", "https", "mailto", "tel"])


@dataclass(frozen=True)
class _Site:
    """A built site, every file read once."""

    files: frozenset[str]
    """Paths from the site's folder, with slashes."""
    folders: frozenset[str]
    pages: Mapping[str, BuiltPage]
    names: Mapping[str, frozenset[str]]
    """What addresses can point to after a `#`, by page or image."""
    references: Mapping[str, tuple[Reference, ...]]
    hints: dict[str, str] = field(default_factory=dict)
    """Near names of files that are not there: the same one may be missing on every page."""

    @cached_property
    def offline(self) -> bool:
        return any(PurePosixPath(page).name not in SERVED_NAMES for page in self.pages)

    @cached_property
    def url(self) -> str:
        """Where the site will stand on the web, as its home page says; empty if nowhere yet."""
        home = self.pages[HOME].canonical if HOME in self.pages else ""
        return home.removesuffix(HOME)


def run(folders: list[Path]) -> int:
    """Check built sites and print what is wrong; return 0 if nothing is, 1 if something is.

    2 means that a folder is missing: the site was not built.
    """
    missing = [folder for folder in folders if not folder.is_dir()]
    for folder in missing:
        print(f"{folder}: no such folder. Build the site first: make site", file=sys.stderr)
    if missing:
        return 2
    found = 0
    for folder in folders:
        problems = check(folder)
        for problem in problems:
            print(f"{folder.as_posix()}/{problem}")
        pages = sum(1 for _ in folder.rglob("*.html"))
        print(f"{folder}: {_count(pages, 'page')}, {_count(len(problems), 'problem')}")
        found += len(problems)
    return 1 if found else 0


def check(folder: Path) -> list[Problem]:
    """Return everything that is wrong with the site built in `folder`, by file and line."""
    site, problems = _read(folder)
    if HOME not in site.files:
        problems.append(Problem(HOME, 0, "expected the home page of a built site, found none"))
    for path, page in site.pages.items():
        problems += [Problem(path, fault.line, fault.message) for fault in page.faults]
    problems += _twins(site.pages)
    for path, references in site.references.items():
        for reference in references:
            reason = _reason_against(site, path, reference)
            if reason:
                message = f"{reference.holder} {reference.address!r} {reason}"
                problems.append(Problem(path, reference.line, message))
    return sorted(set(problems))


def _read(folder: Path) -> tuple[_Site, list[Problem]]:
    files = {f.relative_to(folder).as_posix(): f for f in folder.rglob("*") if f.is_file()}
    pages: dict[str, BuiltPage] = {}
    names: dict[str, frozenset[str]] = {}
    references: dict[str, tuple[Reference, ...]] = {}
    problems: list[Problem] = []
    for path, file in files.items():
        if path.startswith(DOWNLOADS):
            continue
        match file.suffix:
            case ".html":
                page = pages[path] = read_page(file.read_bytes())
                names[path], references[path] = page.names, page.references
            case ".svg":
                try:
                    names[path], references[path] = read_svg(file.read_bytes())
                except etree.XMLSyntaxError as error:
                    problems.append(Problem(path, error.lineno or 0, f"not an image: {error.msg}"))
            case ".css":
                text = file.read_text("utf-8", "replace")
                references[path] = tuple(addresses.of_css(text))
            case ".json" | ".js":
                try:
                    data = _data(file)
                except (ValueError, RecursionError) as error:
                    problems.append(Problem(path, 0, f"this is not JSON: {error}"))
                else:
                    references[path] = tuple(addresses.of_json(data))
    folders = frozenset(str(p) for path in files for p in PurePosixPath(path).parents)
    return _Site(frozenset(files), folders, pages, names, references), problems


def _data(file: Path) -> object:
    """Return the data of a file; a script that is more than one piece of data has none."""
    text = file.read_text("utf-8", "replace")
    if file.suffix == ".json":
        return json.loads(text)
    start = DATA_SCRIPT.match(text)
    if not start:
        return None
    try:
        return json.loads(text[start.end() :].rstrip().rstrip(";"))
    except (ValueError, RecursionError):
        return None


def _twins(pages: Mapping[str, BuiltPage]) -> Iterator[Problem]:
    """Find pages that search results could not tell apart."""
    first: dict[tuple[str, str], str] = {}
    for path in sorted(pages):
        page = pages[path]
        if path in FOR_ERRORS:
            continue
        if not page.description:
            yield Problem(path, 0, 'expected <meta name="description"> with words in it')
        for what, words in (("title", page.title), ("description", page.description)):
            other = first.setdefault((what, words), path)
            if words and other != path:
                yield Problem(path, 0, f"its {what} is also that of {other}: {words!r}")


def _reason_against(site: _Site, path: str, reference: Reference) -> str:
    """Return why an address is wrong, to follow it in a sentence; nothing where it is right."""
    address = reference.plain
    if not address or address == "#":
        return "leads nowhere: expected an address"
    if site.url and address.startswith(site.url):
        return _reason_against_path(site, path, "./" + address.removeprefix(site.url), "")
    if reference.scheme:
        return _reason_against_scheme(reference)
    if address.startswith("//"):
        return "has no http: or https:, so a copy on a disk cannot follow it"
    on_disk = site.offline and path not in FOR_ERRORS
    if address.startswith("/"):
        if on_disk:
            return "starts at the root of a server, and a copy on a disk has none: make it relative"
        base = urlsplit(site.url).path or "/"
        if not address.startswith(base):
            return f"leads out of the site, which starts at {base!r}"
        return _reason_against_path(site, path, "./" + address.removeprefix(base), "")
    if path in site.names or path.endswith(".css"):
        folder = posixpath.dirname(path)
    else:  # data: addresses in a search index count from the root of the site
        folder, address = "", "./" + address
    return _reason_against_path(site, path, address, folder, on_disk=on_disk)


def _reason_against_scheme(reference: Reference) -> str:
    if reference.fetched and reference.scheme in INSIDE_ITSELF:
        return ""
    if reference.fetched:
        return "is loaded from outside the site: keep a copy of the file in the site"
    if reference.scheme not in OUTGOING:
        return f"is no link a reader can follow: expected an address, found {reference.scheme}:"
    return ""


def _reason_against_path(
    site: _Site, path: str, address: str, folder: str, *, on_disk: bool = False
) -> str:
    """Look for the file that `address` means, seen from `folder`, and for the place in it."""
    before, _, fragment = address.partition("#")
    inside = unquote(before.partition("?")[0])
    target = posixpath.normpath(posixpath.join(folder, inside)) if inside else path
    if target.startswith(".."):
        return "leads out of the site"
    if inside.endswith("/") or target in site.folders:
        if on_disk:
            right = posixpath.join(before, HOME)
            return f"opens a folder where a copy is read from a disk. Right: {right!r}"
        target = posixpath.normpath(posixpath.join(target, HOME))
    if target not in site.files:
        if target not in site.hints:
            site.hints[target] = did_you_mean(target, site.files)
        return f"leads to no file: there is no {target!r}.{site.hints[target]}"
    name = unquote(fragment.partition(":~:")[0])
    # "top" is the top of any page; scripts and styles have no places
    if name in {"", "top"} or target not in site.names or name in site.names[target]:
        return ""
    return (
        f"leads to no place: {target} has no id {name!r}.{did_you_mean(name, site.names[target])}"
    )


def _count(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"
