"""The markup that may not stand in a page: a rule that reads lines could not see through it.

Pages need little of Markdown: headings, lists, tables, links, pictures, emphasis and the blocks of
`pages.markdown.blocks`. What else there is can bring raw HTML, attributes or addresses by a way of
its own, so each of its signs is refused wherever it stands; nothing switches this off, not even
code.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

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
}
"""What is refused, and what is wrong with it and right instead, to go on after what was found."""


def refused(text: str) -> Iterator[str]:
    """Yield what is wrong with the markup of a line."""
    for pattern, message in REFUSED.items():
        if match := pattern.search(text):
            yield f"{match.group()!r} {message}"
