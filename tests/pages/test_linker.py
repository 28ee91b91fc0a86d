"""The cross-linker: what is linked, what never is, and laws that hold for any page."""

from __future__ import annotations

import os
import re
import xml.etree.ElementTree as etree
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from pages.links.crosslinks import CrossLinks
from pages.links.linker import Link, Policy, link
from pages.markdown.blocks import CareCards
from pages.model import catalogue, frontmatter
from pages.model.catalogue import Catalogue, Page
from pages.model.schema import read_head
from pages.model.terms import Term, Terms

GOLDEN = Path(__file__).parent.parent / "data" / "linker"
UPDATE = "UPDATE_GOLDEN=1 .venv/bin/python -m pytest tests/pages/test_linker.py -k golden"

TERMS = Terms(
    [
        Term("tight shoes", "shoes.md"),
        Term("shoes", "other-shoes.md"),
        Term("PAD", "arteries.md"),
        Term("Raynaud's", "cold.md"),
        Term("tight, hard muscle", "muscle.md"),
        Term("over-breathing", "breath.md"),
        Term("cramp", "salts.md"),
        Term("get help", "help.md"),
        Term("battery", "battery.md"),
        Term("crutch", "crutch.md"),
        Term("leg", "leg.md"),
        Term("II+", "grade.md"),
        Term("writer's cramp", "salts.md", never=True),
    ]
)

POLICY = Policy()


class _Linked(Extension):
    def __init__(self, policy: Policy, linked: tuple[str, ...]) -> None:
        super().__init__()
        self.policy, self.linked = policy, linked
        self.records: list[Link] = []

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        outer = self

        class Run(Treeprocessor):
            def run(self, root: etree.Element) -> None:
                raw = [str(html) for html in md.htmlStash.rawHtmlBlocks]
                outer.records = link(
                    root, TERMS, "this.md", outer.linked, policy=outer.policy, raw=raw
                )

        md.treeprocessors.register(Run(), "link", 6.5)


def render(
    text: str, policy: Policy = POLICY, linked: tuple[str, ...] = ()
) -> tuple[str, list[str]]:
    """Return the HTML of `text` and the targets that were linked, in order."""
    extension = _Linked(policy, linked)
    made = markdown.markdown(
        text, extensions=["attr_list", "tables", "def_list", "abbr", "smarty", extension]
    )
    return made, [record.target for record in extension.records]


def golden(case: Path) -> str:
    """Return the case as HTML, as the page `part/case.md` beside the pages in `terms`."""
    source, _ = frontmatter.parse(case.name, case.read_text("utf-8"))
    assert source is not None
    head, problems = read_head(source)
    assert head is not None, problems
    known = catalogue.read(GOLDEN / "terms")
    path = "part/case.md"
    page = Page(path, head, (), opens_with_emergency=False)
    linker = CrossLinks(Catalogue({**known.pages, path: page}, {}), path)
    extensions = ["attr_list", "tables", "def_list", "abbr", "footnotes", "admonition", "smarty"]
    made = markdown.Markdown(
        extensions=[*extensions, "pymdownx.tabbed", CareCards({}), linker],
        extension_configs={"pymdownx.tabbed": {"alternate_style": True}},
    )
    return made.convert(source.body) + "\n"


@pytest.mark.parametrize("case", sorted(GOLDEN.glob("*.md")), ids=lambda case: case.stem)
def test_golden(case: Path) -> None:
    expected = case.with_suffix(".html")
    found = golden(case)
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8"), f"if this is meant: {UPDATE}"


CASES: dict[str, tuple[str, list[str]]] = {
    "first mention only": ("Tight shoes, then tight shoes.", ["shoes.md"]),
    "longest match": ("My tight shoes hurt.", ["shoes.md"]),
    "shorter where the longer does not stand": ("My shoes hurt.", ["other-shoes.md"]),
    "left to right": ("A cramp, then tight shoes.", ["salts.md", "shoes.md"]),
    "capital at the start": ("Cramp is common.", ["salts.md"]),
    "not in capitals": ("CRAMP is common.", []),
    "acronym as written": ("PAD is common.", ["arteries.md"]),
    "acronym is not a word": ("A pad in the shoe.", []),
    "name as written": ("raynaud's", []),
    "typographic apostrophe": ("Raynaud’s is common.", ["cold.md"]),
    "plural": ("Cramps are common.", ["salts.md"]),
    "part of a word": ("Cramped seats.", []),
    "across a line break": ("My tight\nshoes hurt.", ["shoes.md"]),
    "across a full stop": ("It is tight. Shoes are not.", ["other-shoes.md"]),
    "comma within a term": ("A tight, hard muscle hurts.", ["muscle.md"]),
    "hyphen within a term": ("Over-breathing is quick.", ["breath.md"]),
    "not in a heading": ("## Tight shoes\n\nText.", []),
    "not in code": ("`tight shoes`", []),
    "not in a code block": ("    tight shoes", []),
    "not in another link": ("[tight shoes](x.md)", []),
    "not in a table head": ("| cramp |\n|---|\n| text |", []),
    "in a table cell": ("| head |\n|---|\n| cramp |", ["salts.md"]),
    "not in a term being defined": ("cramp\n:   A pain.", []),
    "in its meaning": ("pain\n:   A cramp.", ["salts.md"]),
    "not where the author says no": ("cramp\n{: .no-link }", []),
    "in bold": ("**cramp**", ["salts.md"]),
    "not across markup": ("tight **shoes**", ["other-shoes.md"]),
    "not within raw HTML": ('<a href="#">*cramp*</a>', []),
    "beside raw HTML": ('<a href="#">cramp</a> PAD', ["arteries.md"]),
    "not after a raw link that stays open": ('<a href="#">x\n\ncramp\n\n</a> PAD', ["arteries.md"]),
    "within harmless raw HTML": ("<i>cramp</i>", ["salts.md"]),
    "not within a raw button": ("<button>cramp</button>", []),
    "beside an entity": ("&amp; cramp", ["salts.md"]),
    "plural of y and of ch": ("batteries and crutches", ["battery.md", "crutch.md"]),
    "no plural of a short word": ("legs", []),
    "sign at the end": ("Grade II+ is worse, II is not.", ["grade.md"]),
    "what a term is not": ("A writer's cramp.", []),
}
"""The page as Markdown, and the targets that are linked, in order."""


