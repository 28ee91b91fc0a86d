"""Give every page its head, sources and disclaimer; stop a build in which a page lacks the last."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_build_datetime

from common.dates import in_words
from common.templates import COMPILED
from common.topic import SOURCES
from hooks import build
from pages.model import telephone
from pages.model.glossary import PAGE as GLOSSARY
from pages.output import a_to_z, evidence, notice, source_shelves, tell_us
from pages.output.tell_us import Place

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = get_plugin_logger("pages")
MARK = "mark.svg"


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Put the topic's own mark, if it has one, in the place of the theme's."""
    mark = build.of(config).topic.docs / MARK
    if mark.is_file() and (other := files.get_file_from_path(config.theme["favicon"])):
        files.remove(other)
        files.append(File.generated(config, config.theme["favicon"], abs_src_path=str(mark)))


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, **_: Any) -> None:
    """Give templates what does not depend on the page; 404.html gets no page context at all."""
    env.bytecode_cache = COMPILED
    env.filters["to_call"] = telephone.link
    env.globals["notice"] = notice.for_no_page(draft=_is_draft(config))
    today = get_build_datetime().date()
    env.globals["built"] = in_words(today)
    env.globals["built_on"] = today.isoformat()
    env.globals["tell_us"] = tell_us
    env.globals["catalogue"] = build.of(config).catalogue
    env.globals["topic"] = build.of(config).topic
    env.globals["page_urls"] = build.of(config).urls


def on_page_content(html: str, *, page: Page, **_: Any) -> None:
    """Put the title above the text's own headings, as `# Title` in the text would.

    The theme prints the title, so MkDocs does not see it; and Material's skip link leads to the
    first heading it knows, which would be past the emergency signs.
    """
    title = AnchorLink(page.title or "", "top", 1)
    title.children = page.toc.items
    page.toc = TableOfContents([title])


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Hand the template what it prints around a page's text."""
    catalogue = build.of(config).catalogue
    entry = catalogue.pages[page.file.src_uri]
    told = notice.for_page(entry, get_build_datetime().date(), draft=_is_draft(config))
    if told.overdue:
        # no warning: a strict build would stop, and a sign that is wrong could not be mended
        log.info("%s: %s", entry.path, told.due)
    context["entry"] = entry
    folded = evidence.fold(page.content or "")
    page.content, context["evidence"] = folded.text, folded.evidence
    if entry.path == GLOSSARY:
        context["letters"] = a_to_z.letters(page.content)
    if entry.path == SOURCES:
        context["sources"] = source_shelves.in_order(catalogue.sources.values())
        context["letters"] = a_to_z.letters_of(
            (one.publisher, one.key) for one in context["sources"]
        )
    context["cited"] = [catalogue.sources[key] for key in entry.sources]
    context["notice"] = told
    if contact := build.of(config).contact:
        headings = tuple(unescape(part.title) for top in page.toc for part in top.children)
        day, address = in_words(get_build_datetime().date()), page.canonical_url or ""
        place = Place(config.site_name, day, entry.head.title, address, headings)
        context["letter"] = tell_us.letter(contact, place)
    if entry.due:
        context["due_day"] = in_words(entry.due)
    return context


@event_priority(-110)  # last, so that all files are there
def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Look at what was built, not at what should have been."""
    missing = notice.without_notice(Path(config.site_dir))
    if missing:
        raise PluginError("These pages show no medical disclaimer:\n  " + "\n  ".join(missing))


def _is_draft(config: MkDocsConfig) -> bool:
    return build.of(config).topic.told.draft
