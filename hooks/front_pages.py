"""Give the first page and the list of causes what they show besides their text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority

from common.topic import GET_HELP
from hooks import build
from pages.markdown import drawings
from pages.model.schema import Kind, Template
from pages.output import front

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


@event_priority(50)  # after the reading order is known
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, **_: Any) -> None:
    """Hand templates the doors, the causes, the questions, and how a drawing is shown."""
    made = build.of(config)
    told, catalogue, order = made.topic.told, made.catalogue, made.reading_order
    env.globals["doors"] = front.doors(told, catalogue)
    env.globals["cause_groups"] = front.cause_groups(told, catalogue, order)
    env.globals["questions"] = front.in_order(catalogue, Kind.QUESTION, order)
    env.globals["list_of_causes"] = catalogue.completed(Template.CAUSES)
    env.globals["drawing"] = lambda path: drawings.inline(made.topic.docs, path or "")


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Hand the page of all signs the way to each urgency."""
    if page.file.src_uri == GET_HELP:
        context["levels"] = front.levels(page.content or "")
    return context
