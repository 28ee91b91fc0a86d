"""What one build is made from, for all hooks: one value, which `hooks/read.py` fills.

No hook of its own: MkDocs runs the file of a hook as a module apart, and a type that stands in it
would be another one than that which the others import.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError

from pages.clinic import card_endings, time_zones

if TYPE_CHECKING:
    from collections.abc import Mapping

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig

    from common.contact import Contact
    from common.topic import Topic
    from common.versions import Published
    from pages.clinic.clinic import Clinic
    from pages.clinic.region import Region
    from pages.links.backlinks import Web
    from pages.links.crosslinks import CrossLinks
    from pages.links.glossary_notes import GlossaryNotes
    from pages.model.catalogue import Catalogue
    from pages.output.body_map import BodyMap
    from pages.output.no_quiz import LeftOut
    from quiz.proof.ready import Quiz
    from quiz.vignettes.cases import Result

KEY = "build"
"""Where it is kept in `config.extra`."""


@dataclass(frozen=True)
class Build:
    """What every hook may ask for."""

    topic: Topic
    catalogue: Catalogue
    body_map: BodyMap | None
    """None where the topic has none, as is so for the quiz."""
    clinic: Clinic | None
    """Whose copy it is; None for everybody's."""
    region: Region
    choosable: tuple[Region, ...]
    """What the reader's time zone may choose from: only in a copy for all regions."""
    quiz: Quiz | None
    left_out: LeftOut
    """What this copy has not, though its topic has."""
    cases: tuple[Result, ...]
    """How the example cases of the quiz came out: none fails, or there would be no build."""
    changed_since_review: tuple[str, ...]
    """What was reviewed and says something else since, one line each."""
    crosslinks: CrossLinks
    glossary_notes: GlossaryNotes
    urls: dict[str, str]
    """The address of each page from the site's root, by its path from docs/; from `on_files` on."""
    leaflets: Mapping[str, str]
    """The name of each leaflet, by the path of its page."""
    reading_order: tuple[str, ...]
    """All pages that the menu names, in its order; from `on_nav` on."""
    web: Web
    """All pages and the links between them; the links are known from `on_env` on."""
    templates: jinja2.Environment | None = None
    """For pages that are none of MkDocs' (`hooks/beside.py`); from `on_env` on."""
    published: Published | None = None
    """Which versions are right; from `on_env` on, and None in a copy on a disk."""

    @property
    def endings(self) -> dict[str, str]:
        """What stands under a care card, as HTML, by the slug of its urgency."""
        return card_endings.endings(self.region, by_time_zone=bool(self.choosable))

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every number to call in this copy, as people read it."""
        calls = (call for one in self.choosable for call in time_zones.chosen(one).values())
        return (*self.region.numbers, *(call.number for call in calls))

    @property
    def contact(self) -> Contact | None:
        """Where readers tell what is wrong: the clinic's address, or the topic's."""
        return (self.clinic and self.clinic.contact) or self.topic.told.contact


def of(config: MkDocsConfig) -> Build:
    """Return what this build is made from."""
    build = config.extra.get(KEY)
    if not isinstance(build, Build):
        raise PluginError("mkdocs.yml: hooks: expected the line `- hooks/read.py`, found none")
    return build


def put(config: MkDocsConfig, **parts: Any) -> None:
    """Add to what this build is made from, as later hooks will see it."""
    config.extra[KEY] = replace(of(config), **parts)
