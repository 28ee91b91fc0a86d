"""Read and check all pages before anything is built.

Runs first of our hooks: the others find the catalogue in `config.extra["catalogue"]`. It is made
afresh in `on_config`, because a hook's module runs only once in a live preview.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from common.problems import Problem, ProblemsError
from pages.clinic import clinic as clinics
from pages.clinic import region as regions
from pages.model import catalogue as catalogues
from pages.model import frontmatter

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = get_plugin_logger("pages")
REGIONS = Path("regions")


def on_config(config: MkDocsConfig) -> None:
    """Put catalogue, clinic and region where hooks and templates find them, or stop the build."""
    root = Path(config.config_file_path).parent
    try:
        catalogue = catalogues.read(Path(config.docs_dir))
        config.extra["catalogue"] = catalogue
        config.extra["clinic"], config.extra["region"] = _whose_copy(root, catalogue)
    except ProblemsError as error:
        raise PluginError(str(error)) from None
    for page in catalogue.pages.values():
        if page.is_imported_text:
            log.warning(
                "%s is still the article's own text. Check it against the evidence, rewrite it, "
                "then take `fingerprint` out of its head",
                page.path,
            )


def on_page_read_source(page: Page, **_: Any) -> str:
    """Give MkDocs the text alone: reading its head once more costs as much as reading all files."""
    # after an empty line MkDocs looks for no head
    return "\n" + frontmatter.body(page.file.content_string)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Tell MkDocs and the theme what they look for in a page's head."""
    head = config.extra["catalogue"].pages[page.file.src_uri].head
    page.meta["title"], page.meta["description"] = head.title, head.summary
    if head.template:
        page.meta["template"] = head.template
    if head.hide:
        page.meta["hide"] = list(head.hide)


def on_nav(nav: Navigation, **_: Any) -> None:
    """Stop a menu that names a page twice: it could not say where the reader is."""
    named = Counter(page.file.src_uri for page in nav.pages)
    twice = [path for path, count in named.items() if count > 1]
    if twice:
        raise PluginError(f"mkdocs.yml: nav names {', '.join(twice)} more than once. Leave one")


def _whose_copy(
    root: Path, catalogue: catalogues.Catalogue
) -> tuple[clinics.Clinic | None, regions.Region]:
    """Return the clinic of the file named in CLINIC, and the region: the clinic's, or REGION."""
    file, name = os.environ.get("CLINIC", ""), os.environ.get("REGION", "")
    folder = root / REGIONS
    clinic = clinics.read(Path(file), regions.available(folder)) if file else None
    if clinic and name not in ("", clinic.region):
        wrong = f"this clinic is in the region {clinic.region!r}, but REGION is {name!r}"
        raise ProblemsError(
            [Problem(file, 0, f"{wrong}. Leave REGION out, or mend one of the two")]
        )
    name = clinic.region if clinic else name or regions.DEFAULT
    return clinic, regions.choose(name, folder, catalogue.sources)
