"""What of a page goes on its leaflet, and in which order: the signs first, then what to do.

The type is never made smaller to make room. A section that has none stands on the page alone, and
the leaflet names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bundle.formats.pdf.model import (
    Advice,
    Article,
    Block,
    Care,
    Drawing,
    Heading,
    Items,
    Meaning,
    Paragraph,
    Runs,
    plain,
)
from common.urgency import Urgency

SHORT = 520
"""Letters. A first section up to this long stands beside the drawing."""


@dataclass(frozen=True)
class Section:
    """A heading of level 2 with all that stands below it; the first has no heading."""

    heading: Heading | None
    blocks: tuple[Block, ...]
    explains_signs: bool = False
    """Whether its cards were of emergencies alone, which stand in the box above."""

    @property
    def is_needed(self) -> bool:
        """Whether a leaflet needs it: it says what to do, or when to get help."""
        return self.heading is None or self.has(Care, Advice)

    @property
    def title(self) -> str:
        """The words of its heading."""
        return plain(self.heading.text) if self.heading else ""

    def has(self, *kinds: type[Block]) -> bool:
        """Tell whether it has a block of one of these kinds."""
        return any(isinstance(block, kinds) for block in self.blocks)

    def bare(self) -> Section:
        """Return it without the paragraphs around its cards and lists of what to do."""
        if not self.has(Care, Advice):
            return self
        kept = (block for block in self.blocks if not isinstance(block, Paragraph))
        return replace(self, blocks=_without_empty_headings(tuple(kept)))

    def all(self) -> tuple[Block, ...]:
        """Return its blocks below its heading."""
        return (self.heading, *self.blocks) if self.heading else self.blocks


@dataclass(frozen=True)
class Composed:
    """A leaflet's parts in the order in which they are read."""

    lead: tuple[Block, ...]
    """What stands beside the drawing."""
    drawing: Drawing | None
    signs: tuple[Runs, ...]
    """The page's emergency signs in full."""
    sections: tuple[Section, ...]
    meanings: tuple[Meaning, ...]
    left_out: tuple[str, ...]
    """The headings of what stands on the page alone, in its order."""
    has_all_signs: bool = False
    """Whether its cards show every sign there is, so that it needs no box of them besides."""

    def shorter(self) -> Composed | None:
        """Return it with one part less; None where it holds no more than it must.

        The words that are explained go first, then the last section that can be spared, then what
        stands around the cards and lists of the others, and the drawing.
        """
        if self.meanings:
            return replace(self, meanings=())
        if spared := [one for one in self.sections if not one.is_needed]:
            left = tuple(one for one in self.sections if one is not spared[-1])
            return replace(self, sections=left, left_out=(spared[-1].title, *self.left_out))
        bare = tuple(one.bare() for one in self.sections)
        if bare == self.sections:
            if self.drawing is None:
                return None
            return replace(self, drawing=None, left_out=("the drawing", *self.left_out))
        cut = tuple(one.title for one in self.sections if one not in bare and one.title)
        return replace(self, sections=bare, left_out=(*cut, *self.left_out))


def compose(article: Article, *, in_order: bool) -> Composed:
    """Return a leaflet with all emergency signs in one box, and then what to do.

    `in_order` is for pages that go on step by step: the rest stays as it is on the page.
    """
    signs = tuple(_emergencies(article.blocks))
    drawing = next(_drawings(article), None)
    blocks = [block for block in article.blocks if block is not drawing]
    sections = [_without_emergencies(one) for one in _sections(_side_by_side(blocks))]
    sections = [one for one in sections if one.blocks]
    first = sections[0] if sections and not in_order and _can_lead(sections[0]) else None
    rest = [one for one in sections if one is not first]
    rest.sort(key=_place_in_order if in_order else _place)
    lead = first.all() if first else ()
    # of which all is for those who ask for more
    empty = tuple(one.title for one in _sections(blocks) if one.title and not one.blocks)
    kept = " ".join(_letters((*lead, *(block for one in rest for block in one.blocks)))).lower()
    meanings = tuple(one for one in article.meanings if one.term.lower() in kept)
    return Composed(lead, drawing, signs, tuple(rest), meanings, (*empty, *article.left_out))


def whole(article: Article) -> Composed:
    """Return the leaflet of the page with all signs, the cards of each urgency in one box.

    Words are explained on the page alone: the signs need the room.
    """
    sections = tuple(_in_one_box(_sections(article.blocks)))
    # of which all is for those who ask for more
    empty = tuple(one.title for one in sections if one.title and not one.blocks)
    return Composed(
        *((), None, ()),
        tuple(one for one in sections if one.blocks),
        (),
        (*empty, *article.left_out),
        has_all_signs=True,
    )


