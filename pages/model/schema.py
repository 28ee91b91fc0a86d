"""The head of a page: which keys there are, what they mean and what is wrong with a given one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from common.problems import Problem, did_you_mean
from common.settings import Settings, Truth, check, examples
from common.yaml_reader import Where
from pages.model.frontmatter import Source

SECTION = re.compile(r"(?:cause|question) [1-9][0-9]*")


def _line(text: str) -> str:
    # the theme's own templates print heads as they are
    if found := next((sign for sign in "<>" if sign in text), ""):
        raise ValueError(f"expected no < or >, found {found}. Say it in words, or leave it out.")
    if "\n" in text:
        raise ValueError("expected one line of words, found several.")
    return text


def _section(text: str) -> str:
    if not SECTION.fullmatch(text):
        raise ValueError(f"expected `cause` or `question` and its number, found {text!r}.")
    return text


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_line)]
"""One line of words."""
Section = Annotated[str, AfterValidator(_section)]


class Kind(StrEnum):
    """What a page is for; it decides what the head must carry and how the page is framed."""

    CAUSE = "cause"
    QUESTION = "question"
    GUIDE = "guide"
    REFERENCE = "reference"


def _not_here(value: object) -> object:
    if value != "none":
        raise ValueError(
            "a review is recorded with `python -m review import`, which binds it to what was read."
        )
    return value


class Template(StrEnum):
    """Set on the pages whose text is completed by the build."""

    CAUSES = "causes.html"
    FIRST_STEPS = "first-steps.html"
    QUIZ = "quiz.html"
    QUIZ_RULES = "quiz-rules.html"
    SOURCES = "sources.html"
    BODY_MAP = "body-map.html"
    ALL_PAGES = "all-pages.html"


WITH_OWN_PAPER = frozenset([Template.QUIZ, Template.BODY_MAP])
"""Pages to start from, of which paper has a form of its own: a list to tick, a map to mark."""


class FromArticle(Settings):
    """Which section of the source article a page answers."""

    section: Section
    """Kind and number, such as `cause 3`."""
    heading: Line
    """The section's own heading, by which it is found again when numbers shift."""
    fingerprint: Line | None = None
    """Set by the importer over what it wrote. A page that has one is still the article's text."""


class PageHead(Settings):
    """The YAML head of a page."""

    title: Line = Field(examples=["title: A short plain name"])
    """The plain name, shown as the heading and in menus."""
    kind: Kind = Field(examples=["kind: cause"])
    summary: Line = Field(examples=["summary: One sentence about the page."])
    """One sentence, shown under the title, in lists and in search results."""
    medical_name: Line | None = Field(None, examples=["medical_name: The name in medicine"])
    felt: tuple[Line, ...] | Literal["none"] = Field((), examples=["felt: [thumb, palm]"])
    """Where a cause is felt: ids of the body map, or `none` where it has no place of its own."""
    article: FromArticle | Literal["none"] | None = Field(
        None, examples=["article: {section: cause 1, heading: Its own heading}"]
    )
    """Causes and questions must say which section they answer, or `none`."""
    aliases: tuple[Line, ...] = Field((), examples=["aliases: [another name, what people say]"])
    """Words on other pages that link here, besides the title."""
    related: tuple[Line, ...] = Field((), examples=["related: [faq/a-question.md]"])
    """Pages to read next, as paths from `docs/`."""
    never_link: tuple[Line, ...] = Field((), examples=["never_link: [a word]"])
    """Words on other pages that do not link here, though they hold a title or alias."""
    crosslinks: Truth | tuple[Line, ...] = Field(True, examples=["crosslinks: false"])
    """Whether words on this page become links by themselves, or the pages they do not lead to."""
    book_with: Line | None = Field(
        None, examples=["book_with: your midwife or maternity unit, or your doctor"]
    )
    """Whom to book with on this page, where that is not whom the topic or the region names; it
    completes "Contact ..."."""
    review: Annotated[Literal["none"], BeforeValidator(_not_here)] = Field(
        "none", examples=["review: none"]
    )
    review_due: date | None = Field(None, examples=["review_due: 2027-05-31"])
    drawing: Line | None = Field(None, examples=["drawing: drawings/a-drawing.svg"])
    """What stands for the page where others lead to it, as a path from `docs/`."""
    template: Template | None = None
    hide: tuple[Literal["navigation", "toc", "path", "footer"], ...] = Field(
        (), examples=["hide: [toc]"]
    )
    """Parts of the theme that this page leaves out."""

    @property
    def places(self) -> tuple[str, ...]:
        """The places of the body map that this page lights."""
        return () if self.felt == "none" else self.felt

    @property
    def not_linked(self) -> tuple[str, ...]:
        """The pages to which no word on this page leads by itself."""
        return self.crosslinks if isinstance(self.crosslinks, tuple) else ()

    @property
    def is_imported_text(self) -> bool:
        """Whether the page is still the article's own text, checked by nobody."""
        return isinstance(self.article, FromArticle) and bool(self.article.fingerprint)

    @model_validator(mode="after")
    def _complete(self) -> PageHead:
        if self.kind in (Kind.CAUSE, Kind.QUESTION) and self.article is None:
            raise ValueError(
                "a cause or question says which section of the article it answers. Right: "
                "`article: {section: cause 1, heading: ...}`, or `article: none`"
            )
        if isinstance(self.article, FromArticle) and not self.article.section.startswith(self.kind):
            raise ValueError(f"a {self.kind} cannot answer the article's {self.article.section!r}")
        if self.review_due is None and not self.is_imported_text:
            raise ValueError("expected `review_due`. Right: `review_due: 2027-05-22`")
        return self


EXAMPLES = examples(PageHead)
"""A right line for each key of a head."""


def read_head(
    source: Source, places: Mapping[str, str] | None = None
) -> tuple[PageHead | None, list[Problem]]:
    """Check the head of a page; all its problems come at once, each with its line.

    `places` are those of the body map, None where the topic has no map.
    """
    head, problems = check(source.head, source.path, PageHead)
    problems += [
        Problem(source.path, source.head.line_of(where), message)
        for where, message in _felt(source, head, places)
    ]
    return (None if problems else head), problems


def _felt(
    source: Source, head: PageHead | None, places: Mapping[str, str] | None
) -> Iterator[tuple[Where, str]]:
    """Yield what is wrong with where it is felt, with the way to it in the head."""
    felt = source.meta.get("felt")
    listed = [str(item) for item in felt] if isinstance(felt, list) else []
    if places is None:
        if listed:
            yield ("felt",), "this topic has no body map to show it on: take this line out"
        return
    for number, place in enumerate(listed):
        if place not in places:
            hint = did_you_mean(place, places)
            yield ("felt", number), f"no place {place!r} on the body map.{hint}"
    if head and head.kind is Kind.CAUSE and not head.felt and not head.is_imported_text:
        right = f"felt: [{', '.join(list(places)[:2])}]"
        yield (), f"a cause says where it is felt. Right: `{right}`, or `felt: none`"
