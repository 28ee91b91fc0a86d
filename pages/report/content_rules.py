"""What no health page may say, or leave out: told to authors by `make check`, with file and line.

What is right all the same stands in the topic's `exceptions.yml`, each with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import Field

from common import settings
from common.problems import Problem
from common.settings import Settings, Text
from common.topic import GET_HELP, Topic
from common.urgency import Urgency
from pages.model import frontmatter
from pages.model.catalogue import Catalogue, Page
from pages.model.glossary import PAGE as GLOSSARY
from pages.model.plain_text import Passage, Role, passages, sentences
from pages.model.schema import Kind
from pages.report.criteria import CARE, Content

FILE = "exceptions.yml"

REMEDIES = {
    "ice": r"ice|iced|icing|cold packs?",
    "heat": r"heat (?:pad|pack)s?|hot water bottles?|hot bath",
    "massage": r"massag\w*|rub|rubbing|foam roll\w*",
}
"""The words of what a topic may forbid, by the names that its `never` takes."""
WARNING = re.compile(
    r"\b(?:do not|don't|never|no|not|unsafe|burn(?:ed|s)?|harm(?:ed)?|injured|hurt|without warning|"
    r"could not lift)\b",
    re.IGNORECASE,
)
"""What a sentence that names such a remedy says about it."""
LABEL = re.compile(r"^[A-Z][a-z]+: ")
"""Matches the bold word before a paragraph, such as `Rubbing: `."""
TOLD_OF_THE_ARTICLE = re.compile(r"^(?:The article (?:suggests|advises)|It advised|Question \d+)\b")
"""The article's advice is told under these words, with its correction beside it."""
DIAGNOSIS = re.compile(
    r"\b(?:you (?:probably |likely |surely |must |may |might )?(?:have|have got|suffer from)"
    r"|it is (?:probably|surely|certainly|definitely)) "
)
"""Matches `You probably have sciatica`, `It is surely a clot`."""
CLAIM = re.compile(
    r"""
      \d\ ?%                                             # 30%
    | \b\d[\d,]*\ (?:in|of|out\ of)\ \d                  # 1 in 6
    | \b\d[\d.,]*(?:\ (?:to|or|and)\ \d[\d.,]*)?[ -]?    # 2 to 5 minutes, 10 km
      (?:(?:second|minute|hour|day|week|month|year|litre|point)s?|mg|micrograms?|mm|cm|km)\b
    | \b\d[\d.,]*\ (?:\w+\ ){0,3}?                       # 25 people, 66 people tested
      (?:people|men|women|studies|trials|athletes|reports?|\w+(?:nn|k)ers)\b
    | \b\d[\d.,]*\ times\b                               # 2.3 times
    | \b(?:over|under|aged?|age\ of|to\ age)\ \d\d\b     # under 40
    | \b\d\d\ or\ over\b
    | \b(?:nearly|about|up\ to)\ (?:half|twice)\b|\bhalf\ of\b|\bone-(?:half|third|tenth)\b
    | \ba\ (?:third|tenth|quarter)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Matches a number that is a claim: `30%`, `2 to 5 minutes`, `1 in 6`."""
TO_HELP = re.compile(r"\]\((?:\.\./)*get-help\.md[)#]")
"""Matches `](../get-help.md#now)`."""
OWN = re.compile(r"own judgement| our own|own reading|own simpler guide|we think", re.IGNORECASE)
"""How a page says that something is its writers' own judgement."""

Found = Iterator[tuple[int, str]]
"""Line and message of each mistake."""


class Exception_(Settings):
    """One place where a rule does not hold, and why."""

    page: Text
    words: Text
    """As a reader sees them, in one sentence."""
    reason: Text


class Exceptions(Settings):
    """What the file says."""

    exceptions: tuple[Exception_, ...] = Field(
        examples=["exceptions: [{page: about.md, words: 4 times, reason: No claim on health.}]"]
    )


def read_content(topic: Topic, catalogue: Catalogue) -> Content:
    """Return what a reader reads on each page of a topic."""
    found: dict[str, list[Passage]] = {}
    leads: dict[str, bool] = {}
    for path in catalogue.pages:
        source, _ = frontmatter.parse(path, (topic.docs / path).read_text("utf-8"))
        assert source is not None  # the catalogue has read it
        found[path] = passages(topic.signs.written_out(source.body), source.body_line)
        leads[path] = bool(TO_HELP.search(source.body))
    return Content(catalogue, found, leads)


def check(topic: Topic, content: Content) -> Iterator[Problem]:
    """Yield every rule that a page breaks, and every exception that no page needs.

    Raises `ProblemsError` where the file of exceptions is wrong.
    """
    allowed = read_exceptions(topic.folder)
    used: set[Exception_] = set()
    rules = _rules(topic, content)
    for path, page in content.catalogue.pages.items():
        said = {one.line: one.text for one in sentences(content.passages[path])}
        for rule in rules:
            for line, message in rule(page, content.passages[path]):
                excused = [
                    one
                    for one in allowed
                    if one.page == path and one.words in f"{message} {said.get(line, '')}"
                ]
                used.update(excused)
                if not excused:
                    yield Problem((topic.docs / path).as_posix(), line, message)
    for one in allowed:
        if one not in used:
            told = f"{one.page}: nothing there needs the exception {one.words!r}: take it out"
            yield Problem((topic.folder / FILE).as_posix(), 0, told)


def read_exceptions(folder: Path) -> tuple[Exception_, ...]:
    """Return the exceptions of a topic, which may have none."""
    path = folder / FILE
    if not path.is_file():
        return ()
    return settings.read(path, Exceptions, "a file of exceptions", {}).exceptions


Rule = Callable[[Page, Sequence[Passage]], Found]


def _rules(topic: Topic, content: Content) -> list[Rule]:
    never = [REMEDIES[name] for name in topic.told.never]
    remedy = re.compile(rf"\b(?:{'|'.join(never)})\b", re.IGNORECASE) if never else None
    names = _conditions(content)
    said_of_signs = set(topic.signs.words.values())
    return [
        lambda page, passages: _remedies(passages, remedy),
        lambda page, passages: _diagnoses(passages, names),
        lambda page, passages: _numbers(passages, said_of_signs),
        _order,
        lambda page, passages: _way_to_help(page, passages, content.links_to_help),
        _answer,
    ]


def _remedies(passages: Sequence[Passage], remedy: re.Pattern[str] | None) -> Found:
    for passage in passages if remedy else ():
        if TOLD_OF_THE_ARTICLE.match(passage.text):
            continue
        for sentence in sentences([passage]):
            named = remedy and remedy.search(LABEL.sub("", sentence.text))
            if named and (passage.block == "do" or not WARNING.search(sentence.text)):
                told = f"{named.group()!r} is never advised on this topic, and this line does not "
                yield sentence.line, f"{told}warn of it: {sentence.text}"


def _diagnoses(passages: Sequence[Passage], names: Sequence[str]) -> Found:
    for passage in passages:
        if passage.block.startswith(CARE):
            continue  # a card's lines follow an "if"
        for sentence in sentences([passage]):
            text = sentence.text.casefold()
            for match in DIAGNOSIS.finditer(text):
                rest = text[match.end() :]
                named = next((one for one in names if _starts_with(rest, one)), "")
                if named and "if" not in text[: match.start()].split():
                    told = f"nobody is told that they have {named!r}. Right: it may be ..."
                    yield sentence.line, f"{told}, found: {sentence.text}"


def _numbers(passages: Sequence[Passage], said_of_signs: Collection[str]) -> Found:
    """Find numbers that are claims, with no source beside them and not marked as the writers' own.

    The source stands in the same paragraph, item or table row. Lines of care cards cannot hold one,
    so there the section around the card must. Items, rows and lines of cards may be marked as the
    writers' own once for their section. The source of a sign stands in `signs.yml`.
    """
    for passage in passages:
        if passage.text in said_of_signs:
            continue
        section = [one for one in passages if one.section == passage.section]
        near = [passage]
        if passage.role is Role.CELL:
            near = [one for one in section if one.line == passage.line]
        elif passage.block.startswith(CARE):
            near = section
        if passage.role is Role.PARAGRAPH:
            section = near  # prose has room to say so itself
        if any(one.sources for one in near) or any(OWN.search(one.text) for one in section):
            continue
        for sentence in sentences([passage]):
            if claim := CLAIM.search(sentence.text):
                told = (
                    f"the number {claim.group()!r} has no source. Right: cite one, or say that it "
                )
                yield sentence.line, f"{told}is our own judgement: {sentence.text}"


def _order(page: Page, passages: Sequence[Passage]) -> Found:
    """Find urgent advice that stands below a softer one, under one heading."""
    if page.head.kind not in (Kind.CAUSE, Kind.QUESTION) and page.path != GET_HELP:
        return
    order = [CARE + level.slug for level in Urgency]
    seen: dict[str, int] = {}
    for passage in passages:
        if passage.block in order:
            place = order.index(passage.block)
            section = "" if page.path == GET_HELP else passage.section
            if place < seen.get(section, 0):
                told = "a more urgent card stands below a calmer one: put it first"
                yield passage.line, told
            seen[section] = max(place, seen.get(section, 0))


def _way_to_help(
    page: Page, passages: Sequence[Passage], links_to_help: Mapping[str, bool]
) -> Found:
    if page.head.kind not in (Kind.CAUSE, Kind.QUESTION):
        return
    urgent = {CARE + level.slug for level in (Urgency.EMERGENCY, Urgency.SAME_DAY)}
    if not any(one.block in urgent for one in passages) and not links_to_help[page.path]:
        told = "a cause or question leads to help: expected an urgent card, or a link to "
        yield 0, told + GET_HELP


def _answer(page: Page, passages: Sequence[Passage]) -> Found:
    """Find questions that are not answered before anything else."""
    if page.head.kind is not Kind.QUESTION or not passages:
        return
    first = passages[0]
    if first.role is not Role.PARAGRAPH or first.section or first.block:
        yield first.line, "a question is answered first: expected a paragraph before any heading"
    elif sentences([first])[0].text.endswith("?"):
        yield first.line, f"expected an answer first, found a question: {first.text}"


def _conditions(content: Content) -> list[str]:
    """Return what a diagnosis would name: medical names, aliases of causes, glossary terms."""
    glossary = content.passages.get(GLOSSARY, ())
    names = [one.text for one in glossary if one.role is Role.TERM]
    for page in content.catalogue.of_kind(Kind.CAUSE):
        medical = re.split(r", | or | and ", page.head.medical_name or "")
        names += [page.head.title, *page.head.aliases, *medical]
    return sorted({name.partition("(")[0].strip(" ,:-").casefold() for name in names} - {""})


def _starts_with(rest: str, name: str) -> bool:
    """Whether a text, in lower case, starts with a condition."""
    return bool(re.match(rf"(?:an? )?{re.escape(name)}\b", rest))
