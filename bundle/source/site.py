"""The built site that goes into the bundle: which folder will do, and which files are needed."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from lxml import etree, html

from common.problems import Problem, ProblemsError

Files = dict[str, bytes]
"""What is in each file, under its path from the top, with `/` between the parts."""

HOME, GET_HELP = "index.html", "get-help.html"
MARK = "assets/images/mark.svg"
"""The picture of the topic."""

NOT_NEEDED = re.compile(
    # assets/main.css.map, sitemap.xml.gz, 404.html, contents.json, .nojekyll, images/.DS_Store,
    # and the search that Material brings: ours does not use it
    r"\.map$|^sitemap\.xml(?:\.gz)?$|^(?:404\.html|contents\.json)$|(?:^|/)\.[^/]*$"
    r"|^assets/javascripts/(?:lunr|workers)/"
)


def read_site(folder: Path) -> Files:
    """Return every file of the site in `folder`, or raise `ProblemsError` if it cannot be packed.

    A link to another place is a fault: it would be a hole in the copy, or lead out of it.
    """
    if not folder.is_dir():
        raise ProblemsError(
            [Problem(str(folder), 0, "expected the folder of a built offline site, found none")]
        )
    files: Files = {}
    faults = []
    for parent, folders, names in os.walk(folder, followlinks=False):
        for name in [*folders, *names]:
            path = Path(parent, name)
            inside = path.relative_to(folder).as_posix()
            if path.is_symlink():
                faults.append(
                    Problem(inside, 0, "a link to another file: put the file itself here")
                )
            elif path.is_file():
                files[inside] = path.read_bytes()
            elif not path.is_dir():
                faults.append(Problem(inside, 0, "neither a file nor a folder: take it out"))
    faults += _faults_of_a_web_build(folder, files)
    if faults:
        raise ProblemsError(faults)
    return {name: files[name] for name in sorted(files)}


def needed_offline(site: Mapping[str, bytes]) -> Files:
    """Return the files that a copy without a web server uses."""
    return {name: data for name, data in site.items() if not NOT_NEEDED.search(name)}


def _faults_of_a_web_build(folder: Path, files: Files) -> list[Problem]:
    """Tell a build for a web server from one that opens from a folder."""
    rebuild = "build the site for offline use first (MkDocs: use_directory_urls: false)"
    if HOME not in files:
        return [
            Problem(str(folder), 0, f"expected a built site with an {HOME}, found none; {rebuild}")
        ]
    for href in _links(files[HOME]):
        address = href.partition("#")[0]
        if ":" not in address and not address.startswith("//") and address.endswith("/"):
            message = (
                f"links to {href!r}, which opens a list of files when there is no web server; "
                f"expected a link such as '{address.rstrip('/')}.html'; {rebuild}"
            )
            return [Problem(str(folder / HOME), 0, message)]
    return []


def parse(data: bytes) -> html.HtmlElement | None:
    """Return the root of an HTML page, or None where there is no markup in it."""
    try:
        return html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:
        return None


def _links(data: bytes) -> list[str]:
    root = parse(data)
    return [] if root is None else [str(href) for href in root.xpath("//a/@href")]
