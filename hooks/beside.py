"""Write pages that stand beside one of MkDocs', and which no menu and no search names.

No hook of its own, for it waits for none of MkDocs' events: other hooks call it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url, write_file

from hooks import build

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def write(
    config: MkDocsConfig, template: str, url: str, context: dict[str, Any], what: str
) -> None:
    """Write a page to an address from the site's root, unless another has it.

    `what` says in a message what stands there, such as `the quiz without script`.
    """
    made = build.of(config)
    for path, taken in made.urls.items():
        if taken == url:
            stem = url.strip("/").removesuffix(".html")
            raise PluginError(
                f"{path}: expected another name: at {url} stands {what}. "
                f"Right: a name such as {stem}-2.md"
            )
    assert made.templates is not None  # pages are written after `on_env`
    file = Path(config.site_dir, url)
    near: Page = context.get("near") or context["page"]
    text = leading_back(made.templates.get_template(template).render(context), near.url, url)
    write_file(
        text.encode(),
        str(file / "index.html" if config.use_directory_urls else file),
    )


def leading_back(html: str, near: str, url: str) -> str:
    """Return a page in which what was a link of its neighbour to itself leads to the neighbour."""
    return html.replace('href="./"', f'href="{get_relative_url(near, url)}"')


@dataclass(frozen=True)
class Name:
    """What a page is called, and one sentence on what it has."""

    title: str
    summary: str


def named(
    context: dict[str, Any], config: MkDocsConfig, url: str, name: Name, text: str = ""
) -> dict[str, Any]:
    """Return the context of a page beside the one of `context`, at an address of the same depth.

    It has a name and a text (HTML) of its own, in which its neighbour's headings may stand, and
    nothing of what only its neighbour offers, such as a leaflet.
    """
    near: Page = context["page"]
    page = Page(name.title, File.generated(config, f"{url.strip('/')}.md", content=""), config)
    page.parent, page.content = near.parent, text
    page.meta = {"title": name.title, "description": name.summary}
    top = AnchorLink(name.title, "top", 1)
    top.children = [
        AnchorLink(link.title, link.id, 2)
        for whole in near.toc
        for link in whole.children
        if f'<h2 id="{link.id}">' in text
    ]
    page.toc = TableOfContents([top])
    entry = context["entry"]
    own = {"title": name.title, "summary": name.summary, "medical_name": None, "template": None}
    head = entry.head.model_copy(update=own)
    return context | {
        "page": page,
        "entry": replace(entry, path=page.file.src_uri, head=head, opens_with_emergency=False),
        "near": near,
        "read_next": (),
        "structured": None,
        "leaflet": (),
    }
