"""What a page shows besides its text: the words of the body map, and those of its picture sheet."""

from __future__ import annotations

from collections.abc import Iterator

from common.topic import Topic
from pages.model.catalogue import Catalogue, Page
from pages.model.schema import Template
from pages.output import body_map
from review.drawn import drawing, of_place
from review.lines import CARE, Line


def besides(topic: Topic, catalogue: Catalogue, page: Page) -> Iterator[Line]:
    """Yield the lines of a page that stand in other files of its topic, each kind under a title."""
    if page.head.template == Template.BODY_MAP:
        yield from _body_map(topic, catalogue)
    yield from _picture_sheet(topic, page.path)


def _body_map(topic: Topic, catalogue: Catalogue) -> Iterator[Line]:
    """Yield for each place the causes that name it, and the warning there."""
    drawn = body_map.read(topic.docs)
    if drawn is None:
        return
    told = drawn.told
    heading = "Places of the body map, and the causes that are felt there"
    yield Line(heading, title=True)
    heads = [page.head for page in catalogue.pages.values()]
    for place, name in told.places.items():
        causes = [head.title for head in heads if place in head.places]
        marked = of_place(topic.docs, drawn, place)
        yield Line(f"{name}: {'; '.join(causes) or 'no cause'}", heading, drawings=marked)
        if warning := told.warnings.get(place):
            yield Line(f"Warning, {name}: {warning}", heading)


def _picture_sheet(topic: Topic, path: str) -> Iterator[Line]:
    shown = topic.told.leaflets.pictures.get(path, ())
    heading = "Its picture sheet"
    if shown:
        yield Line(heading, title=True)
    for one in shown:
        sign = topic.signs.signs.get(one.sign)
        said = (sign.short or sign.words) if sign else one.words
        block = f"{CARE}{sign.level}" if sign else "dont" if one.never else "do"
        drawn = drawing(topic.docs, one.drawing)
        yield Line(said, heading, block, drawings=(drawn,))
