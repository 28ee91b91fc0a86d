"""The emergency signs in short, for the top of every leaflet.

They are the lines of the quiz that lead straight to "Emergency now". The site keeps them whole: its
build stops where the quiz would miss a sign. So paper has one list, and it is the site's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import html

from bundle.source.site import parse
from common.problems import Problem, ProblemsError

QUIZ = "quiz.html"
GROUPS = "//div[@class='quiz__steps']/div[.//ul[@class='quiz__ways']]"
RESULTS = "//div[contains(@class, 'quiz__group--result')]"
CARD = f"{RESULTS}/div[contains(@class, 'care--emergency')]"
UNSURE = "I am not sure"
FEWEST = 10
"""Fewer lines than this mean that the quiz is no longer read right."""


@dataclass(frozen=True)
class Signs:
    """What stands in the box on top."""

    level: str
    """The urgency in words."""
    lines: tuple[str, ...]
    note: str
    """Whom to call."""


def read_signs(site: Mapping[str, bytes]) -> Signs:
    """Return the emergency signs in short, or raise `ProblemsError` where the quiz has none."""
    root = parse(site.get(QUIZ, b""))
    lines: list[str] = []
    levels: list[html.HtmlElement] = []
    notes: list[html.HtmlElement] = []
    if root is not None:
        ends = {f"#{end}" for end in root.xpath(f"{CARD}/../section/@id")}
        levels, notes = (
            root.xpath(f"{CARD}/p[@class='care__level']"),
            root.xpath(f"{CARD}/p[@class='care__note']"),
        )
        for group in root.xpath(GROUPS):
            ways = group.findall(".//ul[@class='quiz__ways']//a")
            urgent = [_words(way) for way in ways if way.get("href") in ends]
            # the first questions ask for nothing else; later ones ask about more
            if len(urgent) < len(ways) - 1:
                break
            lines += [line for line in urgent if not line.startswith(UNSURE)]
    if len(lines) < FEWEST or not levels or not notes:
        message = (
            f"expected the questions about emergency signs, at least {FEWEST} lines that lead to "
            f"an emergency card with a note whom to call, found {len(lines)}"
        )
        raise ProblemsError([Problem(QUIZ, 0, message)])
    return Signs(_words(levels[0]).partition(" ")[2], tuple(lines), _words(notes[0]))


def _words(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())
