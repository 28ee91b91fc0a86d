"""HTML: find the article in a saved page, and say what stands around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lxml import etree

from article.model.article import ArticleError, Block, LeftOut, PageData, Reading, Shape
from article.model.lines import no_text
from article.model.markers import plain
from article.model.spans import one_line
from article.source import page_data, toggles
from article.source.evidence import SHORT, Verdict, judge
from article.source.flow import SIGN_REASON, Found, Walked
from article.source.region import region
from article.source.tree import HEADINGS, measure, parse
from article.source.walk import HIDDEN_REASON, walk

_BEGINS = re.compile(r"<(?:!doctype\s{1,9}html|html|head|body)\b", re.IGNORECASE)
_SITE_NAME = re.compile(r"\s[|–—·»-]\s[^|–—·»]{1,40}$")  # "Title | Site": the site's part
_NO_TITLES = frozenset(
    (
        "document",
        "untitled",
        "untitled document",
        "insert title here",
        "home",
        "page title",
        "title",
    )
)
"""What editors write into a new page, for somebody to change."""
OUTSIDE = "outside the article"
ABOVE = "above the title"
UNSEEN_DATA = "in the page's data (FAQPage), but nowhere on the page"


@dataclass(frozen=True)
class _Fate:
    """What becomes of one block: it stays where `reason` is empty."""

    reason: str = ""
    why: str = ""
    doubt: str = ""
    author: bool = False

    @property
    def stays(self) -> bool:
        """Whether the block goes on to be part of the outline."""
        return not self.reason and not self.author


def looks_like_html(text: str) -> bool:
    """Tell whether a text is a web page, whatever its file is called."""
    start = text[:8000].removeprefix("\ufeff").lstrip()
    for _ in range(5):  # a browser writes "<!-- saved from url=... -->" before all else
        if start.startswith("<!--"):
            start = start.partition("-->")[2].lstrip()
    return bool(_BEGINS.match(start))


def read_fragment(text: str) -> Reading:
    """Take apart HTML that is the article and nothing else."""
    return _read(parse(f"<div>{text}</div>"), whole=True)


def read_written(text: str) -> Reading:
    """Take apart HTML that was made of a word processor's file."""
    root = parse(f"<div>{text}</div>")
    for body in root.iter("div"):
        _count_on(body)
        break
    return _read(root, whole=True)


def _count_on(body: etree._Element) -> None:
    """Count on in lists of one item that stand between paragraphs, as a word processor does.

    `1. Title`, a paragraph, `2. Title` is one numbering there and becomes two lists in HTML.
    """
    number, alone = 1, False
    for element in body:
        if element.tag == "ol":
            single = len(element) == 1
            number = number if alone and single else 1
            if number > 1:
                element.set("start", str(number))
            number, alone = number + len(element), single
        elif str(element.tag) in HEADINGS:
            number, alone = 1, False


def read(text: str) -> Reading:
    """Take a saved web page apart."""
    return _read(parse(text), whole=False)


def _read(root: etree._Element, *, whole: bool) -> Reading:
    tree = measure(root)
    data = page_data.read(root)
    opened = toggles.find(tree, page_data.answers(data))
    walked = walk(tree, opened)
    found = walked.found
    if not (whole or found):
        raise ArticleError(
            "the page has no text: a program writes it in the browser. Open the page there and "
            'save it as "Web page, complete"'
        )
    verdicts, heads = judge(tree, walked, data)
    ruling = _ruling(walked, verdicts)
    fates = [_fate(one, verdict) for one, verdict in zip(found, ruling, strict=True)]
    for tab in opened.tabs:
        for n in walked.boxes.get(tab, ()):
            fates[n] = _Fate("names of tabs", "each panel begins with the name of its tab")
    inside = range(len(found))
    if not whole:
        kept = {n for n, fate in enumerate(fates) if fate.stays}
        inside, why = region(tree, walked, kept, heads)
        _outside(found, fates, inside, why)

    def near(at: int) -> bool:
        """Tell whether a link that was dropped stood in what stays."""
        return at in inside and fates[at].stays

    pairs = list(zip((one.block for one in found), fates, strict=True))
    return Reading(
        tuple(replace(block, doubt=fate.doubt) for block, fate in pairs if fate.stays),
        (
            *(one for one in walked.dropped if one.reason == SIGN_REASON or near(one.at)),
            *_left_out(pairs),
            *_unseen(found, data),
        ),
        "" if whole else _title(root),
        tuple(replace(block, note=fate.why) for block, fate in pairs if fate.author),
        data,
    )


