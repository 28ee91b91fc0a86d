"""What a page says about itself to programs: JSON-LD and microdata of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from article.model.article import PageData
from article.model.markers import plain
from article.model.spans import one_line

MAX_LENGTH = 500_000
"""Characters of data that are looked at in one page."""
MAX_NODES = 20_000
_CAUSES = ("cause",)
_OTHER_KEYS = (
    "riskFactor signOrSymptom possibleTreatment primaryPrevention secondaryPrevention "
    "possibleComplication typicalTest differentialDiagnosis drug stage subtype"
)
_OTHERS = frozenset(_OTHER_KEYS.split())
_STEPS = frozenset(("HowToStep", "HowToSection", "HowToTip", "HowToDirection"))


def read(root: etree._Element) -> PageData:
    """Return the questions, steps and causes that a page's data names."""
    asked: dict[str, tuple[str, str]] = {}
    steps: set[str] = set()
    causes: set[str] = set()
    others: set[str] = set()
    for thing in (*_json_things(root), *_microdata(root)):
        kinds = _kinds(thing)
        if "Question" in kinds:
            words = one_line(_words(thing.get("name") or thing.get("text")))
            answer = thing.get("acceptedAnswer") or thing.get("suggestedAnswer")
            if plain(words):
                asked.setdefault(plain(words), (words, one_line(_words(answer))))
        elif _STEPS & kinds:
            steps |= _names(thing)
        for key in _CAUSES:
            causes |= _names(thing.get(key))
        for key in _OTHERS:
            others |= _names(thing.get(key))
    return PageData(asked, frozenset(steps), frozenset(causes - others), frozenset(others))


def answers(data: PageData) -> frozenset[str]:
    """Return all questions and answers for comparing."""
    return frozenset((*data.asked, *(plain(answer) for _, answer in data.asked.values()))) - {""}


def _json_things(root: etree._Element) -> Iterator[dict[str, Any]]:
    """Yield each object in the page's JSON-LD, however deep, the first ones first."""
    left, count = MAX_LENGTH, 0
    for script in root.iter("script"):
        kind = (script.get("type") or "").lower()
        text = script.text or ""
        left -= len(text)
        if "ld+json" not in kind or left < 0:
            continue
        try:
            waiting = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting and count < MAX_NODES:
            count += 1
            value = waiting.pop()
            if isinstance(value, dict):
                yield value
                waiting += reversed(list(value.values()))
            elif isinstance(value, list):
                waiting += reversed(value)


def _microdata(root: etree._Element) -> Iterator[dict[str, Any]]:
    """Yield each question that the page marks as one within its text."""
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        kind = element.get("itemtype") if isinstance(element.tag, str) else None
        if not kind or not kind[:200].rstrip("/").endswith("/Question"):
            continue
        walker.skip_subtree()
        thing: dict[str, Any] = {"@type": "Question"}
        for inner in element.iter():
            name = inner.get("itemprop") if isinstance(inner.tag, str) else None
            if name in ("name", "acceptedAnswer") and name not in thing:
                thing[name] = " ".join(map(str, inner.itertext()))
        yield thing


def _kinds(thing: dict[str, Any]) -> set[str]:
    kind = thing.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return {str(one).rsplit("/", 1)[-1] for one in kinds}


def _words(value: Any) -> str:
    """Return the words of a text, or of the text of a thing; tags in it apart."""
    for _ in range(5):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("text") or value.get("name") or value.get("@value") or ""
        else:
            break
    text = value if isinstance(value, str) else ""
    if "<" in text or "&" in text:
        try:
            text = " ".join(map(str, html.fromstring(f"<div>{text}</div>").itertext()))
        except (etree.LxmlError, ValueError):
            return ""
    return text


def _names(value: Any) -> set[str]:
    values = value if isinstance(value, list) else [value]
    return {plain(_words(one)) for one in values[:200] if one} - {""}
