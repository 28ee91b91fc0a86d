"""The markup that may not stand in a page, whatever is around it.

Pages need little of Markdown: headings, lists, tables, links, pictures, emphasis and the blocks of
`pages.markdown.blocks`. What else there is can bring raw HTML, attributes or addresses by a way of
its own, so each of its signs is refused wherever it stands; nothing switches this off, not even
code.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from pages.markdown.limits import BLOCK_LINE

ADDRESS = r"(?:(?:https?://|mailto:)[^\s()<>]+|(?![/\\])[^\s()<>:&\\]+)"
"""Matches `../get-help.md#now` and `https://a.example`, not `javascript:go` or `//a.example`."""
SIGNS = "|".join(str(ord(sign)) for sign in string.punctuation)
"""The numbers of signs that an entity may stand for; one for a digit would hide a number."""

REFUSED = {
    re.compile(r"```|~~~"): (
        "opens no block of code here. Put four blanks before each line of code, or write `code` "
        "within a line"
    ),
    re.compile(r"<[^\s>]*"): (
        "may be raw HTML, which is not checked. Write it as Markdown, or the sign as `less than`"
    ),
    re.compile(rf"\]\((?!{ADDRESS}\))[^\s)]*"): (
        "is no address that a page may lead to. Right: [words](a-page.md) or "
        "[words](https://example.org/page), with %28 and %29 for brackets in it"
    ),
    re.compile(r"\]:"): (
        "gives an address that stands apart from its words. Right: [words](a-page.md)"
    ),
    re.compile(r"\{(?!: \.no-link \}[ ]*$)[^}\n]*", re.MULTILINE): (
        "gives an attribute. Only `{: .no-link }` may stand, at the end of a line"
    ),
    re.compile(rf"&(?!(?:amp|#(?:{SIGNS}));)#?\w+;"): "stands for a sign: write the sign itself",
    re.compile("[\r\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"): (
        "is a sign that nobody sees, and makes a line look other than it is: delete it"
    ),
}
"""What is refused, and what is wrong with it and right instead, to go on after what was found."""

OPTION = re.compile(r"[ \t]+\S")
"""Matches what would be an option of a block, were it right below its first line."""


def refused(body: str) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with the markup of a page, each with its line from 1."""
    # one look at the whole spares one at each of its lines
    suspect = [(pattern, told) for pattern, told in REFUSED.items() if pattern.search(body)]
    if not suspect and "///" not in body:
        return
    opened = 0  # the line below which a block would have options
    for line, row in enumerate(body.split("\n"), 1):
        for pattern, told in suspect:
            if match := pattern.search(row):
                yield line, f"{match.group()!r} {told}"
        if BLOCK_LINE.match(row):
            opened = line
        elif opened == line - 1 and OPTION.match(row):
            yield line, "a block has no options: expected an empty line below its first"
