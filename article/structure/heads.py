"""One heading of an article, and the words by which two headings are compared."""

from __future__ import annotations

from dataclasses import dataclass

from article.model import markers
from article.model.article import Shape


@dataclass(frozen=True)
class Head:
    """One heading, with what stands below it."""

    at: int
    level: int
    text: str
    end: int
    """The place of the next heading that is not below this one."""
    words: int
    """Characters between it and the next heading of any level."""
    parents: tuple[int, ...]
    """The places of the headings that it is below, outermost first."""
    shape: Shape

    @property
    def asks(self) -> bool:
        """Whether it is a question by its looks."""
        return self.text.endswith("?") or bool(markers.ASKS.match(self.text))

    @property
    def numbered(self) -> bool:
        """Whether a number or a label opens it."""
        return bool(markers.label(self.text) or markers.numbered(self.text))


_FILLING = frozenset(
    (
        *("the", "a", "an", "of", "for", "and", "your"),
        *("home", "natural", "medical", "common", "possible", "early", "in", "to", "on", "with"),
    )
)
"""What may stand beside the topic in a heading that names a part of it."""


def stems(text: str) -> set[str]:
    """Return the words of a text without the end of a plural, and without those that fill it."""
    words = markers.plain(text).split()
    singular = (word.removesuffix("s").removesuffix("ie").removesuffix("y") for word in words)
    return set(singular) - _FILLING
