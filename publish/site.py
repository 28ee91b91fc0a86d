"""The files of a built site: read once, changed in memory, written only when all steps are done."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lxml import etree, html

from publish.faults import Fault, PublishError

Files = dict[str, bytes]
"""What is in each file, under its path from the site's folder, with `/` between the parts."""

HOME = "index.html"


def read(folder: Path) -> Files:
    """Return every file of the site in `folder`; raise `PublishError` where there is no site."""
    if not (folder / HOME).is_file():
        message = f"expected the folder of a built site, found no {HOME} in it: run `make site`"
        raise PublishError([Fault(str(folder), 0, message)])
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write(folder: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Bring `folder` from one state to the other: write what changed, delete what is gone."""
    for name, data in after.items():
        if before.get(name) != data:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
    for name in before.keys() - after.keys():
        (folder / name).unlink()
        for parent in (folder / name).parents:
            if parent == folder or any(parent.iterdir()):
                break
            parent.rmdir()


def pages(files: Mapping[str, bytes]) -> list[str]:
    """Return the names of the pages of a site, in order."""
    return sorted(name for name in files if name.endswith(".html"))


def parse(page: bytes) -> html.HtmlElement:
    """Return the root element of a page. An empty one is a page without elements."""
    parser = html.HTMLParser(encoding="utf-8")
    try:
        return html.document_fromstring(page, parser=parser)
    except etree.ParserError:
        return html.document_fromstring(b"<html></html>", parser=parser)
