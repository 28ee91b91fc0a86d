"""Draw the menu once for all pages of a section, instead of once for every page.

A page's menu holds its own section; every other section is one link. Drawn anew on each page, with
all pages in it, the menu alone would make a build grow with the square of its pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import pass_context

if TYPE_CHECKING:
    import jinja2
    from jinja2.runtime import Context
    from mkdocs.structure.nav import Navigation, Section

TEMPLATE = "partials/menu.html"
HERE = ' aria-current="page"'


def on_env(env: jinja2.Environment, **_: Any) -> None:
    """Give templates `menu()`; it forgets the menus of an earlier build of a live preview."""
    template = env.get_template(TEMPLATE)
    drawn: dict[tuple[Section | None, str], str] = {}

    def of_section(nav: Navigation, section: Section | None, base: str) -> str:
        if (section, base) not in drawn:
            opened = [section, *section.ancestors] if section else []
            drawn[section, base] = template.render(items=nav.items, opened=opened, base=base)
        return drawn[section, base]

    @pass_context
    def menu(context: Context) -> tuple[str, str]:
        """Return a page's menu in two parts, so that its headings can follow the link to itself.

        404.html is no page: its menu has one part.
        """
        page, base = context["page"], context["base_url"].rstrip("/")
        drawn_once = of_section(context["nav"], page.parent if page else None, base)
        if not page:
            return drawn_once, ""
        # the address in quotes, as the template writes it
        before, link, rest = drawn_once.partition(f'"{base}/{page.url.removeprefix("./")}"')
        if link:
            words, end, rest = rest.partition("</a>")
            before += f"{link}{HERE}{words}{end}"
        return before, rest

    env.globals["menu"] = menu
