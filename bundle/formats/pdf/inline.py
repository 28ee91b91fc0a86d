"""Words within a block of a page, as runs."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import html

from bundle.formats.pdf.model import Meaning, Run, Runs
from common.problems import Problem, ProblemsError

BREAK = "\u2028"  # a line break that is meant, while white space is still being tidied
WHITE = re.compile(r"[ \t\r\n]+")
WHOLE_ADDRESS = re.compile(r"(?:https?|tel|mailto):")  # https://example.org/

CITE = ("sup", "cite")
"""The number of a source."""
KNOWN = {
    CITE,
    *(("strong", ""), ("b", ""), ("em", ""), ("i", ""), ("cite", ""), ("br", ""), ("abbr", "")),
    *(("a", ""), ("a", "crosslink"), ("a", "pn-address")),
    *(("dfn", "pn-term"), ("span", "pn-meaning")),
}
"""What may stand within a sentence: the element and its class."""


@dataclass(frozen=True)
class Words:
    """The text of one element."""

    runs: Runs
    meanings: tuple[Meaning, ...] = ()


def unknown(file: str, element: html.HtmlElement, where: str) -> ProblemsError:
    """Return the fault of an element that a leaflet cannot show."""
    name = f'<{element.tag} class="{element.get("class")}">'.replace(' class="None"', "")
    message = (
        f"line {element.sourceline}: {name} in {where} cannot go on a leaflet; "
        "write the page without it, or teach bundle/formats/pdf/ to print it"
    )
    return ProblemsError([Problem(file, 0, message)])


def read_words(element: html.HtmlElement, file: str, where: str) -> Words:
    """Return the words of an element that holds nothing but words."""
    meanings: list[Meaning] = []
    runs = _tidied(_runs(element, Run(""), file, where, meanings))
    return Words(runs, tuple(meanings))


def hidden_words(heading: html.HtmlElement, file: str) -> str:
    """Take the words for screen readers out of a card's heading and return them."""
    hidden = heading.find("span[@class='care__hidden']")
    if hidden is None:
        message = (
            f"line {heading.sourceline}: expected hidden words in a card's heading, found none"
        )
        raise ProblemsError([Problem(file, 0, message)])
    words = " ".join(str(hidden.text_content()).split())
    hidden.drop_tree()
    return words


def _runs(
    element: html.HtmlElement, look: Run, file: str, where: str, meanings: list[Meaning]
) -> Iterator[Run]:
    yield replace(look, text=element.text or "")
    for child in element:
        if isinstance(child.tag, str):  # else a comment
            tag, name = child.tag, child.get("class") or ""
            hidden = tag == "svg" and child.get("aria-hidden") == "true"  # words say the same
            if (tag, name) not in KNOWN and not hidden:
                raise unknown(file, child, where)
            if hidden or (tag, name) == CITE:
                pass  # the sources stand on the page
            elif tag == "br":
                yield replace(look, text=BREAK)
            elif name == "pn-meaning":
                term = child.getprevious()
                if term is None or term.tag != "dfn":
                    raise unknown(file, child, where)
                said = " ".join(str(child.text_content()).split())
                meanings.append(Meaning(" ".join(str(term.text_content()).split()), said))
            else:
                yield from _runs(child, _look(child, look, file), file, where, meanings)
        yield replace(look, text=child.tail or "")


def _look(element: html.HtmlElement, look: Run, file: str) -> Run:
    """Return how the words of an element look, within words that look like `look`."""
    if element.tag in {"strong", "b"}:
        return replace(look, strong=True)
    if element.tag in {"em", "i", "cite"}:
        return replace(look, emphasis=True)
    if element.tag == "a":
        return replace(look, to=target(element.get("href") or "", file))
    return look


def target(href: str, file: str) -> str:
    """Return where a link of a page leads, as `Run.to` says it."""
    if WHOLE_ADDRESS.match(href) or href.startswith("#") or not href:
        return href
    path, mark, anchor = href.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) + mark + anchor


def _tidied(runs: Iterator[Run]) -> Runs:
    """Join runs that look the same, and leave single blanks, none at either end."""
    joined: list[Run] = []
    for run in runs:
        text = WHITE.sub(" ", run.text)
        before = joined[-1].text[-1:] if joined else BREAK
        if before in {" ", BREAK}:
            text = text.removeprefix(" ")
        if text == BREAK and before == " ":
            joined[-1] = replace(joined[-1], text=joined[-1].text[:-1])
        if not text:
            continue
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + text)
        else:
            joined.append(replace(run, text=text))
    if joined:
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(replace(run, text=_on_paper(run.text)) for run in joined if run.text)


def _on_paper(text: str) -> str:
    """Return words of a page as they are true on paper."""
    return text.replace(BREAK, "\n").replace("this page", "this leaflet")
