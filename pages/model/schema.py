"""The head of a page: which keys there are, what they mean and what is wrong with a given one."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    StringConstraints,
    ValidationError,
    model_validator,
)

from common.problems import Problem, did_you_mean
from pages.model.frontmatter import Source
from pages.model.places import LEG_REGIONS

# no < or >: the theme's own templates print heads as they are
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n<>]*$")]
Section = Annotated[str, StringConstraints(pattern=r"^(cause|question) [1-9][0-9]*$")]


UNION_BRANCHES = ("FromArticle", "Review", "literal['none']", "tuple[str, ...]", "bool")


class Kind(StrEnum):
    """What a page is for; it decides what the head must carry and how the page is framed."""

    CAUSE = "cause"
    QUESTION = "question"
    GUIDE = "guide"
    REFERENCE = "reference"


class _Head(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Review(_Head):
    """A review by a clinician that has really taken place."""

    by: Line
    role: Line
    date: date


class FromArticle(_Head):
    """Which section of the source article a page answers."""

    section: Section
    """Kind and number, such as `cause 3`."""
    heading: Line
    """The section's own heading, by which it is found again when numbers shift."""
    fingerprint: Line | None = None
    """Set by the importer over what it wrote. A page that has one is still the article's text."""


class PageHead(_Head):
    """The YAML head of a page."""

    title: Line
    """The plain name, shown as the heading and in menus."""
    kind: Kind
    summary: Line
    """One sentence, shown under the title, in lists and in search results."""
    medical_name: Line | None = None
    felt: tuple[Line, ...] | Literal["none"] = ()
    """Where a cause is felt: ids of the leg map, or `none` where it has no place of its own."""
    article: FromArticle | Literal["none"] | None = None
    """Causes and questions must say which section they answer, or `none`."""
    aliases: tuple[Line, ...] = ()
    """Words on other pages that link here, besides the title."""
    related: tuple[Line, ...] = ()
    """Pages to read next, as paths from `docs/`."""
    never_link: tuple[Line, ...] = ()
    """Words on other pages that do not link here, though they hold a title or alias."""
    crosslinks: bool | tuple[Line, ...] = True
    """Whether words on this page become links by themselves, or the pages they do not lead to."""
    review: Review | Literal["none"] = "none"
    review_due: date | None = None
    template: (
        Literal["quiz.html", "quiz-rules.html", "sources.html", "leg-map.html", "all-pages.html"]
        | None
    ) = None
    """Set on the pages whose text is completed by the build."""
    hide: tuple[Literal["navigation", "toc", "path", "footer"], ...] = ()
    """Parts of the theme that this page leaves out."""

    @property
    def regions(self) -> tuple[str, ...]:
        """The areas of the leg map that this page lights."""
        return () if self.felt == "none" else self.felt

    @property
    def not_linked(self) -> tuple[str, ...]:
        """The pages to which no word on this page leads by itself."""
        return self.crosslinks if isinstance(self.crosslinks, tuple) else ()

    @model_validator(mode="after")
    def _complete(self) -> PageHead:
        imported = isinstance(self.article, FromArticle) and self.article.fingerprint is not None
        if self.kind in (Kind.CAUSE, Kind.QUESTION) and self.article is None:
            raise ValueError(
                "a cause or question says which section of the article it answers. Right: "
                "`article: {section: cause 1, heading: ...}`, or `article: none`"
            )
        if isinstance(self.article, FromArticle) and not self.article.section.startswith(self.kind):
            raise ValueError(f"a {self.kind} cannot answer the article's {self.article.section!r}")
        if self.kind is Kind.CAUSE and not self.felt and not imported:
            raise ValueError(
                "a cause says where it is felt. Right: `felt: [toes-all, heel]`, or `felt: none`"
            )
        if self.review_due is None and not imported:
            raise ValueError("expected `review_due`. Right: `review_due: 2027-05-22`")
        return self


def read_head(source: Source) -> tuple[PageHead | None, list[Problem]]:
    """Check the head of a page; all its problems come at once, each with its line."""
    problems = [
        Problem(
            source.path,
            source.line_of(("felt", number)),
            f"no area {region!r} on the leg map.{did_you_mean(region, LEG_REGIONS)}",
        )
        for number, region in enumerate(_listed(source.meta.get("felt")))
        if region not in LEG_REGIONS
    ]
    try:
        head = PageHead.model_validate(dict(source.meta))
    except ValidationError as error:
        problems += [_problem(source, dict(one)) for one in error.errors(include_url=False)]
        return None, problems
    return (None if problems else head), problems


def _listed(value: Any) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _problem(source: Source, error: dict[str, Any]) -> Problem:
    """Say in an author's words what pydantic found."""
    # pydantic names the branch of a union in the place ("FromArticle"), which no author wrote
    where = tuple(part for part in error["loc"] if part not in UNION_BRANCHES)
    key = ".".join(str(part) for part in where)
    line = source.line_of(where)
    kind, found = error["type"], error["input"]
    if kind == "missing":
        return Problem(source.path, line, f"expected `{key}`, found none")
    if kind == "extra_forbidden":
        hint = did_you_mean(str(where[-1]), PageHead.model_fields)
        return Problem(source.path, line, f"`{key}` is not a key of a page's head.{hint}")
    if kind == "value_error":
        return Problem(source.path, line, str(error["ctx"]["error"]))
    if kind == "enum":
        known = [item.value for item in Kind]
        hint = did_you_mean(str(found), known)
        return Problem(
            source.path, line, f"`{key}` is one of {', '.join(known)}, found {found!r}.{hint}"
        )
    return Problem(source.path, line, f"`{key}`: {error['msg'].lower()}, found {found!r}")
