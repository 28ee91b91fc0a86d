"""Which lines ask something, by their own looks or among others that do."""

from __future__ import annotations

from collections.abc import Collection

from article.model import headings, markers
from article.model.article import PARAGRAPH_LEVEL, Block, Shape
from article.model.spans import all_strong, cut, one_line, strong_lead
from article.structure.entries import Start
from article.structure.layout import Layout
from article.structure.numbers import numbered_questions


class Questions:
    """The questions of one article; `causes` are the places that open a cause."""

    def __init__(self, layout: Layout, causes: Collection[int]) -> None:
        self.layout = layout
        self.numbered = numbered_questions(layout.blocks, causes)
        self.bold = _bold_questions(layout, max(causes, default=-1))

    def looks_asked(self, at: int, block: Block) -> bool:
        """Tell whether a block is a question by its own looks, wherever it stands."""
        if len(block.text) > markers.MAX_TITLE * 10 and at not in self.numbered:
            return bool(markers.ASKS.match(block.text))
        text = one_line(block.text)
        if markers.ASKS.match(text):
            return True
        if block.opens:
            return self.layout.asks(self.layout.heads[at])
        if at in self.bold:
            return True
        lone = block.depth == 0 and text.endswith("?") and markers.question_end(text) == len(text)
        return at in self.numbered or lone

    def opened(self, at: int, block: Block, *, among: bool, empty: bool) -> Start | None:
        """Return the question that this paragraph or item opens.

        `among` tells whether it stands among questions, `empty` whether the last one has no text.
        """
        text = block.text
        asks = markers.ASKS.match(text)
        if asks and block.depth <= 1:
            end = markers.question_end(text, asks.end())
            why = f"a sign opens it: {asks[0].strip()!r}"
            return _ask(block, asks.end(), end or _answer_at(text) or len(text), why)
        if at in self.numbered:
            mark = markers.numbered(text) if block.number is None else None
            start = mark.end if mark else 0
            return _ask(block, start, markers.question_end(text, start), "a numbered question")
        if not (at in self.bold or (among and not block.depth)):
            return None
        end = markers.question_end(text)
        whole = bool(end) and end == len(text) and len(text) <= markers.MAX_TITLE + 50
        bold = bool(end) and all_strong(cut(block.spans, end)[0])
        # A second question in a row belongs to the first, as its text.
        why = "a line that asks, among the questions"
        return _ask(block, 0, end, why) if (whole or bold) and not empty else None


def _bold_questions(layout: Layout, last_cause: int) -> frozenset[int]:
    """Return where paragraphs below all causes open with a bold question, if some do.

    So may the items of a list below a heading that leads to questions.
    """
    blocks = layout.blocks
    found = [
        at
        for at in range(last_cause + 1, len(blocks))
        if _opens_bold(blocks[at])
        and (
            (blocks[at].shape is Shape.PARAGRAPH and not blocks[at].depth)
            or (blocks[at].shape is Shape.ITEM and blocks[at].depth == 1 and _among(layout, at))
        )
    ]
    return frozenset(found) if len(found) >= 2 else frozenset()


def _opens_bold(block: Block) -> bool:
    lead = strong_lead(block.spans)
    return 0 < markers.question_end(block.text) <= lead + 1


def _among(layout: Layout, at: int) -> bool:
    owner = layout.above(at)
    return owner is not None and bool(headings.QUESTIONS_AHEAD.match(owner.text))


def _answer_at(text: str) -> int:
    found = markers.ANSWER_INSIDE.search(text)
    return found.start() if found else 0


def _ask(block: Block, start: int, end: int, why: str) -> Start:
    before, rest = cut(block.spans, end)
    _, title = cut(before, start) if start else ((), before)
    return Start(PARAGRAPH_LEVEL, "".join(s.text for s in title), rest, why)
