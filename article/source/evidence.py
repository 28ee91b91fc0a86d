"""Which boxes of a page are no part of its article, weighed on evidence of several kinds.

A class, an id or a tag may name anything: page builders call every box a widget, and a heading
about shared shoes has the id "can-i-share-shoes". So each kind of evidence counts one, whatever it
says, and a box is left out at two or more: what names it, its tag, its links, its opening words,
its fields, its place. Headings with text of their own and long running text speak for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from article.model import headings, markers
from article.model.article import PageData, Shape
from article.model.lines import no_text
from article.model.spans import one_line
from article.source.flow import Found, Walked
from article.source.names import AUTHOR, class_names, tag_names
from article.source.tree import BLOCKS, HEADINGS, Node, Tree

ENOUGH = 2
"""So many kinds of evidence, after those for the article are taken off, and a box is left out."""
MOST = 0.5
"""A box with more than this share of the page's words is no small part, whatever it is called."""
LONG = 200
"""Characters of text without links that speak for a box."""
SHORT = 80
"""Characters of a box that may be a label and no text."""
_NEVER = frozenset(("html", "body", "main", "tr", "tbody", "thead", "tfoot", "td", "th"))


@dataclass(frozen=True)
class Verdict:
    """What a box is, on which evidence."""

    reason: str
    """Why it is left out, or nothing where it stays."""
    why: str
    doubt: str = ""
    author: bool = False


@dataclass
class Heads:
    """Headings that have text of their own below them, in the order of the page."""

    at: list[int] = field(default_factory=list)
    """Their places among the blocks of the page."""
    levels: list[int] = field(default_factory=list)
    marked: list[bool] = field(default_factory=list)
    """Whether it is numbered, labelled, a question, or named by the page's data."""

    def within(self, box: range) -> range:
        """Return which of them are among some blocks."""
        return range(bisect_left(self.at, box.start), bisect_left(self.at, box.stop))


def own_heads(found: Sequence[Found], data: PageData) -> Heads:
    """Find the headings that open parts of the text, not of what a site adds to it."""
    heads = Heads()
    for at, one in enumerate(found):
        block = one.block
        text = one_line(block.text)
        if not block.opens or one.linked or one.hidden or one.pressed or headings.no_part(text):
            continue
        if headings.about_author(text) or no_text(text) or not _has_text(found, at):
            continue
        heads.at.append(at)
        heads.levels.append(block.level)
        heads.marked.append(is_marked(text, data, term=block.shape is Shape.TERM))
    return heads


def is_marked(text: str, data: PageData, *, term: bool = False) -> bool:
    """Tell whether a heading is numbered, labelled, a question, or named by the page's data."""
    known = markers.plain(text)
    named = known in data.asked or known in data.causes
    signed = markers.label(text) or markers.numbered(text) or markers.ASKS.match(text)
    return bool(named or term or text.endswith("?") or signed)


def _has_text(found: Sequence[Found], at: int) -> bool:
    for one in found[at + 1 : at + 5]:
        if one.hidden or one.pressed:
            continue
        if one.block.opens:  # a heading with others below it
            return one.block.level > found[at].block.level
        if not one.linked and len(one.block.text) >= 3 and not no_text(one_line(one.block.text)):
            return True
    return False


