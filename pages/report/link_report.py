"""The report on the links between pages, for the people who write them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from markdown import Markdown

from common.topic import Topic
from common.yaml_reader import LOADER
from pages.links import backlinks
from pages.links.backlinks import Web
from pages.links.crosslinks import CrossLinks
from pages.links.glossary_notes import GlossaryNotes
from pages.markdown.blocks import CareCards
from pages.markdown.citations import Citations
from pages.model import catalogue, frontmatter

CONFIG = Path(__file__).parents[2] / "mkdocs.yml"


@dataclass(frozen=True)
class Report:
    """All links and notes, and what has none."""

    links: CrossLinks
    notes: GlossaryNotes
    web: Web
    alone: tuple[str, ...]
    """The pages to which nothing leads but a menu."""


def extensions() -> list[str]:
    """Return the extensions of mkdocs.yml: they decide what is a heading, a table or a term."""
    # only looked at, not made into values: it has tags that MkDocs alone knows
    config = yaml.compose(CONFIG.read_text("utf-8"), Loader=LOADER)
    assert isinstance(config, yaml.MappingNode)
    (named,) = (value for key, value in config.value if key.value == "markdown_extensions")
    return [
        one.value[0][0].value if isinstance(one, yaml.MappingNode) else one.value
        for one in named.value
    ]


def make(topic: Topic) -> Report:
    """Convert every page as the build does, for the sake of its links alone."""
    docs, found = topic.docs, catalogue.read(topic.docs, topic)
    links, notes = CrossLinks(found), GlossaryNotes(found)
    converter = Markdown(extensions=[*extensions(), CareCards({}), Citations(), links, notes])
    for path in found.pages:
        links.page = notes.page = path
        source, _ = frontmatter.parse(path, (docs / path).read_text("utf-8"))
        converter.reset().convert(topic.signs.written_out(source.body) if source else "")
    web = backlinks.weave(found.pages, links.all_links, (), found.places)
    return Report(links, notes, web, tuple(web.alone(topic.told.doors)))


def as_text(report: Report) -> str:
    """Return the report as it is printed."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    links, notes, web = report.links, report.notes, report.web
    for path in web.pages:
        made = [f"{one.words} -> {one.target}" for one in links.links.get(path, ())]
        told = [one.words for one in notes.notes.get(path, ())]
        yield f"{path}: mentioned in {len(web.mentions.get(path, ()))}"
        yield from (f"  {line}" for line in made)
        if told:
            yield f"  explained: {', '.join(told)}"
    yield ""
    yield from _list("No page leads to", report.alone)
    yield from _list("No text mentions", web.unmentioned())
    yield from _list("No page needs the glossary's", [one.term for one in notes.unmentioned])
    made_of_all = sum(map(len, links.links.values()))
    yield f"{made_of_all} links and {sum(map(len, notes.notes.values()))} glossary notes."


def _list(title: str, names: Collection[str]) -> Iterator[str]:
    if names:
        yield f"{title}: {', '.join(names)}."
