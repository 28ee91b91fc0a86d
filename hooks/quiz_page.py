"""Make the quiz page from the rules, and beside it the one for browsers without script."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.utils import get_build_datetime, get_relative_url, write_file

from hooks import build
from pages.markdown import drawings
from pages.model.schema import Template
from pages.output import notice
from quiz.page.browser import script, style
from quiz.page.render import page_html, plain_address, plain_html
from quiz.page.result import Surroundings

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

PLAIN_TEMPLATE = "quiz-plain.html"


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Add the script and the style sheet, which live beside the code that they belong to."""
    if build.of(config).quiz is None:
        return
    for name, text in (("quiz.js", script()), ("quiz.css", style())):
        files.append(File.generated(config, f"assets/{name}", content=text))


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, **_: Any) -> None:
    """Keep the template of the plain page, which is none of MkDocs' pages."""
    build.put(config, plain_quiz=env.get_template(PLAIN_TEMPLATE))


@event_priority(-100)  # last: around the plain page stands what all hooks put around the quiz
def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any] | None:
    """Hand the quiz page its quiz, and write the plain page."""
    made = build.of(config)
    if page.meta.get("template") != Template.QUIZ or not made.quiz or not made.plain_quiz:
        return None
    plain_url = plain_address(page.url)
    for path, url in made.urls.items():
        if url == plain_url:
            raise PluginError(
                f"{path}: expected another name: at {url} stands the quiz for browsers without "
                "script. Right: a name such as quiz-in-words.md"
            )
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
    file = Path(config.site_dir, plain_url)
    write_file(
        made.plain_quiz.render(plain).encode(),
        str(file / "index.html" if config.use_directory_urls else file),
    )
    return context
