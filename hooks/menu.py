"""Draw the menu once for all pages of a section, instead of once for every page.

A page's menu holds its own section; every other section is one link. Drawn anew on each page, with
all pages in it, the menu alone would make a build grow with the square of its pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pages.output.templates import COMPILED

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation, Section
    from mkdocs.structure.pages import Page

TEMPLATE = "partials/menu.html"
HERE = ' aria-current="page"'


@dataclass(frozen=True)
class Menus:
    """The menus of one build."""

    template: jinja2.Template
    drawn: dict[tuple[Section | None, str], str] = field(default_factory=dict)
    """By the section whose pages are in it, and by the way from there to the root of the site."""

    def of(self, nav: Navigation, section: Section | None, base: str) -> str:
        """Return the menu for the pages of a section; `base` is such as `../..`."""
        if (section, base) not in self.drawn:
            opened = [section, *section.ancestors] if section else []
            told = self.template.render(items=nav.items, opened=opened, base=base)
            self.drawn[section, base] = told
        return self.drawn[section, base]


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, **_: Any) -> None:
    """Forget the menus of an earlier build: a live preview builds many."""
    env.auto_reload = False  # templates are loaded anew for each build, and stay as they are in it
    env.bytecode_cache = COMPILED
    config.extra["menus"] = Menus(env.get_template(TEMPLATE))


def on_template_context(
    context: dict[str, Any], *, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Hand 404.html its menu."""
    base = context["base_url"].rstrip("/")
    context["menu"] = (config.extra["menus"].of(context["nav"], None, base), "")
    return context


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Hand a page its menu in two parts, so that its headings can follow the link to itself."""
    base = context["base_url"]
    menu = config.extra["menus"].of(nav, page.parent, base)
    # the address in quotes, as the template writes it
    before, link, rest = menu.partition(f'"{base}/{page.url.removeprefix("./")}"')
    if link:
        words, end, rest = rest.partition("</a>")
        before += f"{link}{HERE}{words}{end}"
    context["menu"] = (before, rest)
    return context
