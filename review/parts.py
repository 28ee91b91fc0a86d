"""A pack cut into parts of half an hour: signs with their rules first, pages after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quiz.vignettes.cases import Case, Result
from review.items import PAGE, REGION, RULE, SIGN, Item
from review.packs import Pack, Portion

LEAST, MOST = 15, 30
"""Minutes between which parts are made even, by the estimate; the last of them may have fewer."""


@dataclass(frozen=True)
class Chunk:
    """What stays together."""

    portions: tuple[Portion, ...] = ()
    people: tuple[tuple[Case, Result], ...] = ()


def parts(pack: Pack) -> list[Pack]:
    """Return the parts of a pack, about as long as each other; the pack itself if it is short."""
    chunks = list(_chunks(pack))
    fewest = _cut(pack, chunks, MOST)
    even = next(
        cut
        for most in range(LEAST, MOST + 1)
        if len(cut := _cut(pack, chunks, most)) <= len(fewest)
    )
    if len(even) == 1:
        return [pack]
    return [
        replace(
            part,
            name=f"{pack.name}-{number}",
            title=f"{pack.title}, part {number} of {len(even)}",
        )
        for number, part in enumerate(even, 1)
    ]


def _cut(pack: Pack, chunks: Sequence[Chunk], most: int) -> list[Pack]:
    """Fill one part after the other up to so many minutes."""
    found = [replace(pack, portions=(), people=())]
    for chunk in chunks:
        longer = _with(found[-1], chunk)
        if longer.minutes > most and (found[-1].portions or found[-1].people):
            found.append(_with(replace(pack, portions=(), people=()), chunk))
        else:
            found[-1] = longer
    return found


def _with(pack: Pack, chunk: Chunk) -> Pack:
    portions = list(pack.portions)
    for one in chunk.portions:
        if portions and portions[-1].item is one.item:  # the next sections of a page
            places = range(portions.pop().places.start, one.places.stop)
            portions.append(Portion(one.item, places))
        else:
            portions.append(one)
    return replace(pack, portions=tuple(portions), people=(*pack.people, *chunk.people))


def _chunks(pack: Pack) -> Iterator[Chunk]:
    """Yield each sign with the lines and rules about it, other rules, the people, then pages."""
    left = {portion.item.id: portion for portion in pack.portions}
    for portion in pack.portions:
        item = portion.item
        if item.kind == SIGN and item.id in left:
            about = [one for one in left.values() if one is portion or _is_about(one.item, item)]
            for one in about:
                del left[one.item.id]
            yield Chunk(tuple(about))
    yield from (Chunk((one,)) for one in left.values() if one.item.kind == RULE)
    if pack.people:
        yield Chunk(people=pack.people)
    for portion in left.values():
        if portion.item.kind in (PAGE, REGION):
            whole = replace(pack, portions=(portion,), people=())
            yield from [Chunk((portion,))] if whole.minutes <= MOST else _sections(portion)


def _is_about(item: Item, sign: Item) -> bool:
    """Whether a rule is about a sign, or a line stands for it before others."""
    stands_for = item.kind == SIGN and item.name != sign.name and item.shows[:1] == (sign.name,)
    return stands_for or (item.kind == RULE and sign.name in item.shows)


def _sections(portion: Portion) -> Iterator[Chunk]:
    """Yield a page from one heading to the next."""
    starts = [place for place, line in portion.lines if line.title and place]
    ends = [*starts, portion.places.stop]
    for start, stop in zip([portion.places.start, *starts], ends, strict=True):
        yield Chunk((Portion(portion.item, range(start, stop)),))
