"""Give each page the rules it uses, instead of sheets with all rules of a theme.

A hosted page carries its rules inside, so that nothing stands between the reader and the first
words. A copy on a disk, where nothing is fetched from afar, keeps its sheets, cut for all pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from publish.faults import Fault, PublishError
from publish.reach import locate, scripts_of
from publish.selectors import Page, elements_of, words_of
from publish.site import Files, pages, parse
from publish.stylesheet import Node, SheetError, asked, cut, read_sheet

LINK = re.compile(r'[ \t]*<link rel="stylesheet" href="([^"]*)">\n?')

Sheets = tuple[str, ...]
"""The style sheets of a page, in their order."""


def cut_styles(files: Files, *, hosted: bool) -> Files:
    """Return the site with the rules that its pages use; raise `PublishError` for odd sheets."""
    texts = {name: files[name].decode("utf-8") for name in pages(files)}
    linked = {name: _sheets(files, name, text) for name, text in texts.items()}
    read = _read(files, dict.fromkeys(sheet for sheets in linked.values() for sheet in sheets))
    seen = _seen(files, texts, [node for nodes in read.values() for node in nodes])
    done = dict(files)
    if hosted:
        for name, sheets in linked.items():
            if sheets:
                rules = "".join(cut([read[sheet] for sheet in sheets], seen[name]))
                done[name] = _put(texts[name], f"<style>\n{rules}</style>\n")
    else:
        for sheet, rules in zip(read, cut(list(read.values()), _all_of(seen)), strict=True):
            done[sheet] = rules.encode()
    return done


def _sheets(files: Files, page: str, text: str) -> Sheets:
    addresses = LINK.findall(text)
    sheets = tuple(locate(files, page, address) for address in addresses)
    faults = [
        Fault(page, 0, f"the style sheet {address!r} is not in the site: keep a copy there")
        for address, sheet in zip(addresses, sheets, strict=True)
        if not sheet
    ]
    if len(addresses) != len(parse(text.encode()).xpath("//link[@rel='stylesheet']")):
        message = 'expected each style sheet as <link rel="stylesheet" href="...">, found another'
        faults.append(Fault(page, 0, message))
    if faults:
        raise PublishError(faults)
    return sheets


def _read(files: Files, sheets: Iterable[str]) -> dict[str, tuple[Node, ...]]:
    read, faults = {}, []
    for sheet in sheets:
        try:
            read[sheet] = read_sheet(files[sheet].decode("utf-8"))
        except SheetError as error:
            faults.append(Fault(sheet, error.line, error.message))
    if faults:
        raise PublishError(faults)
    return read


def _seen(files: Files, names: Iterable[str], nodes: Iterable[Node]) -> dict[str, Page]:
    """Return what of all that the sheets ask for can be found on each page."""
    wanted = asked(nodes)
    seen = {}
    for name in names:
        root = parse(files[name])
        words = [words_of(script) for script in scripts_of(files, name, root)]
        seen[name] = Page(elements_of(root, wanted), frozenset().union(*words))
    return seen


def _all_of(seen: Mapping[str, Page]) -> Page:
    """Return what can be found on any of these pages."""
    return Page(
        frozenset().union(*(page.elements for page in seen.values())),
        frozenset().union(*(page.words for page in seen.values())),
    )


def _put(text: str, piece: str) -> bytes:
    """Put one piece in the place of the first sheet, and nothing in that of the others."""
    before, _, *rest = LINK.split(text, maxsplit=1)
    return (before + piece + LINK.sub("", "".join(rest))).encode()
