"""Make the quiz page from the rules, and hold the rules against the pages they point to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from common.problems import ProblemsError, did_you_mean
from pages.output import body_map as legmap
from quiz.page.browser import script, style
from quiz.page.render import page_html, pages_needed
from quiz.page.result import Surroundings
from quiz.proof.cached import proven
from quiz.rules.load import load

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

RULES = Path("quiz/flows/leg_numbness")
TEMPLATE = "quiz.html"


def on_config(config: MkDocsConfig) -> None:
    """Load, compile and prove the rules; stop the build where a proof fails."""
    try:
        flow = load(Path(config.config_file_path).parent / RULES)
    except ProblemsError as error:
        raise PluginError(str(error)) from None
    graph, findings = proven(flow)
    problems = [str(finding) for finding in findings]
    catalogue = config.extra["catalogue"]
    for path in pages_needed(flow):
        if path not in catalogue.pages:
            hint = did_you_mean(path, catalogue.pages)
            problems.append(f"{RULES}: no page {path!r}.{hint}")
    for rule in (*flow.rules, flow.fallback):
        for key in rule.sources:
            if key not in catalogue.sources:
                hint = did_you_mean(key, catalogue.sources)
                problems.append(f"{RULES}: rule {rule.id!r} names no source {key!r}.{hint}")
    idle = config.extra.get("quiz_idle_minutes", 0)
    if not isinstance(idle, int | float) or idle < 0:
        problems.append(
            f"mkdocs.yml: extra: quiz_idle_minutes: expected minutes such as 3, found {idle!r}"
        )
    if problems:
        raise PluginError("The quiz is not safe to publish:\n  " + "\n  ".join(problems))
    config.extra["quiz"] = (flow, graph)


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Add the script and the style sheet, which live beside the code that they belong to."""
    for name, text in (("quiz.js", script()), ("quiz.css", style())):
        files.append(File.generated(config, f"assets/{name}", content=text))


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any] | None:
    """Hand the quiz page its quiz."""
    if page.meta.get("template") != TEMPLATE:
        return None
    flow, graph = config.extra["quiz"]
    catalogue, clinic = config.extra["catalogue"], config.extra["clinic"]
    region = config.extra["region"]
    around = Surroundings(
        titles={path: entry.head.title for path, entry in catalogue.pages.items()},
        links={
            path: get_relative_url(url, page.url) for path, url in config.extra["page_urls"].items()
        },
        sources={key: source.publisher for key, source in catalogue.sources.items()},
        notes=region.notes,
        calls=region.calls,
        besides_calls=region.besides_the_calls,
        disclaimer=f"{context['notice'].purpose} {context['notice'].review}",
        clinic=f"{clinic.name}, telephone {clinic.telephone}" if clinic else "",
    )
    context["quiz_html"] = page_html(
        flow,
        graph,
        around,
        map_html=legmap.choices(ident="quiz-map"),
        idle_minutes=config.extra.get("quiz_idle_minutes", 0),
    )
    return context
