"""Draw once what is the same on many pages: header, search and emergency signs.

They hold nothing of a page but the ways from it to pages and files at the top of the site. From all
pages of one depth these ways are the same, but a page at the top sees itself as `./`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import pass_context

if TYPE_CHECKING:
    import jinja2
    from jinja2.runtime import Context


def on_env(env: jinja2.Environment, **_: Any) -> None:
    """Give templates `once(name)`, which does what `include` does; it forgets what was before."""
    drawn: dict[tuple[str, str, str], str] = {}

    @pass_context
    def once(context: Context, name: str) -> str:
        page, base = context["page"], context["base_url"]
        url = page.url if page else ""
        key = (name, base, "" if "/" in url.strip("/") else url)
        if key not in drawn:
            drawn[key] = env.get_template(name).render(context.get_all())
        return drawn[key]

    env.globals["once"] = once
