"""This project with generated pages beside its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks.content import Leaflet, Section
from pages.model import places
from pages.model.frontmatter import compose

ROOT = Path(__file__).parents[1]
PARTS = (
    *(
        "mkdocs.yml",
        "topic.yml",
        "signs.yml",
        "docs",
        "hooks",
        "pages",
        "publish",
        "quiz",
        "regions",
    ),
    "theme",
)
OWN = len(list((ROOT / "docs").rglob("*.md")))
"""Pages of the project itself, which its quiz and its templates need: they are built as well."""
CONFIG = "mkdocs.yml"
KINDS = ("cause", "question", "guide")
PAGES_A_SOURCE = 5
"""How many pages are written from one source."""
DUE = date(2099, 5, 31)
PLACES = places.read(ROOT / "docs")


def make(leaflets: Sequence[Leaflet], folder: Path) -> None:
    """Copy the project into `folder` and add the pages to it."""
    for part in PARTS:
        if (ROOT / part).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / part, folder / part, ignore=ignored)
        else:
            shutil.copy(ROOT / part, folder / part)
    _add_sources(len(leaflets), folder / "docs/bibliography.json")
    for leaflet in leaflets:
        file = folder / f"docs/{leaflet.path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(compose(_head(leaflet, leaflets), _body(leaflet, leaflets)), "utf-8")
    file = folder / "topic.yml"
    told = yaml.safe_load(file.read_text("utf-8"))
    told["menu"] += _menu(leaflets)
    causes = [f"{one.path}.md" for one in leaflets if _is_cause(one)]
    told["groups"].append({**told["groups"][0], "name": "Generated causes", "pages": causes})
    file.write_text(yaml.safe_dump(told, sort_keys=False), "utf-8")
    file = folder / "signs.yml"
    said = yaml.safe_load(file.read_text("utf-8"))
    said["own_words"] |= {f"{one.path}.md": _points(one) for one in leaflets if _is_cause(one)}
    file.write_text(yaml.safe_dump(said, sort_keys=False), "utf-8")


def _menu(leaflets: Sequence[Leaflet]) -> list[Any]:
    tree: dict[str, dict[str, list[str]]] = {}
    for leaflet in leaflets:
        specialty, group = leaflet.folder.split("/")
        tree.setdefault(specialty, {}).setdefault(group, []).append(f"{leaflet.path}.md")
    return [
        {specialty: [{group: paths} for group, paths in groups.items()]}
        for specialty, groups in tree.items()
    ]


def _head(leaflet: Leaflet, leaflets: Sequence[Leaflet]) -> dict[str, Any]:
    kind = _kind(leaflet)
    areas = list(PLACES.places) if PLACES else []
    chosen = [leaflets[(leaflet.number + step) % len(leaflets)] for step in (1, 7)]
    return {
        "title": leaflet.title,
        "kind": kind,
        "summary": leaflet.summary,
        **({"medical_name": leaflet.sections[0].heading.lower()} if kind == "cause" else {}),
        **({"felt": [areas[leaflet.number % len(areas)]]} if kind == "cause" else {}),
        "article": "none",
        "aliases": [_alias(leaflet)],
        "related": [f"{one.path}.md" for one in chosen],
        "review": "none",
        "review_due": DUE,
    }


def _points(leaflet: Leaflet) -> list[str]:
    return [f"{point[0].lower()}{point[1:-1]}" for point in leaflet.points]


def _is_cause(leaflet: Leaflet) -> bool:
    return _kind(leaflet) == "cause"


def _kind(leaflet: Leaflet) -> str:
    return KINDS[leaflet.number % len(KINDS)]


def _body(leaflet: Leaflet, leaflets: Sequence[Leaflet]) -> str:
    """Write the page with a source for each paragraph, and its list as a care card."""
    key = _key(leaflet.number)
    parts: list[str] = []
    for section in leaflet.sections:
        first, *others = section.paragraphs
        # a cause has its picture below this one
        felt = _is_cause(leaflet) and section is leaflet.sections[0]
        parts.append("## Where you feel it" if felt else f"## {section.heading}")
        parts.append(f"{first}[@{key}] {' '.join(_links(section, leaflets))}")
        parts += [f"{paragraph}[@{key}]" for paragraph in others]
        parts += [f"It can go with {_alias(leaflets[number])}." for number in section.links[:1]]
    level = "emergency" if _kind(leaflet) == "cause" else "appointment"
    parts.append(f"/// care | {level}")
    parts.append("\n".join(f"- {point}" for point in _points(leaflet)))
    parts.append("///")
    if leaflet.table:
        rows = ("| " + " | ".join(row) + " |" for row in leaflet.table)
        parts.append("\n".join(["| One | Two | Three |", "| --- | --- | --- |", *rows]))
    return "\n\n".join(parts)


def _alias(leaflet: Leaflet) -> str:
    """Return the words by which other pages mention this one, for the linker to find."""
    return leaflet.sections[1].heading.lower()


def _links(section: Section, leaflets: Sequence[Leaflet]) -> Iterator[str]:
    for number in section.links:
        other = leaflets[number]
        yield f"See [{other.title}](../../{other.path}.md)."


def _add_sources(count: int, file: Path) -> None:
    sources = json.loads(file.read_text("utf-8"))
    for number in range(0, count, PAGES_A_SOURCE):
        sources.append(
            {
                "id": _key(number),
                "type": "webpage",
                "title": f"What was found, part {number}",
                "publisher": f"Journal {number % 7}",
                "URL": f"https://example.org/{number}",
                "accessed": {"date-parts": [[2026, 11]]},
            }
        )
    file.write_text(json.dumps(sources, indent=1), "utf-8")


def _key(number: int) -> str:
    return f"generated-{number // PAGES_A_SOURCE}"
