"""A topic as a review sees it: its pages, its quiz, and all that can be signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from common import topic as topics
from common.topic import Topic
from pages.model import catalogue as catalogues
from pages.model.catalogue import Catalogue
from quiz.proof.ready import Quiz, ready
from review import items
from review.items import Item


@dataclass(frozen=True)
class Content:
    """All of one topic."""

    topic: Topic
    catalogue: Catalogue
    quiz: Quiz | None
    items: Mapping[str, Item]


def read(folder: Path) -> Content:
    """Read the topic in a folder; raise one `ProblemsError` where it cannot be built."""
    topic = topics.read(folder)
    catalogue = catalogues.read(topic.docs, topic)
    quiz = None
    if topic.quiz:
        quiz = ready(topic.quiz, topic.signs, catalogue.pages, catalogue.sources)
    return Content(topic, catalogue, quiz, items.read(topic, catalogue, quiz))
