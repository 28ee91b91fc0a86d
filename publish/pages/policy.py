"""Tell browsers, page by page, what the page may load and run: all else is refused.

The policy stands in the page, not in a header, so it holds on any host and in a copy on a disk.
Browsers heed it from where it stands on, hence before everything that loads. Scripts and styles
inside the page are let in by their hash alone, and `own_scripts` stops the site where one is not
ours: no text that came into a page by mistake gets to run. Source: W3C Content Security Policy
Level 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from common.policy import hash_source
from common.problems import Problem, ProblemsError
from publish.pages.markup import INSIDE, ByTag, Tag, inside, tags
from publish.pages.staging import Files

CHARSET = re.compile(rb"<meta charset=[^<>]*>", re.IGNORECASE)
"""The element that must stand first in a page: <meta charset="utf-8">"""

POLICY = re.compile(rb'\n?<meta http-equiv="Content-Security-Policy"[^<>]*>', re.IGNORECASE)
"""A policy from an earlier run: <meta http-equiv="Content-Security-Policy" content="...">"""

IN_ITS_PLACE = re.compile(
    rb"\s*<!doctype html>\s*<html[^<>]*>\s*<head>\s*" + CHARSET.pattern + POLICY.pattern,
    re.IGNORECASE,
)
"""The same at the very top of a page, where nothing of what somebody wrote can stand."""

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
    # Asking its own host, as its pictures may do anyway. No page of ours does; Lighthouse asks for
    # robots.txt from inside a page. On a disk there is no host to ask.
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    # its service worker; a copy on a disk cannot have one
    "worker-src": ["'self'"],
}


class Policy:
    """Puts a policy into each page."""

    def __init__(self, *, hosted: bool) -> None:
        """`hosted` lets in what only a site on the web has: its host, worker and manifest."""
        self._hosted = hosted

    def __call__(self, name: str, page: bytes) -> bytes:
        """Return the page with its policy; raise `ProblemsError` where none can hold."""
        if b"Content-Security-Policy" in page:
            page = POLICY.sub(b"", page)
        place = CHARSET.search(page)
        if not place or b"<script" in page[: place.start()]:
            message = 'expected <meta charset="utf-8"> before any script, for the policy to follow'
            raise ProblemsError([Problem(name, 0, message)])
        policy = policy_of(page, hosted=self._hosted)
        meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
        return page[: place.end()] + meta.encode() + page[place.end() :]


def policy_of(page: bytes, *, hosted: bool) -> str:
    """Return the policy of a page; `own_scripts` has seen to it that all in the page is its own."""
    texts: dict[str, list[str]] = {tag: [] for tag in INSIDE}
    for one in inside(page):
        if one.runs:
            texts[one.tag.name].append(one.text)
    return policy_for(texts["script"], texts["style"], hosted=hosted)


def policy_for(scripts: Iterable[str], styles: Iterable[str], *, hosted: bool) -> str:
    """Return a policy that lets in these texts inside the page, and what stands in files."""
    rules = {name: list(sources) for name, sources in FOR_ALL.items()}
    if hosted:
        rules |= FOR_HOSTED
    rules["script-src"] += sorted(set(map(hash_source, scripts)))
    rules["style-src"] += sorted(set(map(hash_source, styles)))
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


def let_in(page: bytes) -> frozenset[str]:
    """Return what an earlier run let in: the sources of a policy that stands where ours do."""
    found = IN_ITS_PLACE.match(page)
    return frozenset(re.split(r'[\s;"]+', found[0].decode())) if found else frozenset()


class NothingBroken:
    """Stops at tags that no policy lets do what they say."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._broken = ByTag(_broken)

    def __call__(self, name: str, page: bytes) -> bytes:
        """Return the page as it is; raise `ProblemsError` for one that would be broken."""
        broken = [tag for tag in tags(page) if self._broken[tag]]
        if broken:
            built = self._files[name]  # whose lines a person can look at
            raise ProblemsError(
                Problem(name, built.count(b"\n", 0, place.start()) + 1, message)
                for tag in broken
                for place in re.finditer(re.escape(tag), built)
                for message in self._broken[tag]
            )
        return page


def _broken(tag: Tag) -> tuple[str, ...]:
    """Return what a policy would break in a start tag, in words."""
    messages = []
    for name, value in tag.attributes.items():
        found = f'<{tag.name} {name}="{value}">'
        if name == "style":
            messages.append(f"{found}: put it into a style sheet")
        elif name.startswith("on"):
            messages.append(f"{found}: put it into a script file")
        elif value.lower().lstrip().startswith("javascript:"):
            messages.append(f"{found}: expected an address")
    return tuple(messages)
