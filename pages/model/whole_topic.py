"""What a topic has as a whole: the pages that others lead to, and every sign where it belongs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from common.problems import Problem, did_you_mean
from common.signs import FILE as SIGNS
from common.topic import ALL_PAGES, GET_HELP, HOME, SOURCES, Begun, Topic
from common.topic import FILE as TOPIC
from pages.model import sign_lines
from pages.model.frontmatter import Source
from pages.model.schema import Kind, PageHead, Template
from pages.model.sign_lines import CardLine

NEEDED = {
    HOME: "the first page",
    GET_HELP: "every sign that needs help, and how soon",
    ALL_PAGES: "the list of all pages, for readers without script; template: all-pages.html",
    SOURCES: "the list of all sources; template: sources.html",
}
"""Pages that every topic has, and what they are for."""
FELT = re.compile(r"^## Where you feel it[ ]*$", re.MULTILINE)
"""The heading below which a cause's picture stands."""


@dataclass(frozen=True)
class Seen:
    """The pages of a topic, as far as they could be read; all by path."""

    heads: Mapping[str, PageHead]
    sources: Mapping[str, Source]
    lines: Mapping[str, list[CardLine]]
    """The urgent lines of the cards of each page."""
    paths: Collection[str]
    """All pages that there are."""
    bibliography: Collection[str] | None
    """Its keys; None where it could not be read."""
    has_map: bool


def check(begun: Begun, seen: Seen, prefix: str) -> Iterator[Problem]:
    """Yield what a topic lacks; `prefix` is the folder of its pages as an author types it."""
    topic = begun.topic
    signs, shown = topic.signs, (topic.folder / SIGNS).as_posix()
    if begun.knows_signs:
        yield from sign_lines.check_all(seen.lines, signs, GET_HELP, shown)
    for path, what in NEEDED.items():
        if path not in seen.paths:
            yield Problem(f"{prefix}/{path}", 0, f"expected this page: {what}. Found none")
    for path, head in seen.heads.items():
        source = seen.sources[path]
        if head.kind is Kind.CAUSE and not seen.lines[path] and not topic.told.draft:
            told = "a cause says which signs need help now or today: expected a card. Right: "
            yield Problem(source.path, 0, f"{told}/// care | same-day")
        if head.drawing and not (topic.docs / head.drawing).is_file():
            line = source.head.line_of(("drawing",))
            yield Problem(source.path, line, f"no drawing {head.drawing!r} in {prefix}")
        if head.places and not FELT.search(source.body):
            told = "`felt` needs the heading below which the picture stands. Right: "
            yield Problem(
                source.path, source.head.line_of(("felt",)), f"{told}## Where you feel it"
            )
    if begun.knows_quiz:
        yield from _completed(Template.QUIZ, "quiz", seen, prefix, there=topic.quiz is not None)
    yield from _completed(Template.BODY_MAP, "body map", seen, prefix, there=seen.has_map)
    yield from _groups(topic, seen)
    known = seen.bibliography
    for name, sign in signs.signs.items():
        if sign.drawing and not (topic.docs / sign.drawing).is_file():
            at = signs.line_in_file("signs", name, "drawing")
            yield Problem(shown, at, f"{name}: no drawing {sign.drawing!r} in {prefix}")
        for key in sign.sources if known is not None else ():
            if known is not None and key not in known:
                told = f"{name}: no source {key!r} in the bibliography."
                at = signs.line_in_file("signs", name, "sources")
                yield Problem(shown, at, f"{told}{did_you_mean(key, known)}")


def _groups(topic: Topic, seen: Seen) -> Iterator[Problem]:
    """Yield the causes that stand in no group, or in two, where there are groups."""
    shown = (topic.folder / TOPIC).as_posix()
    grouped = Counter(path for one in topic.told.groups for path in one.pages)
    for path, head in seen.heads.items() if grouped else ():
        if head.kind is Kind.CAUSE and grouped[path] != 1:
            found = "none" if not grouped[path] else str(grouped[path])
            at = topic.told.line_in_file("groups")
            yield Problem(shown, at, f"groups: expected {path} in one group, found it in {found}")


def _completed(
    template: Template, what: str, seen: Seen, prefix: str, *, there: bool
) -> Iterator[Problem]:
    """Yield a page that the build cannot complete, and what no page would show."""
    showing = [path for path, head in seen.heads.items() if head.template == template]
    if showing and not there:
        told = f"this page shows the {what}, and the topic has none: take the page out"
        yield Problem(f"{prefix}/{showing[0]}", 0, told)
    if there and not showing:
        told = f"no page shows the {what}. Right: a page with `template: {template}` in its head"
        yield Problem(prefix, 0, told)
