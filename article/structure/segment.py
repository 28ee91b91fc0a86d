"""One pass over an article's blocks that tells its parts from each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from article.model import markers
from article.model.article import BOLD_LEVEL, Block, Shape, Span
from article.model.spans import all_strong, cut, one_line
from article.structure.find_causes import PARAGRAPH_LEVEL, Start
from article.structure.numbered import numbered_questions

Kind = Literal["introduction", "cause", "question", "conclusion", "author", "faq", "other"]


@dataclass
class Part:
    """A part of the article while it is being read."""

    kind: Kind
    level: int = 0
    """Of the heading that opened it; 0 for the introduction, which any heading may end."""
    heading: str = ""
    blocks: list[Block] = field(default_factory=list)
    reason: str = ""


class Sweep:
    """One pass over the blocks that opens a part at each start it meets."""

    def __init__(self, blocks: Sequence[Block], causes: dict[int, Start]) -> None:
        self.blocks = blocks
        self.causes = causes
        self.parts = [Part("introduction")]
        self.last_cause = max(causes)
        self.first_cause = min(causes)
        self.numbered = numbered_questions(blocks, causes)
        asked = [n for n, b in enumerate(blocks) if n not in causes and self._looks_asked(n, b)]
        self.last_question = max(asked, default=-1)
        after = blocks[self.last_cause :]
        self.bold_questions = sum(b.level == BOLD_LEVEL and b.text.endswith("?") for b in after)
        self.faq_level = 0
        """Of the heading over the questions; 0 where we are not below one."""
        self.unnest = 0

    @property
    def part(self) -> Part:
        """The part that is being read."""
        return self.parts[-1]

    def run(self) -> None:
        """Go through all blocks."""
        for at, block in enumerate(self.blocks):
            if block.depth == 0 or (block.shape is Shape.ITEM and block.depth <= self.unnest):
                self.unnest = 0
            if at in self.causes:
                start = self.causes[at]
                self._open("cause", start.level, start.title)
                self._link_in_title(block, start)
                self.faq_level = 0
                self._rest(block, start.rest)
            elif block.shape is Shape.HEADING:
                self._heading(at, block)
            else:
                self._text(at, block)

    def _open(self, kind: Kind, level: int, heading: str = "", reason: str = "") -> None:
        self.parts.append(Part(kind, level, one_line(heading), reason=reason))

    def _aside(self, block: Block, reason: str) -> None:
        """Put one block into the left-out list without ending the part we are in."""
        current = self.parts.pop()
        self.parts += [Part("other", reason=reason, blocks=[block]), current]

    def _rest(self, block: Block, spans: tuple[Span, ...]) -> None:
        """Add what stood behind a title; what is nested below the title's item moves up."""
        self.unnest = block.depth
        if spans:
            self.part.blocks.append(Block(Shape.PARAGRAPH, spans))

    def _add(self, block: Block) -> None:
        least = 1 if block.shape is Shape.ITEM else 0
        self.part.blocks.append(replace(block, depth=max(block.depth - self.unnest, least)))

    def _heading(self, at: int, block: Block) -> None:
        text, level, part = one_line(block.text), block.level, self.part
        nested = part.kind in ("cause", "question", "conclusion", "other") and level > part.level
        before = at < self.first_cause
        always = markers.always_other(text)
        if markers.AUTHOR.match(text) or markers.BYLINE.match(text):
            if before and level == BOLD_LEVEL:
                self._byline(block)
                return
            self._open("author", level)
            self._add(block)
        elif always:
            self._open("other", level, text, always)
            self._add(block)
        elif self._is_faq_heading(at, text) and not (nested and part.kind != "cause"):
            self.faq_level = level
            self._open("faq", level, reason="heading over the questions")
            self._add(block)
        elif self._asks_by_heading(at, block, nested):
            found = markers.ASKS.match(text)
            self._open("question", level, text[found.end() :] if found else text)
            self._link_in_title(block, None)
        elif nested:
            self._add(block)
        elif markers.CONCLUSION_HEADING.match(text):
            self._open("other", level, reason="heading over the conclusion")
            self._add(block)
            self._open("conclusion", level)
        elif before and markers.INTRODUCTION.match(text):
            self._open("other", level, reason="heading over the introduction")
            self._add(block)
            self._open("introduction", 0)
        elif before and self._over_causes(at, block):
            self._open("other", level, reason="heading over the causes")
            self._add(block)
        elif before and not markers.other_topic(text):
            self._open("introduction", 0)
            self._add(block)
        else:
            self._open("other", level, text, "a section that is neither a cause nor a question")
            self.faq_level = 0 if level <= self.faq_level else self.faq_level
            self._add(block)

    def _over_causes(self, at: int, block: Block) -> bool:
        first = self.blocks[self.first_cause]
        deeper = first.shape is not Shape.HEADING or first.level > block.level
        return deeper and bool(markers.CAUSES_AHEAD.match(block.text)) and at < self.first_cause

    def _is_faq_heading(self, at: int, text: str) -> bool:
        return (
            len(text) <= 100
            and not markers.ASKS.match(text)
            and bool(markers.QUESTIONS_AHEAD.match(text))
            and at < self.last_question
        )

    def _asks_by_heading(self, at: int, block: Block, nested: bool) -> bool:
        text = one_line(block.text)
        asks = text.endswith("?") or bool(markers.ASKS.match(text))
        if self.faq_level:
            return (asks and not (nested and self.part.kind == "question")) or (
                block.level > self.faq_level
                and not nested
                and not markers.CONCLUSION_HEADING.match(text)
            )
        if not asks:
            return False
        if markers.ASKS.match(text):
            return True
        if block.level == BOLD_LEVEL and self.part.kind != "other":
            # A bold question below the last cause may be one of its sub-headings, unless more come.
            return not nested or (at > self.last_cause and self.bold_questions >= 2)
        return not nested and not self._over_causes(at, block)

    def _text(self, at: int, block: Block) -> None:
        text, part = block.text, self.part
        started = bool(part.blocks) or part.kind in ("introduction", "faq", "other")
        question = self._question(at, block)
        if question:
            self._open("question", question.level, question.title)
            self._rest(block, question.rest)
            return
        ends = max(self.last_cause, self.last_question)
        if block.depth == 0 and started and markers.CONCLUSION_OPENS.match(text):
            weak = markers.CONCLUSION_WEAK.match(text)
            later = self.last_cause if part.kind == "cause" else self.last_question
            if at > (ends if weak or part.kind != "cause" else later) and part.kind != "author":
                self._open("conclusion", PARAGRAPH_LEVEL)
                self._add(block)
                return
        if self._is_lead_in(at, block):
            self._open("other", PARAGRAPH_LEVEL, reason="words that lead to the next part")
            self._add(block)
            if at >= self.first_cause:
                self._open("faq", PARAGRAPH_LEVEL, reason="words that lead to the questions")
                self.faq_level = self.faq_level or PARAGRAPH_LEVEL
            return
        about = len(text) <= 200 and (markers.AUTHOR.match(text) or markers.BYLINE.match(text))
        if about and at < self.first_cause:
            self._byline(block)
        elif at < self.first_cause and markers.DATE_LINE.match(text) and len(text) < 100:
            self._aside(block, "date or reading time")
        elif about and at > ends and part.kind != "author":
            self._open("author", PARAGRAPH_LEVEL)
            self._add(block)
        elif at > self.last_cause and not block.depth and self._is_plain_heading(at, text):
            self._plain_heading(block)
        else:
            self._add(block)

    def _is_plain_heading(self, at: int, text: str) -> bool:
        """Tell whether a line of plain text heads a known part, without any sign of a heading."""
        alone = len(text) <= 40 and text[-1:].isalnum() and at + 1 < len(self.blocks)
        known = markers.CONCLUSION_HEADING.match(text) or markers.always_other(text)
        return alone and bool(known)

    def _plain_heading(self, block: Block) -> None:
        always = markers.always_other(block.text)
        self.faq_level = 0
        self._open("other", PARAGRAPH_LEVEL, reason=always or "heading over the conclusion")
        self._add(block)
        if not always:
            self._open("conclusion", PARAGRAPH_LEVEL)

    def _byline(self, block: Block) -> None:
        """Take one line about the author out of the part we are in."""
        current = self.parts.pop()
        self.parts += [Part("author", blocks=[block]), current]

    def _is_lead_in(self, at: int, block: Block) -> bool:
        text = block.text
        if block.shape is not Shape.PARAGRAPH or block.depth or len(text) > 250:
            return False
        following = at + 1
        if following >= len(self.blocks):
            return False
        if following in self.causes:
            return text.endswith(":") and bool(markers.CAUSES_AHEAD.match(text))
        asked = self._looks_asked(following, self.blocks[following])
        short = text.endswith((":", "…")) or len(text) <= 150
        return asked and short and bool(markers.QUESTIONS_AHEAD.match(text))

    def _looks_asked(self, at: int, block: Block) -> bool:
        """Tell whether a block is a question by its own looks, wherever it stands."""
        text = one_line(block.text)
        if markers.ASKS.match(text):
            return True
        if block.shape in (Shape.HEADING, Shape.TERM):
            return text.endswith("?")
        lone = block.depth == 0 and text.endswith("?") and markers.question_end(text) == len(text)
        return at in self.numbered or lone

    def _question(self, at: int, block: Block) -> Start | None:
        """Return the question that this paragraph, item or term opens."""
        text = block.text
        asks = markers.ASKS.match(text)
        if asks and block.depth <= 1:
            end = markers.question_end(text, asks.end())
            return _ask(block, asks.end(), end or _answer_at(text) or len(text))
        if block.shape is Shape.TERM:
            asked = text.endswith("?") or self.faq_level or self.part.kind == "faq"
            return _ask(block, 0, len(text)) if asked else None
        if at in self.numbered:
            mark = markers.numbered(text) if block.number is None else None
            start = mark.end if mark else 0
            return _ask(block, start, markers.question_end(text, start))
        if block.depth or not (self.faq_level or self.part.kind == "faq"):
            return None
        end = markers.question_end(text)
        whole = bool(end) and end == len(text) and len(text) <= markers.MAX_TITLE + 50
        bold = bool(end) and all_strong(cut(block.spans, end)[0])
        # A second question in a row belongs to the first, as its text.
        empty = self.part.kind == "question" and not self.part.blocks
        return _ask(block, 0, end) if (whole or bold) and not empty else None

    def _link_in_title(self, block: Block, start: Start | None) -> None:
        """Report the links of a heading: a page's title cannot hold them."""
        kept = {span.href for span in start.rest} if start else set()
        current = self.parts.pop()
        for span in block.spans:
            if span.href and span.href not in kept:
                words = f"{one_line(span.text)} ({span.href})"
                reason = "a link in a heading (its words are kept)"
                self.parts.append(Part("other", heading=words, reason=reason))
        self.parts.append(current)


def _answer_at(text: str) -> int:
    found = markers.ANSWER_INSIDE.search(text)
    return found.start() if found else 0


def _ask(block: Block, start: int, end: int) -> Start:
    before, rest = cut(block.spans, end)
    _, title = cut(before, start) if start else ((), before)
    return Start(PARAGRAPH_LEVEL, "".join(s.text for s in title), rest)
