"""Everything that one build is made from, read and checked before anything is built.

It is made afresh in `on_config`, because a hook's module runs only once in a live preview. Each
part is there before any other hook can ask for it, wherever the line `- hooks/read.py` stands.
TOPIC names the folder of a topic; without it, the one around mkdocs.yml is built.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from common import signs
from common import topic as topics
from common.formats import names_in
from common.problems import Problem, ProblemsError, Run
from common.topic import Topic
from hooks.build import KEY, Build, of, put
from pages.clinic import clinic as clinics
from pages.clinic import region as regions
from pages.clinic import time_zones
from pages.clinic.clinic import Clinic
from pages.clinic.region import Region
from pages.links import backlinks
from pages.links.backlinks import Web
from pages.links.crosslinks import CrossLinks
from pages.links.glossary_notes import GlossaryNotes
from pages.links.linker import Link
from pages.model import catalogue as catalogues
from pages.model.catalogue import Catalogue
from pages.output import body_map, leaflets, menu
from pages.output.body_map import BodyMap
from pages.output.no_quiz import LeftOut, left_out, without_quiz
from quiz.proof.ready import Quiz, ready
from quiz.vignettes.cases import Result, VignetteError
from quiz.vignettes.report import Score, as_text, cases_of, run_files
from review import on_pages, records
from review import source as reviews
from updates import withdrawn

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

FIRST = event_priority(100)
REGIONS = Path("regions")
Whose = tuple[Clinic | None, Region, tuple[Region, ...]]
"""See `_whose_copy`."""


@FIRST
def on_config(config: MkDocsConfig) -> None:
    """Read topic, pages, clinic, region and quiz, or stop the build with every problem of them."""
    root = Path(config.config_file_path).parent
    try:
        topic, catalogue, drawing, quiz, (clinic, region, choosable) = _all(root)
        cases = _cases(quiz) if quiz else ()
        standings = reviews.standings_of(topic, catalogue, quiz)
        absent = LeftOut()
        if clinic and clinic.quiz == "off":
            absent = left_out(catalogue)
            topic, catalogue = without_quiz(topic, catalogue)
            quiz, cases = None, ()
        named = leaflets.named(catalogue.pages, topic.told)
    except (ProblemsError, VignetteError) as error:
        raise PluginError(str(error)) from None
    _tell_mkdocs(config, topic, catalogue)
    catalogue = on_pages.reviewed(catalogue, standings)
    config.extra[KEY] = Build(
        topic,
        catalogue,
        drawing,
        clinic,
        region,
        choosable,
        quiz,
        absent,
        cases,
        tuple(on_pages.changes(standings)),
        CrossLinks(catalogue),
        GlossaryNotes(catalogue),
        urls={},
        leaflets=named,
        reading_order=(),
        web=_web(catalogue, quiz, ()),
    )


def _all(root: Path) -> tuple[Topic, Catalogue, BodyMap | None, Quiz | None, Whose]:
    """Read each part as far as the others let it be read; raise the problems of all of them."""
    begun = topics.look(_shown(Path(os.environ.get("TOPIC") or root)))
    topic = begun.topic
    looked = catalogues.look(topic.docs, begun)
    run = Run([*begun.problems, *looked.problems])
    drawing = run.of(lambda: body_map.read(topic.docs))
    whose = run.of(lambda: _whose_copy(root, topic))
    rules = topic.quiz if begun.knows_signs else None
    quiz = None
    if rules:
        quiz = run.of(lambda: ready(rules, topic.signs, looked.paths, looked.sources))
    run.stop_on_any()
    assert whose is not None  # or there was a problem
    return topic, looked.catalogue, drawing, quiz, whose


@FIRST
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Drop the pages that this copy has not, and note the address of every other."""
    for path in of(config).left_out.pages:
        if file := files.get_file_from_path(path):
            files.remove(file)
    urls = {file.src_uri: file.url for file in files.documentation_pages()}
    put(config, urls=urls)


@FIRST
def on_nav(nav: Navigation, *, config: MkDocsConfig, **_: Any) -> None:
    """Note the order in which pages are read."""
    order = tuple(page.file.src_uri for page in nav.pages)
    put(config, reading_order=order)


@FIRST
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, **_: Any) -> None:
    """Put the links of all pages together: all of them have been converted by now."""
    build = of(config)
    web = _web(build.catalogue, build.quiz, build.crosslinks.all_links)
    put(config, web=web, templates=env)


def _tell_mkdocs(config: MkDocsConfig, topic: Topic, catalogue: Catalogue) -> None:
    """Put into MkDocs' own settings what a topic says; a live preview watches its files."""
    config.docs_dir = str(topic.docs.absolute())
    config.site_name, config.site_description = topic.told.name, topic.told.description
    config.nav = list(topic.told.menu) or menu.of(catalogue, topic.told.first_steps)
    own = (topics.FILE, signs.FILE, topic.told.quiz, records.FOLDER, withdrawn.FILE)
    config.watch += [
        str((topic.folder / name).absolute())
        for name in own
        if name and (topic.folder / name).exists()
    ]


def _cases(quiz: Quiz) -> tuple[Result, ...]:
    """Return how the quiz's own cases come out; raise `VignetteError` where that is too bad."""
    files = cases_of(quiz.path)
    results = run_files(files, quiz.path, quiz.flow) if files else ()
    if results and not Score(results).passed:
        raise VignetteError(f"The quiz fails its cases:\n{as_text(results)}")
    return results


def _web(catalogue: Catalogue, quiz: Quiz | None, links: Iterable[Link]) -> Web:
    rules = (*quiz.flow.rules, quiz.flow.fallback) if quiz else ()
    together = [rule.pages for rule in rules]
    return backlinks.weave(catalogue.pages, links, together, catalogue.places)


def _shown(folder: Path) -> Path:
    """Return a folder as a person would type it from here: whichever way is the shorter."""
    return Path(min(os.path.relpath(folder), str(folder.absolute()), key=len))


def _whose_copy(root: Path, topic: Topic) -> Whose:
    """Return the clinic of the file named in CLINIC, and the region: the clinic's, or REGION.

    Where it is none of the two, a reader's time zone may choose one from the last.
    """
    file, name = os.environ.get("CLINIC", ""), os.environ.get("REGION", "")
    folder = root / REGIONS
    on_paper = "pdf" in names_in(os.environ.get("FORMATS") or "pdf")
    known = regions.available(folder)
    clinic = clinics.read(Path(file), known, leaflets=on_paper) if file else None
    if clinic and name not in ("", clinic.region):
        wrong = f"this clinic is in the region {clinic.region!r}, but REGION is {name!r}"
        raise ProblemsError(
            [Problem(file, 0, f"{wrong}. Leave REGION out, or mend one of the two")]
        )
    name = clinic.region if clinic else name or regions.DEFAULT
    choosable = time_zones.choosable(folder) if name == regions.DEFAULT else ()
    return clinic, regions.choose(name, folder, topic.told.appointment), choosable
