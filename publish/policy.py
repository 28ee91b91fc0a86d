"""Tell browsers, page by page, what the page may load and run: all else is refused.

The policy stands in the page, not in a header, so it holds on any host and in a copy on a disk.
Browsers heed it from where it stands on, hence before everything that loads. Scripts and styles
inside the page are let in by their hash alone; there is no way for text that came into a page by
mistake to run. Source: W3C Content Security Policy Level 3.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from lxml import html

from publish.faults import Fault, PublishError
from publish.site import Files, pages, parse

CHARSET = re.compile(rb"<meta charset=[^>]*>", re.IGNORECASE)
"""The element that must stand first in a page: <meta charset="utf-8">"""

POLICY = re.compile(rb'\n?<meta http-equiv="Content-Security-Policy"[^>]*>', re.IGNORECASE)
"""A policy from an earlier run: <meta http-equiv="Content-Security-Policy" content="...">"""

DATA = frozenset(["application/json", "application/ld+json"])
"""Types of script elements that hold data, which browsers do not run."""

FOR_ALL = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
}
FOR_HOSTED = {
    "manifest-src": ["'self'"],
    # its service worker; a copy on a disk cannot have one
    "worker-src": ["'self'"],
}


def add_policies(files: Files, *, hosted: bool) -> Files:
    """Return the site with a policy in each page; raise `PublishError` where one cannot hold."""
    faults = []
    done = dict(files)
    for name in pages(files):
        page = POLICY.sub(b"", files[name])
        root = parse(page)
        faults += [Fault(name, line, message) for line, message in _faults(root)]
        place = CHARSET.search(page)
        if not place or b"<script" in page[: place.start()]:
            message = 'expected <meta charset="utf-8"> before any script, for the policy to follow'
            faults.append(Fault(name, 0, message))
            continue
        policy = _policy(root, hosted=hosted)
        meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
        done[name] = page[: place.end()] + meta.encode() + page[place.end() :]
    if faults:
        raise PublishError(faults)
    return done


def policy_for(page: bytes, *, hosted: bool) -> str:
    """Return the policy of one page, made from what stands in it.

    `hosted` lets in what only a site on the web has: its service worker and its manifest.
    """
    return _policy(parse(page), hosted=hosted)


def _policy(root: html.HtmlElement, *, hosted: bool) -> str:
    rules = {name: list(sources) for name, sources in FOR_ALL.items()}
    if hosted:
        rules |= FOR_HOSTED
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        inside = {
            element.text or ""
            for element in root.iter(tag)
            if "src" not in element.attrib and element.get("type") not in DATA
        }
        rules[rule] += sorted(hash_source(text) for text in inside)
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


def hash_source(text: str) -> str:
    """Return what lets one script or style, which stands in a page, through a policy."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _faults(root: html.HtmlElement) -> Iterator[tuple[int, str]]:
    """Yield (line, message) for everything that the policy would break."""
    for element in root.iter():
        if not isinstance(element.tag, str):  # a comment
            continue
        line = element.sourceline or 0
        for name, value in element.attrib.items():
            if name == "style":
                yield line, f'<{element.tag} style="{value}">: put it into a style sheet'
            elif str(name).startswith("on"):
                yield line, f'<{element.tag} {name}="{value}">: put it into a script file'
            elif str(value).lower().lstrip().startswith("javascript:"):
                yield line, f'<{element.tag} {name}="{value}">: expected an address'
