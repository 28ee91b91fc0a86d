"""What the sweep cannot see while it goes: lines that come again, words that close the whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from article.model import headings, markers
from article.model.article import Block, PageData, Shape, Span
from article.model.spans import one_line
from article.structure.parts import Part

_ALIKE = 3
"""So many causes of the same length show that a longer last one holds something more."""


def without_contents(parts: list[Part]) -> list[Part]:
    """Leave out a marker without text whose heading comes again: a line of a table of contents."""
    often = Counter((p.kind, markers.plain(p.heading)) for p in parts)
    full = {(p.kind, markers.plain(p.heading)) for p in parts if p.blocks}

    def repeats(p: Part) -> bool:
        """Tell whether all words of a part come again as headings of its kind."""
        key = p.kind, markers.plain(p.heading)
        again = key in full and (often[key] > 1 or not p.blocks)
        return again and all((p.kind, markers.plain(b.text)) in full for b in p.blocks)

    reason = "a line of the table of contents"
    why = "its words come again, with text below them"
    return [
        replace(
            p,
            kind="other",
            reason=reason,
            why=why,
            doubt="",
            blocks=[Block(Shape.HEADING, (Span(p.heading),), at=p.at), *p.blocks],
        )
        if p.kind in ("cause", "question") and repeats(p)
        else p
        for p in parts
    ]


def with_closing(parts: list[Part]) -> list[Part]:
    """Take words that speak of all causes off the last one."""
    causes = [n for n, part in enumerate(parts) if part.kind == "cause"]
    if len(causes) < 2:
        return parts
    last = parts[causes[-1]]
    others = [parts[n] for n in causes[:-1]]
    keep, why, doubt = len(last.blocks), "", ""
    outside = _below_list(last, others)
    if outside:
        keep, why = outside, "it stands below the list, and no other item has text there"
    elif len(others) + 1 >= _ALIKE and _one_more(last, others):
        keep = len(last.blocks) - 1
        why = "it speaks of all causes, and the last one is longer than the others by it"
        doubt = "it may belong to the last cause"
    if keep == len(last.blocks):
        return parts
    closing = [replace(block, doubt=doubt) for block in last.blocks[keep:]]
    done = list(parts)
    done[causes[-1]] = replace(last, blocks=last.blocks[:keep])
    part = Part("conclusion", blocks=closing, why=why, at=closing[0].at)
    done.insert(causes[-1] + 1, part)
    return done


def _below_list(last: Part, others: list[Part]) -> int:
    """Return how many blocks of the last item are in its list, 0 where all or none are."""
    if not last.inline or any(part.in_list < len(part.blocks) for part in others):
        return 0
    loose = last.blocks[last.in_list :]
    return last.in_list if all(block.shape is Shape.PARAGRAPH for block in loose) else 0


def _one_more(last: Part, others: list[Part]) -> bool:
    lengths = {len(part.blocks) for part in others}
    block = last.blocks[-1] if last.blocks else None
    return (
        block is not None
        and block.shape is Shape.PARAGRAPH
        and not block.depth
        and len(lengths) == 1
        and len(last.blocks) == lengths.pop() + 1 >= 2
        and bool(headings.SPEAKS_OF_ALL.match(one_line(block.text[:200])))
    )


def with_second_titles(parts: list[Part]) -> list[Part]:
    """Doubt a heading as large as the title between causes: a file may hold two articles."""
    causes = [n for n, part in enumerate(parts) if part.kind == "cause"]
    between = range(causes[0], causes[-1]) if causes else range(0)
    over = [n for n in between if parts[n].kind == "other" and parts[n].level == 1]
    doubt = "it may be the title of a second article: expected one in a file"
    return [replace(part, doubt=doubt) if n in over else part for n, part in enumerate(parts)]


def with_answers(parts: list[Part], data: PageData) -> list[Part]:
    """Give a question without text the answer that the page's data has."""
    done: list[Part] = []
    for part in parts:
        words = data.asked.get(markers.plain(part.heading)) if part.kind == "question" else None
        if words and words[1] and not part.blocks:
            doubt = "its answer stands only in the page's data (FAQPage)"
            blocks = [Block(Shape.PARAGRAPH, (Span(words[1]),), at=part.at, doubt=doubt)]
            done.append(replace(part, blocks=blocks, doubt=doubt))
        else:
            done.append(part)
    return done
