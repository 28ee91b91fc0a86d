"""What a page or style sheet makes a browser load, and where from.

A clinic's copy must never ask the network for anything. A plain link (`<a href>`) waits for the
reader to follow it and is left alone; everything that a browser fetches by itself, or would send
the reader's answers to, has to be a file of the copy.

Scripts are not read here: what they ask for is seen in real browsers, by the browser tests.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import html

from bundle.source.site import HOME, Files, parse
from common.addresses import (
    CSS_URL,
    IGNORED_BY_BROWSERS,
    INSIDE_ITSELF,
    REFRESH,
    SCHEME,
    TOLD_RELATIONS,
    of_srcset,
)
from common.problems import Problem

LOADING_ATTRIBUTES = {"src", "poster", "background", "data", "action", "formaction", "ping"}


def faults_of_loads(files: Files) -> list[Problem]:
    """Return one fault for each address that the copy could not answer by itself."""
    names = set(files)
    faults = []
    for name, data in files.items():
        suffix = posixpath.splitext(name)[1]
        if suffix in {".html", ".svg"}:
            root = parse(data)
            loads = [] if root is None else list(_loads_of_page(root))
        elif suffix == ".css":
            text = data.decode("utf-8", "replace")
            loads = [("the style sheet", url) for url in _urls_of_css(text)]
        else:
            continue
        for what, address in loads:
            reason = _reason_against(address, name, names)
            if reason:
                faults.append(Problem(name, 0, f"{what} loads {address!r}, {reason}"))
    return faults


def _loads_of_page(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield (what loads, address) for everything that opening the page may fetch."""
    for element in root.iter():
        tag = element.tag
        if not isinstance(tag, str):  # a comment
            continue
        what = f"<{tag}> in line {element.sourceline}"
        for key, value in element.attrib.items():
            name = str(key).removeprefix("xlink:")
            if name in LOADING_ATTRIBUTES or (name == "href" and not _is_a_link(element)):
                yield what, value
            elif name in {"srcset", "imagesrcset"}:
                yield from ((what, entry) for entry in of_srcset(value))
            elif name == "style":
                yield from ((what, url) for url in _urls_of_css(value))
            elif name == "srcdoc":
                inner = parse(value.encode())
                if inner is not None:
                    yield from _loads_of_page(inner)
        if tag == "style":
            yield from ((what, url) for url in _urls_of_css(element.text or ""))
        if tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            yield from ((what, url) for url in REFRESH.findall(element.get("content") or ""))


def _is_a_link(element: html.HtmlElement) -> bool:
    """Tell an address that is only followed or read, such as the page's own on the web."""
    relations = set((element.get("rel") or "").lower().split())
    says_something = element.tag == "link" and bool(relations) and relations <= TOLD_RELATIONS
    return says_something or element.tag in {"a", "area"}


def _urls_of_css(text: str) -> list[str]:
    return ["".join(groups) for groups in CSS_URL.findall(text)]


def _reason_against(address: str, page: str, names: set[str]) -> str:
    """Return why the copy cannot give the browser this address; nothing where it can."""
    plain = IGNORED_BY_BROWSERS.sub("", address).strip().replace("\\", "/")
    scheme = SCHEME.match(plain)
    if scheme and scheme[1].lower() in INSIDE_ITSELF:
        return ""
    if scheme or plain.startswith("//"):
        return "which is outside the copy: keep the file in the site"
    path = unquote(re.split(r"[?#]", plain)[0])
    if path.startswith("/"):
        return "which starts at the root of a web server: expected a relative address"
    if not path:
        return ""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if not {target, posixpath.normpath(f"{target}/{HOME}")} & names:
        return f"and there is no {target!r} in the copy"
    return ""
