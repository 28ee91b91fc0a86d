"""Everything that one build is made from, read and checked before anything is built.

It is made afresh in `on_config`, because a hook's module runs only once in a live preview. Each
part is there before any other hook can ask for it, wherever the line `- hooks/read.py` stands.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from common.problems import Problem, ProblemsError
from hooks.build import KEY, Build, of
from pages.clinic import clinic as clinics
from pages.clinic import region as regions
from pages.clinic.clinic import Clinic
from pages.clinic.region import Region
from pages.links import backlinks
from pages.links.backlinks import Web
from pages.links.crosslinks import CrossLinks
from pages.links.glossary_notes import GlossaryNotes
from pages.links.linker import Link
from pages.model import catalogue as catalogues
from pages.model.catalogue import Catalogue
from quiz.proof.ready import ready
from quiz.rules.model import Flow

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

FIRST = event_priority(100)
REGIONS = Path("regions")
RULES = Path("quiz/flows/leg_numbness")


@FIRST
def on_config(config: MkDocsConfig) -> None:
    """Read pages, clinic, region and quiz, or stop the build with every problem of them."""
    root = Path(config.config_file_path).parent
    try:
        catalogue = catalogues.read(Path(config.docs_dir))
        clinic, region = _whose_copy(root, catalogue)
        flow, graph = ready(root / RULES, RULES.as_posix(), catalogue.pages, catalogue.sources)
    except ProblemsError as error:
        raise PluginError(str(error)) from None
    config.extra[KEY] = Build(
        catalogue,
        clinic,
        region,
        flow,
        graph,
        CrossLinks(catalogue),
        GlossaryNotes(catalogue),
        urls={},
        reading_order=(),
        web=_web(catalogue, flow, ()),
    )


@FIRST
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Note the address of every page."""
    urls = {file.src_uri: file.url for file in files.documentation_pages()}
    config.extra[KEY] = replace(of(config), urls=urls)


@FIRST
def on_nav(nav: Navigation, *, config: MkDocsConfig, **_: Any) -> None:
    """Note the order in which pages are read."""
    order = tuple(page.file.src_uri for page in nav.pages)
    config.extra[KEY] = replace(of(config), reading_order=order)


@FIRST
def on_env(_env: jinja2.Environment, *, config: MkDocsConfig, **_: Any) -> None:
    """Put the links of all pages together: all of them have been converted by now."""
    build = of(config)
    web = _web(build.catalogue, build.flow, build.crosslinks.all_links)
    config.extra[KEY] = replace(build, web=web)


def _web(catalogue: Catalogue, flow: Flow, links: Iterable[Link]) -> Web:
    together = [rule.pages for rule in (*flow.rules, flow.fallback)]
    return backlinks.weave(catalogue.pages, links, together)


def _whose_copy(root: Path, catalogue: Catalogue) -> tuple[Clinic | None, Region]:
    """Return the clinic of the file named in CLINIC, and the region: the clinic's, or REGION."""
    file, name = os.environ.get("CLINIC", ""), os.environ.get("REGION", "")
    folder = root / REGIONS
    leaflets = "pdf" in (os.environ.get("FORMATS") or "pdf")
    known = regions.available(folder)
    clinic = clinics.read(Path(file), known, leaflets=leaflets) if file else None
    if clinic and name not in ("", clinic.region):
        wrong = f"this clinic is in the region {clinic.region!r}, but REGION is {name!r}"
        raise ProblemsError(
            [Problem(file, 0, f"{wrong}. Leave REGION out, or mend one of the two")]
        )
    name = clinic.region if clinic else name or regions.DEFAULT
    return clinic, regions.choose(name, folder, catalogue.sources)