@dataclass
class _Judge:
    tree: Tree
    walked: Walked
    heads: Heads
    titles: frozenset[str]
    """All headings of the page, for comparing."""
    common: frozenset[str] = frozenset()
    """What this page calls its own text, so that it says nothing."""

    def judge(self, position: int) -> Verdict | None:
        """Weigh one box; nothing where no evidence speaks against it."""
        node = self.tree.nodes[position]
        box = self.walked.boxes.get(position, range(0))
        if not is_box(node) or not box or node.chars > MOST * self.tree.nodes[0].chars:
            return None
        named, name = class_names(node.element)
        if named in self.common:
            named = ""
        tagged = tag_names(node.element)
        against = self._against(position, box, named, name, tagged)
        if not against:
            return None
        kept = self._kept(box, node.chars - node.linked, against)
        score = len(against) - sum(kept.values())
        reason = named or tagged or against.get("words", "") or "a list of links"
        why = "; ".join([*_told(against), *(f"but it has {told}" for told in kept)])
        if score < ENOUGH:
            unsure = (named or tagged) and score == ENOUGH - 1 and not kept
            doubt = f"kept, although {why}" if unsure and node.chars >= SHORT // 2 else ""
            return Verdict("", why, doubt) if doubt else None
        doubt = f"left out, although it has {', '.join(kept)}" if kept else ""
        return Verdict(reason, why, doubt, author=AUTHOR in (named, reason))

    def _against(
        self, position: int, box: range, named: str, name: str, tagged: str
    ) -> dict[str, str]:
        node = self.tree.nodes[position]
        inside = self.walked.found[box.start : min(box.stop, box.start + 40)]
        told: dict[str, str] = {}
        if named:
            told["name"] = f"its box is named {name!r}"
        if tagged:
            told["tag"] = f"its tag or role is that of {tagged}"
        if node.links >= 2 and node.linked >= 0.5 * node.chars:
            told["links"] = f"{round(100 * node.linked / node.chars)} % of its words are links"
        first = one_line(inside[0].block.text)
        wording = headings.no_part(first) if inside[0].block.opens else no_text(first)
        wording = wording or no_text(first)
        if headings.about_author(first) or (named == AUTHOR and _is_biography(inside)):
            wording = AUTHOR
        if wording and not (wording == AUTHOR and named not in ("", AUTHOR)):
            told["words"] = wording
        if node.controls:
            told["fields"] = "it has fields to type into"
        if not told:
            return told
        texts = [one_line(one.block.text) for one in inside]
        if (named or tagged or wording) and node.chars <= SHORT and not any(map(_ends, texts)):
            told["short"] = "it holds no sentence"
        again = sum(markers.plain(text) in self.titles for text in texts)
        bare = not any(one.block.opens for one in inside[1:])
        if len(texts) >= 3 and again >= 0.7 * len(texts) and bare:
            told["again"] = "its lines are the page's headings"
        if named == AUTHOR and self._outside(box):
            told["place"] = "it stands before or after all parts of the text"
        if list(told) == ["links"] and node.linked >= 0.8 * node.chars and node.links >= 4:
            told["many"] = "it is a list of links"
        return told

    def _kept(self, box: range, text: int, against: Mapping[str, str]) -> dict[str, int]:
        """Return what speaks for a box, and how much."""
        told: dict[str, int] = {}
        if self.heads.within(box):
            told["headings with text of their own"] = 2
        elif self._all_text(box):
            told["all the text below a heading"] = 1
        if text >= LONG and not {"words", "again"} & set(against):
            told["long running text"] = 1
        return told

    def _all_text(self, box: range) -> bool:
        """Tell whether a heading before the box would have no text without it."""
        found = self.walked.found
        own = bool(self.heads.within(range(box.start - 1, box.start)))
        return own and (box.stop >= len(found) or found[box.stop].block.opens)

    def _outside(self, box: range) -> bool:
        heads = self.heads.at
        return not heads or box.stop <= heads[0] or box.start > heads[-1]


def _told(against: Mapping[str, str]) -> Iterator[str]:
    for key, value in against.items():
        yield f"it opens as {value} does" if key == "words" else value


def _ends(text: str) -> bool:
    return text.rstrip("”\"’')").endswith((".", "!", "?", ":"))


def _is_biography(inside: Sequence[Found]) -> bool:
    return any(headings.BIOGRAPHY.match(one.block.text) for one in inside[:3])


def judge(tree: Tree, walked: Walked, data: PageData) -> tuple[dict[int, Verdict], Heads]:
    """Return the verdict on each box that some evidence speaks against, outermost boxes first."""
    heads = own_heads(walked.found, data)
    titles = frozenset(markers.plain(o.block.text) for o in walked.found if o.block.opens)
    judging = _Judge(tree, walked, heads, titles)
    judging.common = _common_names(judging)
    verdicts: dict[int, Verdict] = {}
    position = 0
    while position < len(tree.nodes):
        verdict = judging.judge(position)
        if verdict:
            verdicts[position] = verdict
        # what is in a box that is left out needs no verdict of its own
        out = verdict and (verdict.reason or verdict.author)
        position = tree.nodes[position].end if out else position + 1
    return verdicts, heads


def is_box(node: Node) -> bool:
    """Tell whether an element can be a part of a page."""
    return node.tag in BLOCKS and node.tag not in _NEVER | HEADINGS


def _common_names(judging: _Judge) -> frozenset[str]:
    words: dict[str, int] = {}
    heads: dict[str, int] = {}
    until: dict[str, int] = {}
    for position, node in enumerate(judging.tree.nodes):
        named = class_names(node.element)[0] if is_box(node) else ""
        if named and position >= until.get(named, 0):
            until[named] = node.end
            words[named] = words.get(named, 0) + node.chars - node.linked
            box = judging.walked.boxes.get(position, range(0))
            heads[named] = heads.get(named, 0) + len(judging.heads.within(box))
    share = MOST * judging.tree.nodes[0].chars
    return frozenset(n for n in words if words[n] > share or (heads[n] >= 2 and words[n] >= LONG))