def _fate(one: Found, verdict: Verdict | None) -> _Fate:
    if one.hidden:
        return _Fate(HIDDEN_REASON, "its box says that it is not shown")
    if verdict and verdict.author:
        return _Fate("", verdict.why, verdict.doubt, author=True)
    if verdict and verdict.reason:
        return _Fate(verdict.reason, verdict.why, verdict.doubt)
    if one.pressed and one.block.shape is not Shape.HEADING:
        reason = "form" if one.pressed == "label" else "button"
        return _Fate(reason, f"it stands in a {one.pressed} that opens no panel")
    if one.caption:
        return _Fate("caption", "it stands below a picture, as its caption")
    return _Fate("", doubt=verdict.doubt if verdict else "")


def _ruling(walked: Walked, verdicts: Mapping[int, Verdict]) -> list[Verdict | None]:
    """Return for each block the verdict on the box that it stands in."""
    ruling: list[Verdict | None] = [None] * len(walked.found)
    for position in sorted(verdicts):
        box, verdict = walked.boxes[position], verdicts[position]
        # a doubt about a box is told once
        for n in box if verdict.reason else box[:1]:
            ruling[n] = verdict
    return ruling


def _outside(found: Sequence[Found], fates: list[_Fate], inside: range, why: str) -> None:
    """Leave out what stands around the article; a title above it stays."""
    # A page's title may stand above its article; a logo may be a first-level heading too.
    titles = [n for n, one in enumerate(found) if one.block.level == 1 and fates[n].stays]
    within = [n for n in titles if n in inside]
    above = [n for n in titles if n < inside.start]
    lifted = above[-1] if above and not within else None
    lead = _lead(found, lifted, inside.start) if lifted is not None else ()
    for n in range(len(found)):
        if fates[n].stays and n not in inside and n != lifted and n not in lead:
            fates[n] = _Fate(OUTSIDE, f"the article is {why}")
    for n in inside:
        text = one_line(found[n].block.text)
        alone = found[n].block.shape is Shape.PARAGRAPH and found[n].linked and len(text) <= SHORT
        if fates[n].stays and alone and not text.endswith((".", "?", "!")):
            fates[n] = _Fate("a link by itself", "all its words are a link, and no sentence")
    for n in range(within[0] if within else 0):
        text = one_line(found[n].block.text)
        label = len(text) <= SHORT and not text.endswith((".", "?", "!"))
        if fates[n].stays and label and not found[n].block.opens:
            fates[n] = _Fate(no_text(text) or ABOVE, "a few words, no sentence, before the title")


def _lead(found: Sequence[Found], title: int, end: int) -> Sequence[int]:
    """Return the sentences right below a title that stands above its article."""
    texts = {n: one_line(found[n].block.text) for n in range(title + 1, min(end, title + 4))}
    lead = [n for n, text in texts.items() if len(text) >= SHORT and text.endswith((".", "?", "!"))]
    return [n for n in lead if not found[n].linked and not found[n].block.opens]


def _left_out(pairs: Sequence[tuple[Block, _Fate]]) -> list[LeftOut]:
    """Return what is left out, neighbours of one reason together."""
    left_out: list[LeftOut] = []
    out = [(block, fate) for block, fate in pairs if fate.reason]
    for fate, group in groupby(out, key=lambda pair: pair[1]):
        blocks = [block for block, _ in group]
        text = "\n".join(block.text for block in blocks)
        left_out.append(LeftOut(fate.reason, text, blocks[0].at, fate.why, fate.doubt))
    return left_out


def _unseen(found: Sequence[Found], data: PageData) -> list[LeftOut]:
    """Return the questions of the page's data that no reader of it sees."""
    seen = {plain(one.block.text) for one in found if not one.hidden}
    return [
        LeftOut(UNSEEN_DATA, f"{words}\n{answer}".strip(), len(found), "no block has its words")
        for question, (words, answer) in data.asked.items()
        if question not in seen
    ]


def _title(root: etree._Element) -> str:
    named = root.find(".//title")
    text = one_line("".join(map(str, named.itertext()))) if named is not None else ""
    return "" if plain(text) in _NO_TITLES else _SITE_NAME.sub("", text[:400])