@pytest.mark.parametrize("name", CASES)
def test_what_is_linked(name: str) -> None:
    text, expected = CASES[name]
    assert render(text)[1] == expected


def test_the_text_stays_and_the_link_holds_the_words_as_written() -> None:
    made, _ = render("Are Tight\nshoes bad?")
    assert ' href="shoes.md">Tight\nshoes</a> bad?' in made
    assert tree(made).xpath("//a[@data-crosslink='shoes.md'][@class='crosslink'][not(@title)]")


def test_never_to_itself_and_never_where_a_person_has_linked() -> None:
    assert render("cramp and PAD", linked=("salts.md", "arteries.md"))[1] == []


def test_not_in_an_emergency_card() -> None:
    root = etree.fromstring(
        '<div><div class="care care--emergency"><p>cramp</p></div>'
        '<div class="care"><h3 class="care__heading">cramp</h3><p>PAD</p></div></div>'
    )
    assert [made.target for made in link(root, TERMS, "this.md", ())] == ["arteries.md"]


def test_ceilings() -> None:
    text = "cramp PAD shoes\n\nover-breathing, get help"
    two_a_paragraph = Policy(most_per_paragraph=2, most_per_page=9)
    three_a_page = Policy(most_per_paragraph=9, most_per_page=3)
    assert render(text, two_a_paragraph)[1] == ["salts.md", "arteries.md", "breath.md", "help.md"]
    assert render(text, three_a_page)[1] == ["salts.md", "arteries.md", "other-shoes.md"]


def test_a_list_item_is_a_paragraph_of_its_own() -> None:
    text = "- cramp\n- PAD\n- shoes"
    assert len(render(text, Policy(most_per_paragraph=1))[1]) == 3


def test_the_core_is_pure() -> None:
    """Text in, records out: the same twice, with the terms in any order, and nothing kept."""
    terms = [Term("kite", "b.md"), Term("kite", "a.md"), Term("paper kite", "c.md")]
    found = []
    for order in (terms, terms[::-1], terms):
        root = etree.fromstring("<div><p>A kite, a paper kite.</p></div>")
        found.append((link(root, Terms(order), "x.md", ()), etree.tostring(root)))
    assert found[0] == found[1] == found[2]
    assert found[0][0] == [Link("x.md", "a.md", "kite"), Link("x.md", "c.md", "paper kite")]


def test_what_a_page_declares_first_wins_then_the_path() -> None:
    terms = Terms(
        [Term("other", "a.md"), Term("kite", "a.md"), Term("kite", "c.md"), Term("kite", "b.md")]
    )
    root = etree.fromstring("<p>kite</p>")
    assert [made.target for made in link(root, terms, "x.md", ())] == ["b.md"]


WORDS = st.sampled_from(
    ["tight", "shoes", "cramp", "PAD", "Raynaud’s", "over-breathing", "**bold**", "`code`", "*a",
     "b*", "[x](y.md)", "<b>", "</b>", "## ", "\n\n", "\n", "- ", "| ", "&amp;", "\\*", "é", ".",
     "<a href='z'>", "</a>", "<button>", "</button>", "<!-- <a> -->", "cramp\u0301", "II+", "\x02",
     "    ", "[cramp][r]", "<cramp@x.org>", "![cramp](x.png)", "# cramp\n", "^"]
)  # fmt: skip


@settings(deadline=None)  # a busy machine is no bug
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_laws(text: str) -> None:
    """The visible text never changes, no link stands in a link or heading, and runs are alike."""
    plain = markdown.markdown(
        text, extensions=["attr_list", "tables", "def_list", "abbr", "smarty"]
    )
    made, targets = render(text)
    assert visible(made) == visible(plain)
    assert render(text) == (made, targets)
    assert len(targets) == len(set(targets))
    assert not re.search(r"<(h\d|code|pre)\b[^>]*>(?:(?!</\1>).)*crosslink", made, re.DOTALL)
    anchors = tree(made).xpath("//a[@class='crosslink']")
    assert not [a for a in anchors if a.xpath("ancestor::a")]


@settings(deadline=None)  # a busy machine is no bug
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_linking_twice_changes_nothing(text: str) -> None:
    root = etree.Element("div")
    etree.SubElement(root, "p").text = text
    first = link(root, TERMS, "this.md", ())
    once = etree.tostring(root)
    linked = [made.target for made in first]
    assert link(root, TERMS, "this.md", linked) == []
    assert etree.tostring(root) == once


def tree(made: str) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(f"<div>{made}</div>")


def visible(made: str) -> str:
    return re.sub(r"\s+", " ", tree(made).text_content())