def _in_one_box(sections: Iterable[Section]) -> Iterator[Section]:
    """Yield the sections; those that follow each other with cards of one urgency alone are one."""
    for urgency, some in groupby(sections, key=_urgency_alone):
        together = list(some)
        if not urgency or len(together) == 1:
            yield from together
            continue
        body: list[Heading | Paragraph | Items] = []
        for section in together:
            body += [section.heading] if section.heading else []
            for block in section.blocks:
                body += block.body if isinstance(block, Care) else [block]  # type: ignore[list-item]
        card = next(block for block in together[0].blocks if isinstance(block, Care))
        yield Section(None, (replace(card, body=tuple(body)),))


def _urgency_alone(section: Section) -> str:
    """Return the urgency of a section's cards, where it has one and nothing but words besides."""
    found = {block.urgency for block in section.blocks if isinstance(block, Care)}
    words = all(isinstance(block, Care | Paragraph) for block in section.blocks)
    return found.pop() if words and len(found) == 1 else ""


def _place_in_order(section: Section) -> int:
    """Return where a section of steps comes: what never to do right behind the steps."""
    advice = all(isinstance(block, Advice) for block in section.blocks)
    return 1 if advice else 2 if section.has(Care) else 0


def _side_by_side(blocks: Sequence[Block]) -> list[Block]:
    """Put what not to do right behind what to do, before the drawings that show how."""
    kept = list(blocks)
    for place, block in enumerate(blocks):
        if isinstance(block, Advice) and block.good:
            after = place + 1
            while after < len(kept) and isinstance(kept[after], Drawing):
                after += 1
            if after < len(kept) and isinstance(kept[after], Advice):
                kept.insert(place + 1, kept.pop(after))
    return kept


def _place(section: Section) -> int:
    """Return where a section comes: why the signs in the box cannot wait, then what to do."""
    if section.explains_signs:
        return 0
    return 1 if section.has(Advice) else 2


def _drawings(article: Article) -> Iterator[Drawing]:
    """Yield what can stand at the head; a drawing beside words of the text stays with them."""
    yield from article.drawings
    yield from (block for block in article.blocks if isinstance(block, Drawing) and block.is_map)


def _sections(blocks: Iterable[Block]) -> Iterator[Section]:
    heading, inside = None, list[Block]()
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            yield Section(heading, tuple(inside))
            heading, inside = block, []
        else:
            inside.append(block)
    yield Section(heading, tuple(inside))


def _emergencies(blocks: Iterable[Block]) -> Iterator[Runs]:
    """Yield each line of all emergency cards, no line twice."""
    seen = set()
    for block in blocks:
        if _is_emergency(block):
            assert isinstance(block, Care)
            for part in block.body:
                for line in part.items if isinstance(part, Items) else (part.text,):
                    if plain(line) not in seen:
                        seen.add(plain(line))
                        yield line


def _without_emergencies(section: Section) -> Section:
    """Take the cards out that stand together in one box, and the headings that lose all by it."""
    cards = [True, *map(_is_emergency, section.blocks), False]
    left = []
    for place, block in enumerate(section.blocks):
        before, here, after = cards[place : place + 3]
        # what stands for a card goes with it: its drawing, or the words between two
        between = isinstance(block, Paragraph) and place > 0 and before and after
        if not (here or between or (isinstance(block, Drawing) and after)):
            left.append(block)
    if len(left) == len(section.blocks):
        return section
    kept = _without_empty_headings(left)
    alone = not any(isinstance(block, Care | Advice) for block in kept)
    return Section(section.heading, kept, explains_signs=alone)


def _without_empty_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    kept = list[Block]()
    for block in reversed(blocks):
        after = kept[-1] if kept else None
        empty = after is None or (isinstance(after, Heading) and after.level <= _level(block))
        if not (isinstance(block, Heading) and empty):
            kept.append(block)
    return tuple(reversed(kept))


def _is_emergency(block: Block) -> bool:
    return isinstance(block, Care) and block.urgency == Urgency.EMERGENCY.slug


def _level(block: Block) -> int:
    return block.level if isinstance(block, Heading) else 0


def _can_lead(section: Section) -> bool:
    short = sum(map(len, _letters(section.blocks))) <= SHORT
    return not section.has(Care, Advice, Drawing) and short


def _letters(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield plain(block.text)
        elif isinstance(block, Items | Advice):
            yield from map(plain, block.items)
        elif isinstance(block, Care):
            yield from _letters(block.body)
