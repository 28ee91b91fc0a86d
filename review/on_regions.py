"""What stands below the lines of a card, region by region: whom to call, whom to contact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from common.topic import Topic
from common.urgency import Urgency
from pages.clinic import region
from pages.clinic.region import BIBLIOGRAPHY, UNCONFIRMED, Region
from pages.model import bibliography
from pages.model.bibliography import Entry
from review.items import REGION, Item
from review.lines import CARE, Line
from review.page_lines import told


def sources(folder: Path) -> Mapping[str, Entry]:
    """Return the sources of the region files in a folder; what is wrong is told with a region."""
    file = folder / BIBLIOGRAPHY
    return bibliography.read(file, str(file))[0]


def of_regions(folder: Path, topic: Topic, known: Mapping[str, Entry]) -> Iterator[Item]:
    """Yield each region as the topic has it."""
    for name in region.available(folder):
        found = region.choose(name, folder, topic.told.appointment)
        yield Item(REGION, name, found.name, tuple(_lines(found, known)))


def _lines(found: Region, known: Mapping[str, Entry]) -> Iterator[Line]:
    of_card = {
        Urgency.EMERGENCY: tuple(key for one in found.emergency for key in one.sources),
        Urgency.SAME_DAY: found.same_day.sources if found.same_day else (),
        Urgency.APPOINTMENT: found.appointment.sources if found.appointment else (),
    }
    for level, keys in of_card.items():
        if words := found.plain_notes.get(level.slug):
            yield _line(found, words, f"{CARE}{level.slug}", keys, known)
    if found.cannot_hear:
        block = f"{CARE}{Urgency.EMERGENCY.slug}"
        yield _line(found, found.relay_note, block, found.cannot_hear.sources, known)


def _line(
    found: Region, words: str, block: str, keys: tuple[str, ...], known: Mapping[str, Entry]
) -> Line:
    listed = tuple(dict.fromkeys(key for key in keys if key in known))
    more = {"Sources": UNCONFIRMED} if UNCONFIRMED in keys else {}
    said = tuple(told(known[key]) for key in listed)
    return Line(words, found.name, block, said, listed, more=more)
