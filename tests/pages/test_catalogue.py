"""Every mistake an author can make gets its own clear error, with file and line."""

from __future__ import annotations

import re

import pytest

from common.problems import ProblemsError
from pages.model import catalogue, frontmatter
from pages.model.schema import Kind
from tests.pages.conftest import CAUSE, QUESTION, SOURCE, Docs

HEAD_LINES = CAUSE.split("---")[1].count("\n") + 1
"""The line of the closing fence of CAUSE."""


def replaced(old: str, new: str) -> str:
    """Return the good cause page with one thing changed."""
    assert old in CAUSE
    return CAUSE.replace(old, new)


def with_body(text: str) -> str:
    return CAUSE + "\n" + text + "\n"


# id: (page, what the message must say; `:N:` is the line)
BROKEN = {
    "no head": ("Just words", ":1: expected the page's head to start with '---'"),
    "head not closed": ("---\ntitle: x\n", ":1: the page's head has no closing line"),
    "head not YAML": (
        replaced("kind: cause", "kind: [cause"),
        ":3: the bracket `[` is not closed. Right: kind: [cause]",
    ),
    "a colon left out of the head": (
        replaced("summary: A", "summary A"),
        ":4: a colon is missing behind `summary`. Right: summary: A shoe can press",
    ),
    "head is a list": ("---\n- a\n---\n\nText\n", ":2: expected `key: value` lines"),
    "impossible date": (
        replaced("2027-05-31", "2027-02-31"),
        ":10: `review_due`: '2027-02-31' cannot be: ",
    ),
    "key twice": (replaced("kind: cause", "title: Other\nkind: cause"), ":3: `title` stands twice"),
    "title missing": (replaced("title: Tight shoes\n", ""), "expected `title`, found none"),
    "a tag in the head": (
        replaced("Tight shoes", "Tight <b>shoes</b>"),
        ":2: `title`: expected no < or >, found <. Say it in words, or leave it out. Right: title:",
    ),
    "a truth in words": (
        replaced("review: none", "review: none\ncrosslinks: {a: b}"),
        "`crosslinks`: expected true or false, found `key: value` lines. Right: crosslinks: false",
    ),
    "summary missing": (replaced("summary: A shoe can press on a nerve.\n", ""), "`summary`"),
    "unknown key": (
        replaced("related:", "relatd:"),
        ":8: `relatd` is no key here; there are title, kind, ",
    ),
    "unknown kind": (
        replaced("kind: cause", "kind: caus"),
        ":3: `kind` is one of cause, question, "
        "guide or reference, found 'caus'. Did you mean 'cause'?",
    ),
    "unknown area": (
        replaced("foot-top", "foot-tip"),
        ":5: no place 'foot-tip' on the body map. Did you mean 'foot-top'?",
    ),
    "cause without a place": (
        replaced("felt: [toes-all, foot-top]\n", ""),
        "says where it is felt",
    ),
    "cause without article": (
        replaced("article: {section: cause 1, heading: Compression}\n", ""),
        "says which section of the article it answers",
    ),
    "cause that answers a question": (
        replaced("section: cause 1", "section: question 1"),
        "a cause cannot answer the article's 'question 1'",
    ),
    "section without number": (replaced("section: cause 1", "section: cause"), "article.section"),
    "a review that the page says itself": (
        replaced("review: none", "review: {by: A. Person, role: nurse}"),
        ":9: `review`: a review is recorded with `python -m review import`",
    ),
    "no review due": (replaced("review_due: 2027-05-31\n", ""), "expected `review_due`. Right:"),
    "review due in words": (replaced("2027-05-31", "next year"), ":10: `review_due`"),
    "related page missing": (
        replaced("faq/shoes.md", "faq/shoe.md"),
        ":8: no page 'faq/shoe.md'. Did you mean 'faq/shoes.md'?",
    ),
    "related to itself": (replaced("faq/shoes.md", "causes/shoes.md"), "does not name itself"),
    "alias taken": (replaced("tight laces", "'Is it my shoes?'"), "already leads to docs/causes"),
    "unknown source": (
        with_body("So.[@one-sorce]"),
        ":17: no source 'one-sorce' in the bibliography. Did you mean 'one-source'?",
    ),
    "citation misspelt": (with_body("So.[@One Source]"), ":17: expected a citation like"),
    "unknown urgency": (
        with_body("/// care | emergancy\n\n- it hurts\n\n///"),
        ":17: a care card is one of emergency, same-day, appointment, self-care, found "
        "'emergancy'. Did you mean 'emergency'?",
    ),
    "six lines on a card": (
        with_body("/// care | same-day\n\n" + "- it hurts\n" * 6 + "\n///"),
        ":17: a care card has at most 5 lines, found 6",
    ),
    "link in an emergency card": (
        with_body("/// care | emergency\n\n- see [this](shoes.md)\n\n///"),
        ":19: nothing to read on in an emergency card",
    ),
    "source in an emergency card": (
        with_body("/// care | emergency\n\n- it hurts[@one-source]\n\n///"),
        ":19: nothing to read on in an emergency card",
    ),
    "card without a list": (with_body("/// care | same-day\n\nIt hurts.\n\n///"), "holds no list"),
    "card not closed": (
        with_body("/// care | same-day\n\n- it hurts"),
        ":17: the block `/// care` is not closed",
    ),
    "card closed twice": (with_body("/// do\n\n- rest\n\n///\n\n///"), ":23: this `///` closes"),
    "unknown block": (with_body("/// dnot\n\n- do not rub\n\n///"), "no block `/// dnot`"),
    "do not left out": (
        with_body("/// dont\n\n- rub it\n\n///"),
        ":19: each line of `/// dont` starts with `do not`, found 'rub it'",
    ),
    "emergency number": (with_body("Call 999."), ":17: '999' is an emergency number"),
    "national line": (with_body("Ask NHS 111."), ":17: 'NHS 111' is a service"),
    "raw HTML": (with_body("A <b>bold</b> word."), ":17: '<b' may be raw HTML"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_mistake_is_told(docs: Docs, name: str) -> None:
    page, told = BROKEN[name]
    with pytest.raises(ProblemsError) as caught:
        catalogue.read(docs({"causes/shoes.md": page}))
    message = str(caught.value)
    assert told in message
    assert "docs/causes/shoes.md" in message


def test_a_good_folder_is_read(docs: Docs) -> None:
    found = catalogue.read(docs())
    assert list(found.pages) == ["causes/shoes.md", "faq/shoes.md"]
    assert [page.path for page in found.of_kind(Kind.CAUSE)] == ["causes/shoes.md"]
    assert found.pages["causes/shoes.md"].sources == ("one-source",)
    assert [page.path for page in found.citing("one-source")] == ["causes/shoes.md"]


def test_all_mistakes_come_at_once_in_order(docs: Docs) -> None:
    folder = docs({"causes/shoes.md": replaced("kind", "knd"), "faq/shoes.md": "Words\n"})
    with pytest.raises(ProblemsError) as caught:
        catalogue.read(folder)
    places = re.findall(r"docs/\S+?:\d+", str(caught.value))
    assert {place.split(":")[0] for place in places} == {
        "docs/causes/shoes.md",
        "docs/faq/shoes.md",
    }
    assert places == sorted(places, key=lambda p: (p.split(":")[0], int(p.split(":")[1])))
    assert str(caught.value).startswith(f"{len(places)} mistakes to mend")


def test_two_pages_may_not_claim_one_alias(docs: Docs) -> None:
    second = QUESTION.replace("article: none", "article: none\naliases: [Tight laces]")
    with pytest.raises(ProblemsError, match="'Tight laces' already leads to docs/causes"):
        catalogue.read(docs({"faq/shoes.md": second}))


def test_two_pages_may_not_answer_one_section(docs: Docs) -> None:
    second = CAUSE.replace("Tight shoes", "Laces").replace("[tight laces]", "[]")
    with pytest.raises(ProblemsError, match=r"'cause 1' is already answered by"):
        catalogue.read(docs({"causes/shoes-again.md": second}))


def test_a_source_nobody_cites_is_told(docs: Docs) -> None:
    with pytest.raises(ProblemsError, match="no page cites 'two'"):
        catalogue.read(docs(sources=[SOURCE, SOURCE | {"id": "two"}]))


@pytest.mark.parametrize(
    ("source", "told"),
    [
        pytest.param(SOURCE | {"URL": "see there"}, "lacks an address", id="address"),
        pytest.param(SOURCE | {"accessed": {}}, "lacks the date it was checked", id="checked"),
        pytest.param(SOURCE | {"publisher": ""}, "lacks `publisher`", id="publisher"),
        pytest.param(SOURCE | {"title": ""}, "lacks `title`", id="title"),
        pytest.param("words", "lacks an object with an id", id="no object"),
    ],
)
def test_an_incomplete_source_is_told(docs: Docs, source: object, told: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        catalogue.read(docs(sources=[source]))
    assert told in str(caught.value)
    assert "docs/bibliography.json" in str(caught.value)


def test_a_source_twice_is_told_with_its_line(docs: Docs) -> None:
    with pytest.raises(ProblemsError, match=r"json:\d+: source 'one-source' stands twice"):
        catalogue.read(docs(sources=[SOURCE, SOURCE]))


@pytest.mark.parametrize("text", ["{", '{"a": 1}', "[1"], ids=["cut off", "no list", "no end"])
def test_a_broken_bibliography_is_told(docs: Docs, text: str) -> None:
    with pytest.raises(ProblemsError, match=r"docs/bibliography\.json"):
        catalogue.read(docs({"bibliography.json": text}))


def test_numbers_that_are_no_emergency_number_may_stand(docs: Docs) -> None:
    text = with_body(
        "A study of 5,205 runners, 1,112 of them hurt; 2.911 times; 11.112; the 1999 one."
    )
    assert catalogue.read(docs({"causes/shoes.md": text})).pages


def test_a_page_that_opens_with_emergency_signs_is_known(docs: Docs) -> None:
    card = "/// care | emergency\n\n- it hurts\n\n///\n"
    first = CAUSE.replace("## Where you feel it", f"## Now\n\n{card}\n## Where you feel it")
    last = with_body(f"## When to get help\n\n{card}")
    for text, opens in ((first, True), (last, False), (CAUSE, False)):
        found = catalogue.read(docs({"causes/shoes.md": text}))
        assert found.pages["causes/shoes.md"].opens_with_emergency is opens


@pytest.mark.parametrize(
    ("target", "start", "expected"),
    [
        ("causes/a.md", "index.md", "causes/a.md"),
        ("causes/a.md", "causes/b.md", "a.md"),
        ("get-help.md", "causes/b.md", "../get-help.md"),
    ],
)
def test_relative_addresses(target: str, start: str, expected: str) -> None:
    assert catalogue.relative(target, start) == expected


@pytest.mark.parametrize(
    "page",
    [
        CAUSE,
        "\ufeff" + CAUSE,
        CAUSE.replace("---\n", "---  \n"),
        CAUSE + "\n---\n\nname: below a rule\n",
        CAUSE.split("\n---\n")[0] + "\n---",
    ],
    ids=["usual", "byte order mark", "blanks", "a rule in the text", "no text"],
)
def test_the_text_alone_is_what_stands_below_the_head(page: str) -> None:
    source, problems = frontmatter.parse("docs/a.md", page)
    assert source is not None
    assert not problems
    assert frontmatter.body(page) == source.body


def test_a_question_says_when_it_is_checked_again(docs: Docs) -> None:
    text = QUESTION.replace("review_due: 2027-05-31\n", "")
    with pytest.raises(ProblemsError, match="expected `review_due`"):
        catalogue.read(docs({"faq/shoes.md": text}))


@pytest.mark.parametrize(
    ("custom", "how"),
    [({}, "looked at"), ({"read": "excerpt"}, "excerpt read"), ({"read": "copy"}, "copy read")],
)
def test_nothing_is_claimed_of_how_a_source_was_read(
    docs: Docs, custom: dict[str, str], how: str
) -> None:
    found = catalogue.read(docs(sources=[SOURCE | {"custom": custom}]))
    assert found.sources["one-source"].how == how
