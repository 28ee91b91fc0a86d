"""A topic as a review sees it: its pages, its quiz, and all that can be signed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from common import topic as topics
from common.problems import together
from common.topic import Topic
from pages.model import catalogue as catalogues
from pages.model.bibliography import Entry
from pages.model.catalogue import Catalogue
from quiz.proof.ready import Quiz, ready
from review import hazards, items, on_regions, policy, records
from review.hazards import Known, Safety
from review.items import RULE, Item
from review.policy import Policy
from review.records import Record
from review.standing import Standing, stand

REGIONS = Path(os.path.relpath(Path(__file__).parents[1] / "regions"))
"""The files of the regions: they are the same for every topic."""


@dataclass(frozen=True)
class Content:
    """All of one topic."""

    topic: Topic
    catalogue: Catalogue
    sources: Mapping[str, Entry]
    """By key, with those of the regions."""
    quiz: Quiz | None
    items: Mapping[str, Item]
    policy: Policy
    safety: Safety | None
    """What could do harm, and what holds it; None where the topic has no such file."""
    records: Mapping[Path, Record]
    """By their files, the oldest first."""

    @property
    def standings(self) -> dict[str, Standing]:
        """How each item stands, by its id."""
        return stand(self.items, self.records.values(), self.policy.due)


def read(folder: Path) -> Content:
    """Read the topic in a folder; raise one `ProblemsError` where it cannot be built."""
    topic = topics.read(folder)
    catalogue = catalogues.read(topic.docs, topic)
    quiz = None
    if topic.quiz:
        quiz = ready(topic.quiz, topic.signs, catalogue.pages, catalogue.sources)
    return of(topic, catalogue, quiz)


def of(topic: Topic, catalogue: Catalogue, quiz: Quiz | None) -> Content:
    """Return what has been read already, as a review sees it."""
    decided, known = together(
        lambda: policy.read(topic.folder, catalogue.pages), lambda: records.read_all(topic.folder)
    )
    found = items.read(topic, catalogue, quiz, decided.not_for_clinicians)
    called = on_regions.sources(REGIONS)
    found |= {item.id: item for item in on_regions.of_regions(REGIONS, topic, called)}
    rules = [item.name for item in found.values() if item.kind == RULE]
    safety = hazards.read(topic.folder, Known(topic.signs.signs, rules))
    sources = {**called, **catalogue.sources}
    return Content(topic, catalogue, sources, quiz, found, decided, safety, known)


def standings_of(topic: Topic, catalogue: Catalogue, quiz: Quiz | None) -> dict[str, Standing]:
    """Return how everything stands; nothing, and no work, where there is no record of a review."""
    if not (topic.folder / records.FOLDER).is_dir():
        return {}
    return of(topic, catalogue, quiz).standings
