"""How sure the page is: what its author wrote on that, taken out of the text for a fold at its end.

A reader who is worried reads what to do first. So sections on what is known, and sentences that own
up to a judgement, are written where they belong and shown where they are in nobody's way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SECTION = re.compile(
    r'<h2 id="[^"]*">(?=(?:How sure are we|What is (?:not )?known|What the article says'
    r"|What is our own judgement)\b).*?(?=<h2[ >]|\Z)",
    re.DOTALL,
)
"""Matches a section whose heading says that it is about the evidence, to the next of its level."""
H2 = re.compile(r"<h2 [^>]*>(.*?)</h2>", re.DOTALL)
BLOCK = re.compile(r"(?<=\n)<p>[^\n]*</p>(?=\n|\Z)|\A<p>[^\n]*</p>")
"""Matches a paragraph that stands in no list and no card."""
NOTE = re.compile(
    r"(?:(?<=<p>)|(?<=[.!?] )|(?<=</sup> ))"
    r"(?!That |This |These |Those |It |They |Both |And |So |But |Either )"
    r"(?:[A-Z“]|&ldquo;)[^.<>]*\bour own (?:judgement|choice)\b[^.<>]*\. ?"
)
"""Matches a whole sentence without markup that says so, and does not lean on the one before it."""
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Folded:
    """A page's text in two parts, both HTML."""

    text: str
    evidence: str
    """The sections, then the notes with the headings they stood under; often nothing."""


def fold(html: str) -> Folded:
    """Take out of a page's text what is about its evidence."""
    sections = SECTION.findall(html)
    text, notes, heading = [], [], ""
    at = 0
    rest = SECTION.sub("", html)
    for part in re.finditer(rf"{H2.pattern}|{BLOCK.pattern}", rest, re.DOTALL):
        text.append(rest[at : part.start()])
        at = part.end()
        if part[0].startswith("<h2"):
            heading = TAG.sub("", part[1])
            text.append(part[0])
            continue
        found = NOTE.findall(part[0])
        left = NOTE.sub("", part[0]).replace(" </p>", "</p>")
        text.append("" if left == "<p></p>" else left)
        notes += [f"<li>{_under(heading)}{note.strip()}</li>" for note in found]
    text.append(rest[at:])
    listed = f"<ul>\n{chr(10).join(notes)}\n</ul>\n" if notes else ""
    return Folded("".join(text), "".join(sections) + listed)


def _under(heading: str) -> str:
    return f"{heading}: " if heading else ""
