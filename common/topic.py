"""A topic: a folder of content on one complaint, and what its `topic.yml` says of it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, ValidationError, ValidationInfo, model_validator

from common import settings, signs
from common.contact import Contact
from common.problems import Problem, ProblemsError, did_you_mean
from common.settings import Settings, Text, Truth
from common.signs import Signs
from common.yaml_reader import Document

FILE = "topic.yml"
DOCS = "docs"
HOME, GET_HELP, ALL_PAGES, SOURCES = "index.md", "get-help.md", "all-pages.md", "sources.md"
"""Pages that every topic has, as paths from `docs/`."""
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Matches `sore-throat`, which every disk takes as the name of a folder."""
GROUPS = "groups: [{name: Pressure, felt: in one finger, pages: [causes/one.md]}]"
MENU = "menu: [{Home: index.md}, get-help.md, {Causes: [causes/one.md, causes/two.md]}]"


def _slug(slug: str) -> str:
    if not SLUG.fullmatch(slug):
        raise ValueError(f"expected small letters, digits and hyphens, found {slug!r}.")
    return slug


def _inside(path: str, info: ValidationInfo) -> str:
    """Return a path from the topic's folder to something that is there."""
    folder: Path = (info.context or {})["folder"]
    if path and not (folder / path).exists():
        raise ValueError(f"no {path} in {folder}.")
    return path


def _page(path: str, info: ValidationInfo) -> str:
    if path:
        _inside(f"{DOCS}/{path}", info)
    return path


Page = Annotated[Text, AfterValidator(_page)]
"""A page, as a path from `docs/`."""


PICTURES = "pictures: {get-help.md: [{sign: chest-pain, drawing: drawings/chest.svg}]}"
POSTER, POCKET_CARD = "poster", "pocket-card"
"""Paper that shows no page of its own; sets name it like a page."""


def _on_paper(name: str, info: ValidationInfo) -> str:
    return name if name in (POSTER, POCKET_CARD) else _page(name, info)


def _drawing(path: str, info: ValidationInfo) -> str:
    if path and not path.endswith(".svg"):
        raise ValueError(f"expected a drawing (.svg), found {path!r}.")
    return _page(path, info)


Drawing = Annotated[Text, AfterValidator(_drawing)]
"""A drawing, as a path from `docs/`."""


class PictureLine(Settings):
    """One idea of a picture sheet, with its drawing."""

    drawing: Drawing
    sign: Text = ""
    """The id of an emergency sign, which is said in its own short words."""
    words: Text = ""
    """A step, in words that stand here; a line has these or a sign."""
    never: Truth = False
    """Whether it is what nobody should do: then the drawing is crossed out."""

    @model_validator(mode="after")
    def _one_idea(self) -> Self:
        if bool(self.sign) == bool(self.words):
            raise ValueError("expected `sign` or `words`, one of the two.")
        if self.sign and self.never:
            raise ValueError("`never` is for `words`: a sign is nothing to do.")
        return self


class Leaflets(Settings):
    """What goes on paper of the topic, besides each cause, each question and the first steps."""

    also: tuple[Page, ...] = Field((), examples=["also: [prevention.md]"])
    """Other pages that get a leaflet."""
    page_only: tuple[Text, ...] = Field((), examples=["page_only: [What the article says]"])
    """The headings of sections that leaflets leave to the page."""
    sets: Mapping[Text, tuple[Annotated[Text, AfterValidator(_on_paper)], ...]] = Field(
        {}, examples=["sets: {Reception: [poster, pocket-card, get-help.md]}"]
    )
    """What to print together, by who needs it: pages, `poster` and `pocket-card`."""
    pictures: Mapping[Page, tuple[PictureLine, ...]] = Field({}, examples=[PICTURES])
    """The lines of picture sheets, by the page whose leaflet they go with."""
    offered_on: Page = Field("", examples=["offered_on: for-clinics.md"])
    """The page on which the hosted site offers all leaflets and the bundle; none where empty."""


class Group(Settings):
    """Some causes that have something in common."""

    name: Text
    felt: Text = ""
    """Where or how it is felt, in a few words."""
    drawing: Drawing = ""
    """What stands for the group; it needs no words of its own."""
    pages: tuple[Page, ...]


