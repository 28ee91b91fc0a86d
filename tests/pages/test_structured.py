"""What machines are told: in the words of schema.org, and never more than a reader is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from pages.markdown.blocks import CareCards
from pages.markdown.citations import Citations
from pages.model import catalogue as catalogues
from pages.model import frontmatter
from pages.model.catalogue import Catalogue, Page
from pages.model.review import Person, Review
from pages.model.schema import Kind
from pages.output.structured import Node, Site, Step, first_paragraph, graph
from tests.pages.conftest import CAUSE, Docs
from tests.topic.real import CATALOGUE

ROOT = Path(__file__).parents[2]
TYPES = json.loads((ROOT / "tests/data/schema_org.json").read_text("utf-8"))["types"]
SITE = Site("Pins and Needles", "https://example.org/feet/", "en", "numbness")
FIRST = Step("Home", SITE.url)
REVIEW = Review((Person("A. Person", "physiotherapist", date(2026, 10, 2)),), date(2027, 10, 2))
NOT_SHOWN = ("@context", "@id", "@type", "url", "item", "position", "inLanguage")
"""Addresses and the machine's own words."""

ANSWER = "It can be. Loosen your laces."


def told(catalogue: Catalogue, page: Page, answer: str = ANSWER, site: Site = SITE) -> Node | None:
    own = Step(page.head.title, SITE.url + page.path.removesuffix(".md") + "/")
    way = [FIRST] if page.path == "index.md" else [FIRST, own]
    sources = [catalogue.sources[key] for key in page.sources]
    causes = [
        Step(other.head.title, f"{SITE.url}{path}/")
        for path in page.head.related
        if (other := catalogue.pages[path]).head.kind is Kind.CAUSE
    ]
    return graph(page, site, way=way, first_paragraph=answer, sources=sources, causes=causes)


def first(page: Page) -> str:
    """Return how a real page starts."""
    source, _ = frontmatter.parse(page.path, (ROOT / "docs" / page.path).read_text("utf-8"))
    assert source
    return first_paragraph(Markdown(extensions=[CareCards({}), Citations()]).convert(source.body))


