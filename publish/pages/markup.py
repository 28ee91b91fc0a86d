"""The tags of a page, and the scripts and styles that stand inside it.

What every page needs to be asked is found here without building a tree of it, because building
takes longer than all the other steps together. The rules are those by which browsers tell tags from
text (HTML Living Standard, "Tokenization"), for pages that are whole, as ours are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from typing import TypeVar

Answer = TypeVar("Answer")

TAG = re.compile(rb"""<[a-zA-Z][^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
"""<a class="more" title="1 > 0">"""

ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""",
)
"""href="../", href='../', href=../ or hidden"""

INSIDE = ("script", "style")
DATA = frozenset(["application/json", "application/ld+json"])
"""Types of script elements that hold data, which browsers do not run."""


@dataclass(frozen=True)
class Tag:
    """Such as `<a class="more">`."""

    name: str
    attributes: dict[str, str]
    """By name, in small letters; one without a value has an empty one."""


@dataclass(frozen=True)
class Element:
    """A script, or another element whose text is not to be taken for tags of the page."""

    tag: Tag
    text: str

    @property
    def runs(self) -> bool:
        """Tell a script or style in the page from data, and from what stands in a file."""
        return "src" not in self.tag.attributes and self.tag.attributes.get("type") not in DATA


@dataclass(frozen=True)
class Pieces:
    """A page taken apart, with nothing lost: a text stands before and after each that is kept."""

    texts: list[bytes]
    kept: list[bytes]
    """Comments, and elements with their tags and all that is in them."""


@cache
def _starts(names: tuple[str, ...]) -> re.Pattern[bytes]:
    return re.compile(rf"<(?:!--|({'|'.join(names)})(?=[\s>/]))".encode())


def take_apart(page: bytes, *names: str) -> Pieces:
    """Keep comments and elements of these names apart from the rest; names in small letters."""
    pieces = Pieces([], [])
    at = 0
    while found := _starts(names).search(page, at):
        last = b"</%b>" % found[1] if found[1] else b"-->"
        end = page.find(last, found.end()) + len(last)
        if end < len(last):  # it never ends
            break
        pieces.texts.append(page[at : found.start()])
        pieces.kept.append(page[found.start() : end])
        at = end
    pieces.texts.append(page[at:])
    return pieces


@lru_cache(maxsize=1)  # two steps in a row ask for the same
def tags(page: bytes) -> frozenset[bytes]:
    """Return the start tags of a page as they are written, each once."""
    pieces = take_apart(page, *INSIDE)
    found = frozenset(tag[0] for piece in pieces.kept if (tag := TAG.match(piece)))
    return found.union(TAG.findall(b"".join(pieces.texts)))


class ByTag(dict[bytes, Answer]):
    """An answer for each tag, found when it is first asked for: most are the same on all pages."""

    def __init__(self, find: Callable[[Tag], Answer]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, tag: bytes) -> Answer:
        answer = self[tag] = self._find(read_tag(tag))
        return answer


def inside(page: bytes) -> Iterator[Element]:
    """Yield every script and style of a page, in their order."""
    for piece in take_apart(page, *INSIDE).kept:
        if tag := TAG.match(piece):
            text = piece[tag.end() : piece.rindex(b"</")]
            yield Element(read_tag(tag[0]), text.decode("utf-8"))


def read_tag(tag: bytes) -> Tag:
    """Read one start tag."""
    (name, *_), *attributes = ATTRIBUTE.findall(tag.decode("utf-8")[1:])
    return Tag(
        name.lower(),
        {key.lower(): unescape(a or b or c) for key, a, b, c in reversed(attributes)},
    )