class Told(Settings):
    """What `topic.yml` says."""

    name: Text = Field(examples=["name: A sore throat"])
    """What the site is called."""
    slug: Annotated[Text, AfterValidator(_slug)] = Field(examples=["slug: sore-throat"])
    """The same for the names of files."""
    description: Text = Field(examples=["description: Why a throat hurts, and when to get help"])
    symptom: Text = Field("", examples=["symptom: pain"])
    """The complaint in one word as the pages say it, for machines that read the site."""
    draft: Truth = Field(False, examples=["draft: true"])
    """Whether nobody has checked it yet: then every page and every format says so."""
    quiz: Annotated[Text, AfterValidator(_inside)] = Field("", examples=["quiz: quiz"])
    """The rules of the quiz, as a path from this folder; a topic may have none."""
    never: tuple[Literal["heat", "ice", "massage"], ...] = Field(
        (), examples=["never: [heat, ice]"]
    )
    """What no page of this topic may advise."""
    first_steps: Page = Field("", examples=["first_steps: happening-now.md"])
    """The page on what to do at once, if there is one: it is always at hand."""
    doors: Mapping[Page, Text] = Field(
        {}, examples=["doors: {get-help.md: the signs that need help}"]
    )
    """The pages to start from, which the first page shows large, and what each is for."""
    groups: tuple[Group, ...] = Field((), examples=[GROUPS])
    """The causes in groups that a reader can tell apart; without any, they stand in one list."""
    appointment: Mapping[Text, Text] = Field(
        {}, examples=["appointment: {uk: your GP surgery or a physiotherapist}"]
    )
    """Whom to book with, by region, where that is not whom the region's own file names."""
    leaflets: Leaflets = Field(
        Leaflets(), examples=["leaflets: {page_only: [What the article says]}"]
    )
    licence: Text = Field("", examples=["licence: CC BY 4.0"])
    """Under which licence its text and pictures may be used; empty where none is given."""
    contact: Contact | None = Field(None, examples=["contact: {email: help@example.org}"])
    """Where readers tell what is wrong; None where nobody has set it yet."""
    menu: tuple[Any, ...] = Field((), examples=[MENU])
    """The menu as mkdocs.yml has it (`nav`), where the pages' own order will not do."""


@dataclass(frozen=True)
class Topic:
    """One topic."""

    folder: Path
    told: Told
    signs: Signs

    @property
    def docs(self) -> Path:
        """The folder of its pages."""
        return self.folder / DOCS

    @property
    def quiz(self) -> Path | None:
        """The rules of its quiz; None where it has none."""
        return self.folder / self.told.quiz if self.told.quiz else None


@dataclass(frozen=True)
class Begun:
    """A topic whose two files may have mistakes: what can be told of it all the same."""

    topic: Topic
    """As far as its files are right; a draft where they do not say so rightly."""
    knows_signs: bool
    """Whether its signs are those that its file means."""
    knows_quiz: bool
    """Whether it is known where its quiz is, or that it has none."""
    problems: tuple[Problem, ...]


def read(folder: Path) -> Topic:
    """Read the topic in a folder; raise one `ProblemsError` with every problem of its two files."""
    begun = look(folder)
    if begun.problems:
        raise ProblemsError(begun.problems)
    return begun.topic


def look(folder: Path) -> Begun:
    """Read the topic in a folder as far as its two files can be read."""
    known = {"folder": folder}
    told, document, problems = settings.look(folder / FILE, Told, "a topic's file", known)
    in_doubt: frozenset[str] = frozenset()
    if told is None:
        told, in_doubt = _as_far_as_right(document, known)
    knows_quiz = "quiz" not in in_doubt
    found, more = signs.look(
        folder, may_be_missing=told.draft, asked=bool(told.quiz) or not knows_quiz
    )
    problems += more
    if found is not None:
        problems += _pictures(told, found, str(folder / FILE))
    topic = Topic(folder, told, found or Signs())
    return Begun(topic, found is not None, knows_quiz, tuple(problems))


def _as_far_as_right(
    document: Document | None, known: Mapping[str, Any]
) -> tuple[Told, frozenset[str]]:
    """Return what a file with mistakes says all the same, and the keys that may mean another."""
    values = document.values if document and isinstance(document.values, dict) else {}
    kept: dict[str, Any] = dict.fromkeys(("name", "description"), "?") | {"slug": "x"}
    wrong = set()
    for key, value in values.items():
        try:
            Told.model_validate({**kept, key: value}, context=known)
            kept[key] = value
        except ValidationError:
            wrong.add(key)
    fields = set(Told.model_fields)
    # a key that is misspelt may stand for any that is not there
    left_out = fields - set(values) if not values or wrong - fields else set()
    in_doubt = frozenset((wrong & fields) | left_out)
    if "draft" in in_doubt:
        kept["draft"] = True
    return Told.model_validate(kept, context=known), in_doubt


def _pictures(told: Told, found: Signs, shown: str) -> Iterator[Problem]:
    """Yield the lines of picture sheets that name no emergency sign."""
    known = [name for name in found.signs if found.level_of(name) == "emergency"]
    for page, lines in told.leaflets.pictures.items():
        for number, line in enumerate(lines):
            if line.sign and line.sign not in known:
                at = told.line_in_file("leaflets", "pictures", page, number)
                hint = did_you_mean(line.sign, known)
                told_of = f"leaflets: pictures: {page}: no emergency sign {line.sign!r}.{hint}"
                yield Problem(shown, at, f"{told_of} Right: {PICTURES}")


def around(path: Path) -> Path | None:
    """Return the folder of the topic that a file or folder is part of; None where it is of none."""
    place = path.absolute()
    return next((one for one in (place, *place.parents) if (one / FILE).is_file()), None)


def command(words: str, folder: Path) -> str:
    """Return how a command such as `review release` is typed for the topic in a folder."""
    typed = f".venv/bin/python -m {words}"
    return typed if folder == Path() else f"{typed} --topic {shlex.quote(folder.as_posix())}"
