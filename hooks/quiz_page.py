"""Make the quiz page from the rules, and beside it the one for browsers without script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.utils import get_build_datetime, get_relative_url

from hooks import beside, build
from pages.markdown import drawings
from pages.model.schema import Template
from pages.output import notice
from quiz.page.browser import plain_style, script, style
from quiz.page.render import page_html, plain_address, plain_html
from quiz.page.result import Surroundings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

PLAIN_TEMPLATE = "quiz-plain.html"


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Add the script and the style sheets, which live beside the code that they belong to."""
    if build.of(config).quiz is None:
        return
    made = {"quiz.js": script(), "quiz.css": style(), "quiz-plain.css": plain_style()}
    for name, text in made.items():
        files.append(File.generated(config, f"assets/{name}", content=text))


@event_priority(-100)  # last: around the plain page stands what all hooks put around the quiz
def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any] | None:
    """Hand the quiz page its quiz, and write the plain page."""
    made = build.of(config)
    if page.meta.get("template") != Template.QUIZ or not made.quiz:
        return None
    plain_url = plain_address(page.url)
    catalogue, clinic = made.catalogue, made.clinic
    today, draft = get_build_datetime().date(), made.topic.told.draft
    told = notice.for_page(catalogue.pages[page.file.src_uri], today, draft=draft)
    links = {path: get_relative_url(url, page.url) for path, url in made.urls.items()}
    drawn = {line.drawing for asked in made.quiz.flow.questions for line in asked.lines} - {""}
    around = Surroundings(
        titles=catalogue.titles,
        links=links,
        sources=catalogue.publishers,
        endings=made.endings,
        disclaimer=f"{told.purpose} {told.review}",
        plain=get_relative_url(plain_url, page.url),
        clinic=f"{clinic.name}, telephone {clinic.telephone}" if clinic else "",
        drawings={path: drawings.inline(made.topic.docs, path) for path in drawn},
        rules=links.get(catalogue.completed(Template.QUIZ_RULES), ""),
    )
    flow, graph, ticks = made.quiz.flow, made.quiz.graph, made.quiz.ticks
    drawing = made.body_map.choices(ident="quiz-map") if made.body_map else ""
    context["quiz_html"] = page_html(flow, graph, around, ticks=ticks, map_html=drawing)
    plain = {**context, "quiz_html": plain_html(flow, graph, around, ticks=ticks)}
    beside.write(config, PLAIN_TEMPLATE, plain_url, plain, "the quiz for browsers without script")
    return context
