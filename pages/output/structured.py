"""What a page tells machines about itself, as JSON-LD in the words of schema.org.

It says nothing that the page does not show: no review that has not taken place, no condition
without the medical name that stands under the title. It promises no place in any search result.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import html

from pages.model.bibliography import Entry
from pages.model.catalogue import Page
from pages.model.review import Review
from pages.model.schema import Kind

CONTEXT = "https://schema.org"
PARAGRAPH_END = re.compile("</p>")

Node = dict[str, Any]


@dataclass(frozen=True)
class Site:
    """The site that a page is part of."""

    name: str
    url: str
    """Where it is published, with a slash at the end; empty where it is not, as in a copy."""
    language: str
    symptom: str = ""
    """What the first page and the questions are about, where they use this word for it."""


@dataclass(frozen=True)
class Step:
    """One page on the way from the first page to this one."""

    title: str
    url: str


def graph(
    page: Page,
    site: Site,
    *,
    way: Sequence[Step],
    first_paragraph: str,
    sources: Sequence[Entry],
    causes: Sequence[Step] = (),
) -> Node | None:
    """Return the JSON-LD of a page; `None` for a site that stands nowhere on the web.

    `way` leads from the first page to this one, both included. `sources` are those that the page
    lists, and `first_paragraph` is what a question's page answers first; empty where it has none.
    `causes` are the pages on causes that this page names, by title, to read next.
    """
    if not site.url:
        return None
    url = way[-1].url
    node: Node = {
        "@id": f"{url}#page",
        # a page that rests on no medical source, such as the one on privacy, gives no such advice
        "@type": "MedicalWebPage" if page.sources else "WebPage",
        "url": url,
        "name": page.head.title,
        "description": page.head.summary,
        "inLanguage": site.language,
        "isPartOf": {"@id": f"{site.url}#site"},
    }
    if page.review and page.review.stands:
        node |= _review(page.review)
    if sources:
        node["citation"] = [_citation(source) for source in sources]
    about = _about(page, site.symptom, first_paragraph, causes, is_first=len(way) == 1)
    if about:
        node["about"] = about
    whole = [{"@id": f"{site.url}#site", "@type": "WebSite", "url": site.url, "name": site.name}]
    if len(way) > 1:
        node["breadcrumb"] = {"@id": f"{url}#way"}
        whole.append(_way(f"{url}#way", way))
    if page.head.kind is Kind.QUESTION and first_paragraph:
        node["mainEntity"] = _question(page.head.title, first_paragraph)
    return {"@context": CONTEXT, "@graph": [*whole, node]}


def first_paragraph(content: str) -> str:
    """Return the first paragraph of a page's HTML, as read: without sources and glossary notes.

    Paragraphs of a care card or a list are none of these: they do not stand by themselves.
    """
    # as far as the first paragraph that ends; most often it is the one, and the rest is long
    for end in PARAGRAPH_END.finditer(content):
        for element in html.fragments_fromstring(content[: end.end()]):
            if isinstance(element, html.HtmlElement) and element.tag == "p":
                for aside in element.xpath(".//sup[@class='cite'] | .//*[@role='tooltip']"):
                    aside.drop_tree()
                return " ".join(element.text_content().split())
    return ""


def _about(
    page: Page, symptom: str, first_paragraph: str, causes: Sequence[Step], *, is_first: bool
) -> Node | None:
    head = page.head
    shown = f"{head.title} {head.summary} {first_paragraph}".lower()
    if head.kind is Kind.CAUSE and head.medical_name:
        return {
            "@type": "MedicalCondition",
            "name": head.title,
            "alternateName": head.medical_name,
        }
    if symptom and symptom in shown and (head.kind is Kind.QUESTION or is_first):
        named = [{"@type": "MedicalCause", "name": one.title, "url": one.url} for one in causes]
        return {"@type": "MedicalSymptom", "name": symptom} | ({"cause": named} if named else {})
    return None


def _review(review: Review) -> Node:
    node: Node = {"lastReviewed": review.last.isoformat()}
    named = [one for one in review.people if one.name]
    people = [{"@type": "Person", "name": one.name, "jobTitle": one.role} for one in named]
    return node | ({"reviewedBy": people} if people else {})


def _citation(source: Entry) -> Node:
    node: Node = {"@type": "CreativeWork", "name": source.title}
    return node | ({"url": source.address} if source.linked else {})


def _way(name: str, way: Sequence[Step]) -> Node:
    items = [
        {"@type": "ListItem", "position": position, "name": step.title, "item": step.url}
        for position, step in enumerate(way, 1)
    ]
    return {"@id": name, "@type": "BreadcrumbList", "itemListElement": items}


def _question(title: str, answer: str) -> Node:
    return {
        "@type": "Question",
        "name": title,
        "acceptedAnswer": {"@type": "Answer", "text": answer},
    }
