"""One pass over an article's blocks that tells its parts from each other."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from article.model import headings, markers
from article.model.article import BOLD_LEVEL, PARAGRAPH_LEVEL, Block, Shape, Span
from article.model.spans import one_line
from article.structure.entries import Start
from article.structure.layout import Layout
from article.structure.parts import Kind, Part
from article.structure.questions import Questions


class Sweep:
    """One pass over the blocks that opens a part at each start it meets."""

    def __init__(self, layout: Layout, causes: dict[int, Start]) -> None:
        self.blocks = layout.blocks
        self.layout = layout
        self.causes = causes
        self.places = sorted(causes)
        self.parts = [Part("introduction", why="it stands before the first part")]
        self.questions = Questions(layout, causes)
        asked = [
            n
            for n, b in enumerate(self.blocks)
            if n not in causes and self.questions.looks_asked(n, b)
        ]
        self.last_question = max(asked, default=-1)
        self.last_cause = max(causes, default=-1)
        self.first_cause = min(causes, default=min(asked, default=len(self.blocks)))
        after = self.blocks[max(self.last_cause, 0) :]
        self.bold_questions = sum(b.level == BOLD_LEVEL and b.text.endswith("?") for b in after)
        self.faq_level = 0
        """Of the heading over the questions; 0 where we are not below one."""
        if not causes and headings.QUESTIONS_AHEAD.match(layout.title):
            self.faq_level = PARAGRAPH_LEVEL
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
                self._open("cause", block, start.level, start.title, why=start.why)
                self.part.doubt = start.doubt
                self.part.inline = bool(start.rest) and block.depth == 1
                self._link_in_title(block, start)
                self.faq_level = 0
                self._rest(block, start.rest)
            elif block.opens:
                self._heading(at, block)
            else:
                self._text(at, block)

    def _open(
        self,
        kind: Kind,
        block: Block,
        level: int,
        heading: str = "",
        *,
        reason: str = "",
        why: str = "",
    ) -> None:
        title = one_line(heading)
        self.parts.append(Part(kind, level, title, reason=reason, why=why, at=block.at))

    def _leave(self, block: Block, level: int, reason: str, why: str) -> None:
        """Open a part that is left out, with the heading or line that says so."""
        self._open("other", block, level, block.text, reason=reason, why=why)
        self._add(block)

    def _aside(self, block: Block, kind: Kind, reason: str, why: str) -> None:
        """Put one block elsewhere without ending the part we are in."""
        current = self.parts.pop()
        aside = Part(kind, reason=reason, blocks=[block], why=why, at=block.at)
        self.parts += [aside, current]

    def _rest(self, block: Block, spans: tuple[Span, ...]) -> None:
        """Add what stood behind a title; what is nested below the title's item moves up."""
        self.unnest = block.depth
        if spans:
            rest = Block(Shape.PARAGRAPH, spans, at=block.at, note=block.note, doubt=block.doubt)
            self.part.blocks.append(rest)
            self.part.in_list += 1

    def _add(self, block: Block) -> None:
        least = 1 if block.shape is Shape.ITEM else 0
        if block.depth and self.part.in_list == len(self.part.blocks):
            self.part.in_list += 1
        self.part.blocks.append(replace(block, depth=max(block.depth - self.unnest, least)))

    def _heading(self, at: int, block: Block) -> None:
        text, level, part = one_line(block.text), block.level, self.part
        nested = part.kind in ("cause", "question", "conclusion", "other") and level > part.level
        before = at < self.first_cause
        other = headings.no_part(text)
        if headings.about_author(text):
            if before and level == BOLD_LEVEL:
                self._aside(block, "author", "", "a bold line that names the author")
                return
            self._open("author", block, level, why="its heading names the author")
            self._add(block)
        elif other and (headings.of_the_site(other) or not self.layout.asks(self.layout.heads[at])):
            self._leave(block, level, other, f"its heading reads like {other!r}")
        elif self._is_faq_heading(at, text) and not (nested and part.kind != "cause"):
            self.faq_level = level
            why = "its words lead to questions, and questions follow"
            self._open("faq", block, level, reason="heading over the questions", why=why)
            self._add(block)
        elif at in self.layout.question_groups:
            self.faq_level = level
            why = "it has no text of its own, and questions below it"
            self._open("faq", block, level, reason="heading over a group of questions", why=why)
            self._add(block)
        elif at not in self.layout.unasked and self._asks_by_heading(at, block, nested):
            found = markers.ASKS.match(text) or markers.NUMBERED.match(text)
            why = "it ends as a question" if text.endswith("?") else "it stands among the questions"
            if markers.plain(text) in self.layout.data.asked:
                why = "the page's data (FAQPage) names it as a question"
            self._open("question", block, level, text[found.end() :] if found else text, why=why)
            self._link_in_title(block, None)
        elif nested:
            self._add(block)
        elif headings.CONCLUSION_HEADING.match(text):
            why = "its heading says that the text ends"
            self._leave(block, level, "heading over the conclusion", why)
            self._open("conclusion", block, level, why=why)
        elif before and headings.INTRODUCTION.match(text):
            why = "its heading says that the text begins"
            self._leave(block, level, "heading over the introduction", why)
            self._open("introduction", block, 0, why=why)
        elif self._over_causes(at, block):
            why = "its words lead to causes, and causes follow"
            self._leave(block, level, "heading over the causes", why)
        elif at in self.layout.groups and before:
            self._leave(block, level, "heading over a group", "it has other headings for its text")
        elif before and not headings.other_topic(text):
            self._open("introduction", block, 0, why="it stands before the first cause")
            self._add(block)
        else:
            self._other_section(block, text, level)

    def _other_section(self, block: Block, text: str, level: int) -> None:
        why = (
            "its heading names another part"
            if headings.other_topic(text)
            else ("its heading is of none of the shapes of causes and questions")
        )
        reason = "a section that is neither a cause nor a question"
        self._open("other", block, level, text, reason=reason, why=why)
        self.part.doubt = "" if headings.other_topic(text) else "its heading may be a cause's"
        self.faq_level = 0 if level <= self.faq_level else self.faq_level
        self._add(block)

    def _over_causes(self, at: int, block: Block) -> bool:
        """Tell whether a heading leads to causes and has some below it."""
        text = one_line(block.text)
        over = at in self.layout.groups or at in self.layout.over_numbers
        leads = headings.causes_ahead(text) or over
        after = bisect_right(self.places, at)
        inside = after < len(self.places) and self.places[after] < self.layout.heads[at].end
        below = leads and inside
        loose = (
            at < self.first_cause and block.level < PARAGRAPH_LEVEL and headings.causes_ahead(text)
        )
        first = self.causes.get(self.first_cause)
        return below or bool(loose and first and first.level > block.level)

    def _is_faq_heading(self, at: int, text: str) -> bool:
        return (
            len(text) <= 100
            and not markers.ASKS.match(text)
            and bool(headings.QUESTIONS_AHEAD.match(text))
            and at < self.last_question
        )

    def _asks_by_heading(self, at: int, block: Block, nested: bool) -> bool:
        text = one_line(block.text)
        head = self.layout.heads[at]
        asks = self.layout.asks(head)
        if self.faq_level:
            return (asks and not (nested and self.part.kind == "question")) or (
                block.level > self.faq_level - (block.shape is Shape.TERM)
                and not nested
                and not headings.CONCLUSION_HEADING.match(text)
            )
        if not asks or self._over_causes(at, block):
            return False
        if markers.ASKS.match(text) or block.shape is Shape.TERM:
            return True
        if markers.plain(text) in self.layout.data.asked and self.part.kind != "question":
            return True
        if block.level == BOLD_LEVEL and self.part.kind != "other":
            # A bold question below the last cause may be one of its sub-headings, unless more come.
            return not nested or (at > self.last_cause and self.bold_questions >= 2)
        among = head.parents and head.parents[-1] in self.layout.over_questions
        return not nested or bool(among and self.part.kind in ("other", "question"))

    def _text(self, at: int, block: Block) -> None:
        text, part = block.text, self.part
        started = bool(part.blocks) or part.kind in ("introduction", "faq", "other")
        among = bool(self.faq_level) or part.kind == "faq"
        empty = part.kind == "question" and not part.blocks
        question = self.questions.opened(at, block, among=among, empty=empty)
        if question:
            self._open("question", block, question.level, question.title, why=question.why)
            self._rest(block, question.rest)
            return
        ends = max(self.last_cause, self.last_question)
        if block.depth == 0 and started and headings.CONCLUSION_OPENS.match(text):
            weak = headings.CONCLUSION_WEAK.match(text)
            later = self.last_cause if part.kind == "cause" else self.last_question
            if at > (ends if weak or part.kind != "cause" else later) and part.kind != "author":
                why = f"it opens with words that end a text: {text[:20]!r}"
                self._open("conclusion", block, PARAGRAPH_LEVEL, why=why)
                self._add(block)
                return
        if self._is_lead_in(at, block):
            self._lead_in(at, block)
            return
        about = len(text) <= 200 and headings.about_author(text)
        if about and (at < self.first_cause or (at <= ends and headings.BYLINE.match(text))):
            self._aside(block, "author", "", "a line that names the author")
        elif about and at > ends and part.kind != "author":
            self._open("author", block, PARAGRAPH_LEVEL, why="it names the author, after all parts")
            self._add(block)
        elif at > self.last_cause and not block.depth and self._is_plain_heading(at, text):
            self._plain_heading(block)
        elif self._is_label(at, block):
            why = "a few words, no sentence, right before a heading"
            self._aside(block, "other", "a label over the next heading", why)
        else:
            self._add(block)

    def _lead_in(self, at: int, block: Block) -> None:
        why = "it ends in a colon or names what the next block is"
        self._leave(block, PARAGRAPH_LEVEL, "words that lead to the next part", why)
        if at >= self.first_cause or (self.first_cause == at + 1 and at + 1 not in self.causes):
            reason = "words that lead to the questions"
            self._open("faq", block, PARAGRAPH_LEVEL, reason=reason, why=why)
            self.faq_level = self.faq_level or PARAGRAPH_LEVEL

    def _is_label(self, at: int, block: Block) -> bool:
        """Tell whether a line only announces the heading below it, as a web page's kickers do."""
        below = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        if below is None or below.shape is not Shape.HEADING or below.level > 6 or block.depth:
            return False
        text = one_line(block.text) if len(block.text) <= 40 else ""
        few = text and len(text.split()) <= 4 and text[-1:].isalnum()
        return bool(few) and bool(self.part.blocks) and block.shape is Shape.PARAGRAPH

    def _is_plain_heading(self, at: int, text: str) -> bool:
        """Tell whether a line of plain text heads a known part, without any sign of a heading."""
        alone = len(text) <= 40 and text[-1:].isalnum() and at + 1 < len(self.blocks)
        known = headings.CONCLUSION_HEADING.match(text) or headings.no_part(text)
        return alone and bool(known)

    def _plain_heading(self, block: Block) -> None:
        always = headings.no_part(block.text)
        self.faq_level = 0
        why = "a line of its own with the words of such a heading"
        self._leave(block, PARAGRAPH_LEVEL, always or "heading over the conclusion", why)
        if not always:
            self._open("conclusion", block, PARAGRAPH_LEVEL, why=why)

    def _is_lead_in(self, at: int, block: Block) -> bool:
        text = block.text
        if block.shape is not Shape.PARAGRAPH or block.depth or len(text) > 250:
            return False
        following = at + 1
        if following >= len(self.blocks):
            return False
        if following in self.causes:
            return text.endswith(":") and headings.causes_ahead(text)
        asked = self.questions.looks_asked(following, self.blocks[following])
        short = text.endswith((":", "…")) or len(text) <= 150
        return asked and short and bool(headings.QUESTIONS_AHEAD.match(text))

    def _link_in_title(self, block: Block, start: Start | None) -> None:
        """Report the links of a heading: a page's title cannot hold them."""
        kept = {span.href for span in start.rest} if start else set()
        current = self.parts.pop()
        for span in block.spans:
            if span.href and span.href not in kept:
                words = f"{one_line(span.text)} ({span.href})"
                reason = "a link in a heading (its words are kept)"
                self.parts.append(Part("other", heading=words, reason=reason, at=block.at))
        self.parts.append(current)
