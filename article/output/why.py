"""What each block of an article was taken for, on which evidence, and what to look at first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from article.model.article import Article, Block, LeftOut
from article.model.spans import one_line

OF_DANGER = re.compile(
    r"\b(?:when|why|reasons?)\b.{0,20}\b(?:see|call|visit|contact|seek|go to|talk to|worry)\b|"
    r"\b(?:see|call|visit|contact) (?:a|your) (?:doctor|gp|clinician|physician|pharmacist)\b|"
    r"\bseek (?:\w+ ){0,2}(?:help|care|attention|advice)\b|\bmedical (?:help|care|attention)\b|"
    r"\bemergenc|\bambulance\b|\b(?:warning|danger) signs?\b|\bsigns? of danger\b|\bred flags?\b|"
    r"\burgent|\bright away\b|\bimmediately\b|\bat once\b",
    re.IGNORECASE,
)
"""Matches `When to see a doctor`, `Call an ambulance if`, `Red flags`."""
DANGER = (
    "it may name signs of danger: they belong in signs.yml and on get-help.md. Its words stand "
    "below"
)
_WIDTH = 60
"""Characters of a block that are shown."""


@dataclass(frozen=True)
class Decision:
    """What one block was taken for."""

    at: int
    """Its place among the blocks of the file."""
    taken_for: str
    text: str
    why: str
    doubt: str


def decisions(article: Article) -> list[Decision]:
    """Return what every block was taken for, in the order of the file."""
    found = [Decision(article.title_at, "title", article.title, _title_why(article), "")]
    for name in ("introduction", "conclusion", "author"):
        found += _of_blocks(name, getattr(article, name))
    for section in article.sections:
        found.append(
            Decision(section.at, section.name, section.heading, section.why, section.doubt)
        )
        found += _of_blocks(f"text of {section.name}", section.blocks)
    found += [_of_left_out(one) for one in article.left_out]
    return sorted(found, key=lambda one: one.at)


def doubts(article: Article) -> list[Decision]:
    """Return the decisions that a person should look at, sections before all else."""
    doubtful = [one for one in decisions(article) if one.doubt]
    names = {section.name for section in article.sections}
    return sorted(doubtful, key=lambda one: one.taken_for not in names)


def why_lines(article: Article) -> Iterator[str]:
    """Show every decision, one block a line, and mark what is doubtful."""
    for one in decisions(article):
        mark = "?" if one.doubt else " "
        yield f"{mark} {one.taken_for:<24}  {_shown(one.text)}"
        yield f"  {'':<24}    because {one.why or 'it stands there'}"
        if one.doubt:
            yield f"  {'':<24}    DOUBTFUL: {one.doubt}"
    count = len(doubts(article))
    yield ""
    yield f"{count} of these are doubtful" if count else "None of these is doubtful"


def doubt_lines(article: Article) -> Iterator[str]:
    """Say what a person should look at first: signs of danger that are on no page before all."""
    doubtful, danger = doubts(article), list(_danger(article))
    if not doubtful and not danger:
        yield "Nothing here is doubtful; read every page all the same."
        return
    yield "Look at these first:"
    for words in danger:
        yield f"  on no page: {_shown(words)}"
        yield f"      {DANGER}"
    for one in doubtful:
        yield f"  {one.taken_for}: {_shown(one.text)}"
        yield f"      {one.doubt}"


def _danger(article: Article) -> Iterator[str]:
    """Yield what is on no page and may name signs of danger, each by the line that says so."""
    parts = [one.text for one in article.left_out]
    for blocks in (article.introduction, article.conclusion, article.author):
        parts.append("\n".join(block.text for block in blocks))
    for part in parts:
        if line := next((row for row in part.split("\n") if OF_DANGER.search(row)), ""):
            yield line


def _shown(text: str) -> str:
    words = one_line(text[: _WIDTH * 4])
    return words if len(words) <= _WIDTH else words[: _WIDTH - 2].rstrip() + " …"


def _of_blocks(name: str, blocks: Iterable[Block]) -> Iterator[Decision]:
    for block in blocks:
        why = block.note or ("it stands below its heading" if name.startswith("text") else "")
        yield Decision(block.at, name, block.text, why, block.doubt)


def _of_left_out(one: LeftOut) -> Decision:
    return Decision(
        one.at, "left out", one.text, f"{one.reason}: {one.why}".rstrip(": "), one.doubt
    )


def _title_why(article: Article) -> str:
    return "it stands over the text" if article.title_at >= 0 else "the file names itself so"
