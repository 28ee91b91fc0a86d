"""The glossary: how it is read, what is told of a wrong one, and where its notes stand."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from common.problems import ProblemsError
from common.yaml_reader import Document
from pages.links.crosslinks import CrossLinks
from pages.links.glossary_notes import POLICY, GlossaryNotes
from pages.markdown.blocks import CareCards
from pages.model import catalogue, frontmatter, glossary
from pages.model.catalogue import Catalogue, Page
from pages.model.glossary import Entry
from pages.model.schema import PageHead
from pages.output import structured
from tests.pages.conftest import QUESTION, Docs
from tests.topic.real import CATALOGUE

BODY = """\
## Words

Some lines before.

Deep Sleep (DS)
:   A sleep that is deep.[@one; @two]

Yawn
:   A **long** breath.
"""


def read(body: str) -> tuple[tuple[Entry, ...], list[tuple[int, str]]]:
    entries, problems = glossary.read(frontmatter.Source("glossary.md", Document({}), body, 11))
    return entries, [(problem.line, problem.message) for problem in problems]


def test_terms_and_meanings_are_read_with_their_lines() -> None:
    entries, problems = read(BODY)
    assert problems == []
    assert entries == (
        Entry("Deep Sleep (DS)", "A sleep that is deep.", 15),
        Entry("Yawn", "A long breath.", 18),
    )
    assert [entry.ident for entry in entries] == ["deep-sleep-ds", "yawn"]
    assert entries[0].names == ("Deep Sleep", "deep Sleep", "DS", "dS")


def test_a_glossary_may_be_empty() -> None:
    assert read("") == ((), [])


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("Yawn", 11, "'Yawn' has no meaning"),
        (":   A breath.", 11, "': A breath.' has no meaning"),
        ("## Words\n:   A breath.", 12, "expected a term above its meaning, found 'Words'"),
        ("A sentence.\n:   A breath.", 12, "expected a term above its meaning"),
        ("Yawn\n:", 12, "':' has no meaning"),
        ("Yawn\n:A breath.", 12, "':A breath.' has no meaning"),
        ("Yawn\n:   One.\n:   Two.", 12, "a meaning stands on one line, found another below it"),
        ("Yawn\n:   One\n    two.", 12, "a meaning stands on one line"),
        ("Yawn\n:   One.\n\nyawn\n:   Two.", 15, "'yawn' is explained already, on line 11"),
    ],
)
def test_a_wrong_glossary_is_told_with_its_line(body: str, line: int, message: str) -> None:
    _, problems = read(body)
    assert (line, message) in [(at, told[: len(message)]) for at, told in problems]


def test_a_wrong_glossary_stops_with_all_other_problems(docs: Docs) -> None:
    head = QUESTION.partition("Yes,")[0].replace("Is it my shoes?", "Glossary")
    with pytest.raises(ProblemsError, match=r"docs/glossary\.md:10: 'Yawn' has no meaning"):
        catalogue.read(docs({"glossary.md": head + "Yawn\n"}))


def head(title: str, **more: object) -> PageHead:
    fields = {"title": title, "kind": "guide", "summary": "x", "review_due": "2027-05-31"}
    return PageHead.model_validate(fields | more)


def render(text: str, page: str = "this.md", **of_page: object) -> html.HtmlElement:
    """Convert as the build does, with a glossary of our own and one other page."""
    entries, _ = read(BODY + "\nDream\n:   Seen in sleep.\n\nBed\n:   A place.\n")
    heads = {
        page: head("This", **of_page),
        "bed.md": head("Bed", aliases=["yawn of a bed", "good dream"]),
    }
    pages = {path: Page(path, one, (), opens_with_emergency=False) for path, one in heads.items()}
    known = Catalogue(pages, {}, entries)
    links, notes = CrossLinks(known, page), GlossaryNotes(known)
    notes.page = page
    extensions = ["attr_list", "tables", "def_list", "smarty", CareCards({}), links, notes]
    return html.fromstring(f"<main>{markdown.markdown(text, extensions=extensions)}</main>")


def terms(page: html.HtmlElement) -> list[str]:
    return [term.text_content() for term in page.xpath("//dfn")]


def test_the_first_mention_shows_its_meaning() -> None:
    page = render("I yawn, then *I* yawn.")
    (term,) = page.xpath("//dfn")
    (note,) = page.xpath("//dfn/following-sibling::*[1][self::span]")
    assert term.text_content() == "yawn"
    assert term.get("tabindex") == "0"
    assert term.get("aria-describedby") == note.get("id") == "meaning-yawn"
    assert note.get("role") == "tooltip"
    assert note.text_content() == "A long breath."
    assert note.tail == ", then "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yawn and ds and DS.", ["Yawn", "DS"]),
        ("A deep Sleep.", ["deep Sleep"]),
        ("Two yawns.", ["yawns"]),
        ("## Yawn", []),
        ("[yawn](x.md)", []),
        ("`yawn`", []),
        ("yawn\n{: .no-link }", []),
        ("/// care | emergency\n\n- yawn\n\n///", []),
        ("A bed.", []),
        ("A yawn of a bed is no yawn of a bed.", []),
        ("A good dream, a good dream and a dream.", ["dream"]),
        ("yawn, DS, dream", ["yawn", "DS"]),
        ("yawn, DS\n\ndream", ["yawn", "DS", "dream"]),
    ],
)
def test_where_a_note_stands(text: str, expected: list[str]) -> None:
    assert terms(render(text)) == expected


def test_a_page_may_do_without() -> None:
    assert terms(render("A yawn.", crosslinks=False)) == []


def test_terms_of_the_glossary_have_ids_and_no_notes() -> None:
    page = render("Deep Sleep (DS)\n:   A yawn.\n", glossary.PAGE, crosslinks=False)
    assert page.xpath("//dt/@id") == ["deep-sleep-ds"]
    assert terms(page) == []


def test_a_term_that_nobody_mentions_is_known() -> None:
    entries, _ = read(BODY)
    one = Page("a.md", head("A"), (), opens_with_emergency=False)
    notes = GlossaryNotes(Catalogue({"a.md": one}, {}, entries))
    notes.page = "a.md"
    markdown.markdown("A yawn.", extensions=[notes])
    assert [entry.term for entry in notes.unmentioned] == ["Deep Sleep (DS)"]


def test_what_machines_are_told_holds_no_note() -> None:
    page = render("I yawn, then sleep.")
    made = html.tostring(page.xpath("//p")[0], encoding="unicode")
    assert structured.first_paragraph(made) == "I yawn, then sleep."


PIECES = st.sampled_from(
    ["yawn", "DS", "dream", "bed", "**bold**", "`yawn`", "[yawn](x.md)", "<a href='x'>", "</a>",
     "## ", "\n\n", "- ", "yawn of a bed", "&amp;", "."]
)  # fmt: skip


@settings(deadline=None)  # a busy machine is no bug
@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_notes_change_no_word_that_is_seen(text: str) -> None:
    page = render(text)
    plain = html.fromstring(
        "<main>" + markdown.markdown(text, extensions=["attr_list", "tables", "smarty"]) + "</main>"
    )
    notes = page.xpath("//*[@role='tooltip']")
    assert len(notes) <= POLICY.most_per_page
    assert len({note.get("id") for note in notes}) == len(notes)
    assert not page.xpath("//*[self::a or self::h2 or self::code]//dfn")
    for note in notes:
        note.drop_tree()
    assert page.text_content().split() == plain.text_content().split()


def test_the_real_glossary_is_right() -> None:
    entries = CATALOGUE.glossary
    assert len(entries) > 20
    assert all(entry.meaning.endswith(".") for entry in entries)
