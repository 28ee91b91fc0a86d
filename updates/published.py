"""The list that a hosted site publishes of its versions and pages."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from common import signs
from common.problems import together
from common.topic import DOCS, Topic
from common.versions import Known, PageState, Published, Version, Withdrawal
from pages.model import frontmatter
from pages.model.catalogue import Page
from updates import changelog, history, withdrawn
from updates.changelog import Section
from updates.withdrawn import own_version


@dataclass(frozen=True)
class Site:
    """What is published: the pages in reading order, each with its address from the root."""

    topic: Topic
    pages: Sequence[Page]
    urls: Mapping[str, str]
    address: str
    """Empty where the site does not know where it will be."""


def publish(site: Site, asked: str, today: date) -> Published:
    """Return the list of a site that is built on a day, as the version that was asked for.

    Raises one `ProblemsError` with every problem of what people write for it.
    """
    folder, told = site.topic.folder, site.topic.told
    paths = [page.path for page in site.pages]
    gone, sections = together(lambda: withdrawn.read(folder, paths), lambda: changelog.read(folder))
    newest = own_version(asked, today, gone)
    return Published(
        topic=told.slug,
        title=told.name,
        address=site.address,
        newest=newest,
        versions=tuple(_known(sections, newest)),
        withdrawn=tuple(_with_addresses(one, site.urls) for one in gone),
        pages=tuple(_states(site, history.changed(folder, DOCS, signs.FILE))),
    )


def _known(sections: Sequence[Section], newest: Version) -> list[Known]:
    """Return the versions, the newest first; what is not released yet is in this one."""
    found = {newest: Known(version=newest)}
    for section in sections:
        version = section.version or newest
        before = found[version].corrected if version in found else ()
        found[version] = Known(version=version, corrected=(*before, *section.corrected))
    return [found[version] for version in sorted(found, reverse=True)]


def _with_addresses(one: Withdrawal, urls: Mapping[str, str]) -> Withdrawal:
    return one.model_copy(update={"pages": tuple(_address(urls[page]) for page in one.pages)})


def _states(site: Site, days: Mapping[str, date]) -> list[PageState]:
    topic, states = site.topic, []
    for page in site.pages:
        body = frontmatter.body(Path(topic.docs, page.path).read_text("utf-8"))
        written = topic.signs.written_out(body)
        files = [f"{DOCS}/{page.path}", *([signs.FILE] if written != body else [])]
        words = " ".join(f"{page.head.title} {page.head.summary} {written}".split())
        review = page.review
        states.append(
            PageState(
                page=_address(site.urls[page.path]),
                title=page.head.title,
                version=hashlib.sha256(words.encode()).hexdigest()[:12],
                changed=max((days[file] for file in files if file in days), default=None),
                reviewed=review.last if review and review.stands else None,
                due=page.due,
            )
        )
    return states


def _address(url: str) -> str:
    return url.removeprefix("./")
