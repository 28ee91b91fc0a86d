"""Make the quiz page from the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File
from mkdocs.utils import get_build_datetime, get_relative_url

from hooks import build
from pages.markdown import drawings
from pages.output import notice
from quiz.page.browser import script, style
from quiz.page.render import page_html
from quiz.page.result import Surroundings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

TEMPLATE = "quiz.html"
RULES_TEMPLATE = "quiz-rules.html"


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Add the script and the style sheet, which live beside the code that they belong to."""
    if build.of(config).quiz is None:
        return
    for name, text in (("quiz.js", script()), ("quiz.css", style())):
        files.append(File.generated(config, f"assets/{name}", content=text))


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any] | None:
    """Hand the quiz page its quiz."""
    made = build.of(config)
    if page.meta.get("template") != TEMPLATE or made.quiz is None:
        return None
    catalogue, clinic = made.catalogue, made.clinic
    today, draft = get_build_datetime().date(), made.topic.told.draft
    told = notice.for_page(catalogue.pages[page.file.src_uri], today, draft=draft)
    links = {path: get_relative_url(url, page.url) for path, url in made.urls.items()}
    rules = (path for path, one in catalogue.pages.items() if one.head.template == RULES_TEMPLATE)
    drawn = {line.drawing for asked in made.quiz.flow.questions for line in asked.lines} - {""}
    around = Surroundings(
        titles=catalogue.titles,
        links=links,
        sources=catalogue.publishers,
        endings=made.endings,
        disclaimer=f"{told.purpose} {told.review}",
        clinic=f"{clinic.name}, telephone {clinic.telephone}" if clinic else "",
        drawings={path: drawings.inline(made.topic.docs, path) for path in drawn},
        rules=links.get(next(rules, ""), ""),
    )
    context["quiz_html"] = page_html(
        made.quiz.flow,
        made.quiz.graph,
        around,
        ticks=made.quiz.ticks,
        map_html=made.body_map.choices(ident="quiz-map") if made.body_map else "",
    )
    return context
