"""*Mentioned in* and *Read next*: which pages, in which order, and for which reason."""

from __future__ import annotations

from typing import Any

import pytest
from mkdocs.config import load_config

from pages.cli import main
from pages.links import backlinks
from pages.links.backlinks import MOST, Web, weave
from pages.links.linker import Link
from pages.model.catalogue import Page
from pages.model.schema import PageHead
from pages.report import link_report
from tests.pages.conftest import QUESTION, Docs
from tests.topic.real import ROOT, TOPIC

PLACES = {"foot-top": "the top of the foot", "heel": "the heel", "toes-all": "all the toes"}


def page(path: str, **head: Any) -> Page:
    fields = {"kind": "guide", "summary": "x", "review_due": "2027-05-31"} | head
    if fields["kind"] in ("cause", "question"):
        fields = {"article": "none", "felt": "none"} | fields
    made = PageHead.model_validate({"title": path.removesuffix(".md").title(), **fields})
    return Page(path, made, (), opens_with_emergency=False)


def web(
    *pages: Page, links: tuple[Link, ...] = (), together: tuple[tuple[str, ...], ...] = ()
) -> Web:
    return weave({one.path: one for one in pages}, links, together, PLACES)


def reasons(of: Web, path: str) -> dict[str, str]:
    return {one.path: one.why for one in of.read_next(path)}


def test_mentions_are_sorted_by_title_and_say_the_words() -> None:
    found = web(
        page("a.md", title="Zebra"),
        page("b.md", title="Apple"),
        page("c.md"),
        links=(
            Link("a.md", "c.md", "first"),
            Link("a.md", "c.md", "again"),
            Link("b.md", "c.md", "third"),
            Link("c.md", "c.md", "itself"),
            Link("c.md", "gone.md", "nowhere"),
        ),
    )
    assert [(one.path, one.words) for one in found.mentions["c.md"]] == [
        ("b.md", "third"),
        ("a.md", "first"),
    ]
    assert set(found.mentions) == {"c.md"}


def test_every_reason_is_said() -> None:
    found = web(
        page("a.md", kind="cause", felt=["foot-top", "heel"]),
        page("place.md", kind="cause", felt=["foot-top"]),
        page("quiz-result.md"),
        page("mentions.md"),
        page("mentioned.md"),
        page("nothing.md"),
        links=(Link("mentions.md", "a.md", "sore feet"), Link("a.md", "mentioned.md", "rest")),
        together=(("a.md", "quiz-result.md"), ("nothing.md",)),
    )
    assert reasons(found, "a.md") == {
        "place.md": "felt in the same place: the top of the foot",
        "mentioned.md": "this page mentions “rest”",
        "mentions.md": "mentions “sore feet”",
        "quiz-result.md": "the quiz shows both",
    }


def test_what_the_writers_chose_comes_first_then_the_most_reasons() -> None:
    found = web(
        page("a.md", related=["z.md", "y.md"]),
        page("b.md"),
        page("c.md"),
        page("y.md", kind="question"),
        page("z.md"),
        links=(Link("c.md", "a.md", "words"), Link("b.md", "a.md", "words")),
        together=(("c.md", "a.md"), ("y.md", "a.md")),
    )
    assert list(reasons(found, "a.md")) == ["z.md", "y.md", "c.md", "b.md"]
    assert reasons(found, "a.md")["z.md"] == "good to know"
    assert reasons(found, "a.md")["y.md"] == "the quiz shows both"


def test_the_rarest_shared_place_is_named_and_ranks_higher() -> None:
    found = web(
        page("a.md", kind="cause", felt=["toes-all", "heel"]),
        page("b.md", kind="cause", felt=["toes-all"]),
        page("c.md", kind="cause", felt=["toes-all", "heel"]),
        page("d.md", kind="cause", felt=["toes-all"]),
    )
    told = reasons(found, "a.md")
    assert list(told) == ["c.md", "b.md", "d.md"]
    assert told["c.md"] == "felt in the same place: the heel"


def test_at_most_five_and_the_same_whatever_the_order() -> None:
    pages = [page(f"p{number}.md") for number in range(9)]
    links = tuple(Link(one.path, "p0.md", "x") for one in pages[1:])
    first = web(*pages, links=links).read_next("p0.md")
    second = web(*pages[::-1], links=links[::-1]).read_next("p0.md")
    assert first == second
    assert len(first) == MOST


def test_a_page_with_little_to_go_on_leads_to_its_neighbours() -> None:
    pages = [page(f"q{number}.md", kind="question") for number in range(6)]
    assert reasons(web(*pages), "q4.md") == dict.fromkeys(
        ["q5.md", "q0.md", "q1.md"], "another question"
    )


def test_pages_that_nothing_leads_to() -> None:
    found = web(
        page("index.md"),
        page("a.md", related=["b.md"]),
        page("b.md"),
        page("c.md"),
        page("made.md", template="quiz.html"),
        links=(Link("b.md", "c.md", "x"),),
    )
    assert found.alone() == ["a.md"]
    assert found.alone({"a.md": "what it is for"}) == []
    assert found.unmentioned() == ["a.md", "b.md", "made.md"]


def test_the_report_lists_links_and_what_has_none(
    docs: Docs, topic: Docs, capsys: pytest.CaptureFixture[str]
) -> None:
    glossary = QUESTION.replace("Is it my shoes?", "Glossary").replace(
        "kind: question", "kind: reference"
    )
    text = (
        glossary.partition("Yes,")[0]
        + "## Words\n\nLast\n:   A form for shoes.\n\nKnot\n:   A tie.\n"
    )
    folder = topic({"glossary.md": text, "causes/shoes.md": _with(docs, "A last is a form.")})
    assert main(["links", "--topic", str(folder)]) == 1
    told = capsys.readouterr().out
    assert "causes/shoes.md: mentioned in 1" in told
    assert "  tight laces -> causes/shoes.md" in told
    assert "  explained: last" in told
    assert "No page leads to: all-pages.md, get-help.md, glossary.md." in told
    assert (
        "No text mentions: all-pages.md, faq/shoes.md, get-help.md, glossary.md, sources.md."
        in told
    )
    assert "No page needs the glossary's: Knot." in told
    assert "1 links and 1 glossary notes." in told


def _with(docs: Docs, sentence: str) -> str:
    return (docs() / "causes/shoes.md").read_text("utf-8") + f"\n{sentence}\n"


def test_pages_are_converted_with_what_the_build_uses() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    found = link_report.extensions()
    assert {"attr_list", "toc"} <= set(found)
    # MkDocs adds one of its own, for code
    assert {*found, "fenced_code"} == set(config.markdown_extensions)


def test_the_real_pages_all_lead_on() -> None:
    found = link_report.make(TOPIC)
    assert found.alone == ()
    for path in found.web.pages:
        onward = found.web.read_next(path)
        assert len(onward) <= MOST
        assert all(one.reasons and one.path != path for one in onward)
        assert len({one.path for one in onward}) == len(onward)
        if found.web.pages[path].head.kind in backlinks.GROUPS:
            assert len(onward) >= backlinks.FEW
