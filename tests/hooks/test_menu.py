"""The menu: what stands in it on each page, where it leads, and how often it is drawn."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import material
import pytest
from jinja2 import Template
from lxml import html
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).parent.parent.parent
MATERIAL = Path(material.__file__).parent / "templates"
TOES = ("big", "small")
MENU = "partials/menu.html"
MAIN = '{% include "partials/nav.html" %}'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A site of nothing but the menu."""
    shutil.copytree(ROOT / "theme/partials", tmp_path / "theme/partials")
    icons = Path(".icons/material")
    (tmp_path / "theme" / icons).mkdir(parents=True)
    shutil.copy(MATERIAL / icons / "weather-night.svg", tmp_path / "theme" / icons)
    (tmp_path / "theme/main.html").write_text(MAIN)
    (tmp_path / "theme/404.html").write_text(MAIN)
    for path in (
        *("index", "feet/toes/big", "feet/toes/small", "feet/heel"),
        *("legs/knees/left", "legs/calf", "hips/index", "hips/pain"),
    ):
        file = tmp_path / "docs" / f"{path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {file.stem.title()}\n\n## One\n\n## Two\n")
    return tmp_path


def nav(toes: Sequence[str]) -> list[Any]:
    return [
        {"Home": "index.md"},
        {"Feet": [{"Toes": [f"feet/toes/{toe}.md" for toe in toes]}, "feet/heel.md"]},
        {"Legs": [{"Knees": ["legs/knees/left.md"]}, "legs/calf.md"]},
        {"Hips": ["hips/pain.md", "hips/index.md"]},
        {"Another site": "https://example.org/"},
    ]


def built(project: Path, toes: Sequence[str] = TOES, **options: Any) -> None:
    (project / "mkdocs.yml").write_text("site_name: Menus\n")
    config = load_config(
        str(project / "mkdocs.yml"),
        site_url="https://example.org/health/",
        docs_dir=str(project / "docs"),
        site_dir=str(project / "site"),
        theme={
            "name": None,
            "custom_dir": str(project / "theme"),
            "static_templates": ["404.html"],
        },
        hooks=[str(ROOT / "hooks/menu.py")],
        plugins=[],
        nav=nav(toes),
        **options,
    )
    build(config)


def menu(project: Path, page: str) -> dict[str, str]:
    """Return the addresses in a page's menu by their words, headings left out."""
    tree = html.parse(str(project / "site" / page))
    links = tree.xpath("//nav//a[not(ancestor::ul[@class='pn-menu__headings'])]")
    return {link.text: link.get("href") for link in links}


FEET = ["Home", "Big", "Small", "Heel", "Legs", "Hips", "Another site"]
WORDS = {
    "index.html": ["Home", "Feet", "Legs", "Hips", "Another site"],
    "feet/toes/big/index.html": FEET,
    "feet/toes/small/index.html": FEET,
    "feet/heel/index.html": ["Home", "Toes", "Heel", "Legs", "Hips", "Another site"],
    "legs/calf/index.html": ["Home", "Feet", "Knees", "Calf", "Hips", "Another site"],
    "404.html": ["Home", "Feet", "Legs", "Hips", "Another site"],
}


@pytest.mark.parametrize("page", WORDS)
def test_it_holds_the_own_section_and_one_link_to_each_other(project: Path, page: str) -> None:
    built(project)
    assert list(menu(project, page)) == WORDS[page]


@pytest.mark.parametrize("offline", [False, True])
def test_every_link_leads_to_its_page(project: Path, offline: bool) -> None:
    built(project, use_directory_urls=not offline)
    site = project / "site"
    pages = sorted(site.rglob("*.html"))
    assert len(pages) == 9
    for page in pages:
        for words, address in menu(project, page.relative_to(site).as_posix()).items():
            if address == "https://example.org/":
                continue
            if page.name == "404.html":  # it stands in for pages in any folder
                assert address.startswith("/health/")
                there = site / address.removeprefix("/health/")
            else:
                there = page.parent / address
            there = there / "index.html" if there.is_dir() else there
            section = {"Feet": "Big", "Toes": "Big", "Legs": "Left", "Knees": "Left"}
            expected = section.get(words, "Index" if words in {"Home", "Hips"} else words)
            assert there.resolve().is_file(), f"{page}: {words} leads to {address}"
            title = html.parse(str(there)).xpath("//a[@aria-current]/text()")
            assert title == ["Home" if words == "Home" else expected]


def test_only_the_page_itself_is_marked_and_its_headings_follow(project: Path) -> None:
    """`page.toc` has the title first, as hooks/frame.py puts it there on the real site."""
    built(project)
    tree = html.parse(str(project / "site/feet/heel/index.html"))
    (current,) = tree.xpath("//*[@aria-current='page']")
    assert current.text == "Heel"
    assert current.get("href") == "../../feet/heel/"
    headings = current.getnext()
    assert [link.get("href") for link in headings.iter("a")] == ["#one", "#two"]


def test_it_is_drawn_once_for_all_pages_of_a_section(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    draw = Template.render

    def note(template: Template, *values: Any, **named: Any) -> str:
        drawn.append(template.name)
        return draw(template, *values, **named)

    monkeypatch.setattr(Template, "render", note)
    built(project)
    few = drawn.count(MENU)
    assert few
    drawn.clear()
    more = [f"toe-{number}" for number in range(20)]
    for toe in more:
        (project / f"docs/feet/toes/{toe}.md").write_text(f"# {toe.title()}\n")
    built(project, [*TOES, *more])
    assert drawn.count(MENU) == few
    assert len(menu(project, "feet/toes/toe-7/index.html")) == len(FEET) + len(more)


def test_a_page_outside_the_menu_is_marked_nowhere_in_it(project: Path) -> None:
    built(project, toes=["small"])
    assert list(menu(project, "feet/toes/big/index.html")) == WORDS["index.html"]
    assert "aria-current" not in (project / "site/feet/toes/big/index.html").read_text()


def test_a_second_build_shows_a_new_title(project: Path) -> None:
    built(project)
    (project / "docs/feet/heel.md").write_text("# Sole\n\n## One\n")
    built(project)
    assert "Sole" in menu(project, "feet/toes/big/index.html")
