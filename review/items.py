"""What is signed as one: a sign, a rule of the quiz, a page or a region, each with its lines.

A page names the signs that its cards show and does not repeat their words, so that a sign is read
once and not on every page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from common.signs import FILE as SIGNS
from common.signs import Signs
from common.topic import Topic
from pages.model import frontmatter
from pages.model.bibliography import Entry
from pages.model.catalogue import Catalogue
from quiz.export import tables
from quiz.proof.ready import Quiz
from quiz.rules.model import Is
from review.besides import besides
from review.decided import decided
from review.drawn import drawing
from review.lines import CARE, Line, fingerprint
from review.page_lines import is_of_care, lines_of, told

SIGN, RULE, PAGE, REGION = "sign", "rule", "page", "region"
RESTS = "Rests on"
"""The label of what a sign or a rule rests on; it counts, and is shown in words of its own."""


@dataclass(frozen=True)
class Item:
    """One sign, rule, page or region."""

    kind: str
    name: str
    """The id of a sign, rule or region, the path of a page from docs/."""
    title: str
    lines: tuple[Line, ...]
    decides: str = ""
    """For a rule, the code of the answers in which it has a say."""
    shows: tuple[str, ...] = ()
    """For a page, the ids of the signs on its cards; for a rule, that of the sign it is about."""
    leads_to: tuple[str, ...] = ()
    """For a rule, the pages it names."""

    @property
    def id(self) -> str:
        """The name by which it is known in records, such as `sign:chest-pain`."""
        return f"{self.kind}:{self.name}"

    @property
    def exact(self) -> bool:
        """Whether everything counts but white space."""
        return self.kind != PAGE

    @property
    def hash(self) -> str:
        """The SHA-256 of what counts of it."""
        return fingerprint(self.lines, exact=self.exact, decides=self.decides)

    @property
    def claims(self) -> tuple[Line, ...]:
        """The lines that somebody can agree with."""
        return tuple(line for line in self.lines if line.to_agree)

    @property
    def urgency(self) -> str:
        """The slug of the urgency of its first line; empty for a page."""
        return self.lines[0].urgency if self.exact else ""

    @property
    def at_risk(self) -> bool:
        """Whether it is due each year."""
        return self.kind == RULE or any(line.at_risk for line in self.claims)


def read(
    topic: Topic, catalogue: Catalogue, quiz: Quiz | None, left_out: Collection[str] = ()
) -> dict[str, Item]:
    """Return all that can be reviewed, by id: signs, rules in their order, then pages.

    A page without sources, cards and pictures, such as that on privacy, is nothing for a
    clinician, nor are those in `left_out`.
    """
    known = catalogue.sources
    found = [*_signs(topic.signs, known, topic.docs)]
    if quiz:
        found += _rules(quiz, topic.signs, catalogue)
    for path, page in catalogue.pages.items():
        body = frontmatter.body((topic.docs / path).read_text("utf-8"))
        first = [Line(page.head.title, title=True), Line(page.head.summary)]
        more = tuple(besides(topic, catalogue, page))
        lines = (*first, *lines_of(body, known, topic.docs), *more)
        shown = tuple(dict.fromkeys(one for line in lines for one in _shown(line, topic.signs)))
        cares = page.sources or more or any(is_of_care(line) for line in lines)
        if cares and path not in left_out:
            found.append(Item(PAGE, path, page.head.title, lines, shows=shown))
    return {item.id: item for item in found}


def _signs(signs: Signs, known: Mapping[str, Entry], docs: Path) -> Iterator[Item]:
    for name, sign in signs.signs.items():
        asked = signs.lines.get(signs.line_of(name), sign)
        keys = tuple(dict.fromkeys([*sign.sources, *asked.sources]))
        more = {
            "Asked as": asked.tick,
            "Who is not sure is told": asked.check,
            "What it can mean": asked.why,
            "To clinicians": asked.term,
            "In short": sign.short,
            "Not this": sign.not_this,
            RESTS: "our own judgement" if sign.judgement else "",
        }
        line = Line(
            sign.words,
            SIGNS,
            f"{CARE}{sign.level}",
            tuple(told(known[key]) for key in keys if key in known),
            keys,
            sign.judgement,
            {label: text for label, text in more.items() if text},
            drawings=(drawing(docs, asked.drawing),) if asked.drawing else (),
        )
        yield Item(SIGN, name, sign.words, (line,), shows=(name,))
    for name, one in signs.together.items():
        level = signs.level_of(name)
        stands_for = "; ".join(signs.words[part] for part in one.signs)
        line = Line(one.words, SIGNS, f"{CARE}{level}", more={"Stands for": stands_for})
        yield Item(SIGN, name, one.words, (line,), shows=one.signs)


def _rules(quiz: Quiz, signs: Signs, catalogue: Catalogue) -> Iterator[Item]:
    known, titles = catalogue.sources, catalogue.titles
    codes = decided(quiz.flow, quiz.graph)
    for row in tables.rows(quiz.flow):
        rule = row.rule
        more = {
            "Then": rule.urgency.words.action,
            "Reason that a reader sees": rule.why,
            "Pages to read": "; ".join(titles[page] for page in rule.pages),
            RESTS: "our own judgement" if rule.editorial else "",
        }
        line = Line(
            f"If {row.when}",
            "The rules of the quiz",
            f"{CARE}{rule.urgency.slug}",
            tuple(told(known[key]) for key in rule.sources if key in known),
            rule.sources,
            rule.editorial,
            {label: text for label, text in more.items() if text},
        )
        about = rule.when.option if isinstance(rule.when, Is) else ""
        shows = tuple(name for name in signs.signs if signs.line_of(name) == about)
        item = Item(RULE, rule.id, rule.why, (line,), codes[rule.id], shows, rule.pages)
        yield item


def _shown(line: Line, signs: Signs) -> Iterator[str]:
    """Yield the ids of what a line of a card stands for: a sign, or a line and its signs."""
    if line.shows:
        yield line.shows
        if several := signs.together.get(line.shows):
            yield from several.signs
