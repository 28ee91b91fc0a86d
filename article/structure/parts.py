"""A part of an article while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from article.model.article import Block

Kind = Literal["introduction", "cause", "question", "conclusion", "author", "faq", "other"]


@dataclass
class Part:
    """A part of the article while it is being read."""

    kind: Kind
    level: int = 0
    """Of the heading that opened it; 0 for the introduction, which any heading may end."""
    heading: str = ""
    blocks: list[Block] = field(default_factory=list)
    reason: str = ""
    why: str = ""
    doubt: str = ""
    at: int = 0
    """Where the block that opened it stood in the file."""
    inline: bool = False
    """Whether its title shared a list item with its text."""
    in_list: int = 0
    """How many of its blocks stand in that list, the first ones."""