def nodes(value: Any) -> Iterator[Node]:
    """Yield every object, however deep."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from nodes(inner)


def page_node(found: Node | None) -> Node:
    assert found is not None
    node: Node = found["@graph"][-1]
    return node


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return CATALOGUE


@pytest.fixture(params=[None, REVIEW], ids=["open", "reviewed"])
def made(docs: Docs, request: pytest.FixtureRequest) -> Catalogue:
    return with_review(catalogues.read(docs()), request.param)


def with_review(found: Catalogue, review: Review | None) -> Catalogue:
    page = replace(found.pages["causes/shoes.md"], review=review)
    return replace(found, pages={**found.pages, page.path: page})


def test_every_word_is_schema_orgs(made: Catalogue, real: Catalogue) -> None:
    for catalogue in (made, real):
        for page in catalogue.pages.values():
            for node in nodes(told(catalogue, page)):
                if "@graph" in node or set(node) == {"@id"}:  # the whole, or a pointer into it
                    continue
                used = set(node) - {"@id", "@type"}
                assert used <= set(TYPES[node["@type"]]), node


def test_nothing_is_said_that_the_page_does_not_show(made: Catalogue, real: Catalogue) -> None:
    for catalogue in (made, real):
        for page in catalogue.pages.values():
            head, review = page.head, page.review
            answer = first(page) if catalogue is real else ANSWER
            shown = [SITE.name, FIRST.title, head.title, head.summary, head.medical_name, answer]
            shown += [catalogue.sources[key].title for key in page.sources]
            shown += [catalogue.pages[path].head.title for path in page.head.related]
            for one in review.people if review else ():
                shown += [one.name, one.role, one.on.isoformat()]
            for node in nodes(told(catalogue, page, answer)):
                if node.get("@type") == "MedicalSymptom":  # a word, not a whole text
                    assert node["name"] in " ".join(filter(None, shown)).lower()
                    continue
                for key, value in node.items():
                    if isinstance(value, str) and key not in NOT_SHOWN:
                        assert value in shown


def test_a_question_is_about_numbness_where_it_says_so(docs: Docs) -> None:
    found = catalogues.read(docs())
    page = found.pages["faq/shoes.md"]
    assert "about" not in page_node(told(found, page))
    about = page_node(told(found, page, answer="Numbness can be."))["about"]
    assert about["@type"] == "MedicalSymptom"
    assert about["name"] == "numbness"


def test_a_symptom_has_the_causes_that_its_page_names(real: Catalogue) -> None:
    page = real.pages["faq/other-causes.md"]
    named = [real.pages[path].head for path in page.head.related]
    about = page_node(told(real, page, answer="Numbness can be."))["about"]
    titles = [head.title for head in named if head.kind is Kind.CAUSE]
    assert titles
    assert [cause["name"] for cause in about["cause"]] == titles
    assert {cause["@type"] for cause in about["cause"]} == {"MedicalCause"}


def test_only_linked_sources_have_an_address(real: Catalogue) -> None:
    for page in real.pages.values():
        cited = page_node(told(real, page)).get("citation", [])
        sources = [real.sources[key] for key in page.sources]
        linked = [source.address if source.linked else None for source in sources]
        assert [one.get("url") for one in cited] == linked


def test_a_review_is_told_only_where_there_was_one(docs: Docs) -> None:
    found = catalogues.read(docs())
    open_page = page_node(told(found, found.pages["causes/shoes.md"]))
    assert not {"reviewedBy", "lastReviewed"} & set(open_page)
    found = with_review(catalogues.read(docs()), REVIEW)
    reviewed = page_node(told(found, found.pages["causes/shoes.md"]))
    assert reviewed["lastReviewed"] == "2026-10-02"
    (person,) = reviewed["reviewedBy"]
    assert (person["name"], person["jobTitle"]) == ("A. Person", "physiotherapist")
    changed = with_review(found, replace(REVIEW, changed=True)).pages["causes/shoes.md"]
    assert not {"reviewedBy", "lastReviewed"} & set(page_node(told(found, changed)))


def test_a_cause_without_a_medical_name_is_no_condition(docs: Docs) -> None:
    found = catalogues.read(docs())
    assert "about" not in page_node(told(found, found.pages["causes/shoes.md"]))
    named = CAUSE.replace("kind: cause", "kind: cause\nmedical_name: nerve compression")
    found = catalogues.read(docs({"causes/shoes.md": named}))
    about = page_node(told(found, found.pages["causes/shoes.md"]))["about"]
    assert about == {
        "@type": "MedicalCondition",
        "name": "Tight shoes",
        "alternateName": "nerve compression",
    }


def test_a_question_is_answered_as_its_page_answers_it(docs: Docs) -> None:
    found = catalogues.read(docs())
    question = page_node(told(found, found.pages["faq/shoes.md"]))["mainEntity"]
    assert question["name"] == "Is it my shoes?"
    assert question["acceptedAnswer"]["text"] == ANSWER
    assert "mainEntity" not in page_node(told(found, found.pages["faq/shoes.md"], answer=""))
    assert "mainEntity" not in page_node(told(found, found.pages["causes/shoes.md"]))


def test_a_page_without_medical_sources_is_a_plain_page(docs: Docs) -> None:
    found = catalogues.read(docs())
    assert page_node(told(found, found.pages["causes/shoes.md"]))["@type"] == "MedicalWebPage"
    assert page_node(told(found, found.pages["faq/shoes.md"]))["@type"] == "WebPage"


def test_every_pointer_leads_to_a_part_of_the_whole(real: Catalogue) -> None:
    for page in real.pages.values():
        found = told(real, page)
        assert found
        parts = [node["@id"] for node in found["@graph"]]
        assert len(set(parts)) == len(parts)
        pointers = [node["@id"] for node in nodes(found) if set(node) == {"@id"}]
        assert pointers
        assert set(pointers) <= set(parts)


def test_the_way_starts_at_the_first_page(real: Catalogue) -> None:
    found = told(real, real.pages["faq/how-long.md"])
    assert found
    steps = found["@graph"][1]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2]
    assert steps[0]["item"] == SITE.url
    assert steps[1]["item"] == page_node(found)["url"]
    assert "breadcrumb" not in page_node(told(real, real.pages["index.md"]))


def test_a_copy_that_stands_nowhere_tells_nothing(real: Catalogue) -> None:
    page = real.pages["index.md"]
    assert told(real, page, site=Site(SITE.name, "", "en")) is None


@pytest.mark.parametrize(
    ("content", "paragraph"),
    [
        ("<p>It can\nbe.</p><p>More.</p>", "It can be."),
        (
            '<p>It can.<sup class="cite"><a href="#source-1">[1]</a></sup> So can <b>this</b>.</p>',
            "It can. So can this.",
        ),
        ('<div class="care"><p>Call now</p></div>\n<p>It can be.</p>', "It can be."),
        ("<h2>Why</h2><ul><li><p>A</p></li></ul>", ""),
        ("", ""),
    ],
    ids=["first", "marks of sources", "after a card", "none", "nothing"],
)
def test_the_first_paragraph(content: str, paragraph: str) -> None:
    assert first_paragraph(content) == paragraph
