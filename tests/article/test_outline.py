"""What the importer recognises, in whole articles and in small ones."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from article.model.article import Article, ArticleError, Block
from tests.article.laws import SAMPLES, broken, lost, read, sample_files


def causes(article: Article) -> list[str]:
    return [section.heading for section in article.causes]


def questions(article: Article) -> list[str]:
    return [section.heading for section in article.questions]


def texts(blocks: Iterable[Block]) -> list[str]:
    return [block.text for block in blocks]


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.name)
def test_sample_articles_have_their_expected_outline(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    article = read(path.read_bytes(), path.suffix)
    found = {
        "title": article.title,
        "causes": causes(article),
        "questions": questions(article),
        "introduction": len(article.introduction),
        "conclusion": len(article.conclusion),
        "author": len(article.author),
        "left_out": [one.reason for one in article.left_out],
    }
    assert found == expected


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.name)
def test_every_section_of_a_sample_has_text_and_keeps_the_laws(path: Path) -> None:
    data = path.read_bytes()
    article = read(data, path.suffix)
    assert all(section.blocks for section in article.sections)
    assert broken(data, path.suffix, article) == []


def test_the_articles_samples_cover_every_format() -> None:
    assert {path.suffix for path in sample_files()} == {".txt", ".md", ".html"}
    assert len(sample_files()) >= 7


def test_an_article_as_long_as_that_of_this_site_is_read_whole() -> None:
    article = read((SAMPLES / "aching-back.txt").read_bytes(), ".txt")
    assert (len(article.causes), len(article.questions)) == (5, 14)
    assert [len(section.blocks) for section in article.sections] == [1] * 19


@pytest.mark.parametrize(
    "marker",
    [
        "Fact {}: ",
        "Reason {} – ",
        "Cause {}. ",
        "Factor {} - ",
        "#{} ",
        "REASON #{}: ",
        "Cause {}) ",
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_labels_mark_causes(marker: str, suffix: str) -> None:
    text = f"{marker.format(1)}Dry air\nIt is dry.\n\n{marker.format(2)}Loud song\nIt is loud.\n"
    article = read(text.encode(), suffix)
    assert causes(article) == ["Dry air", "Loud song"]
    assert texts(article.causes[0].blocks) == ["It is dry."]


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        pytest.param("1. Dry air\nIt is dry.\n\n2. Song\nIt is loud.", ".txt", id="numbered lines"),
        pytest.param("**1. Dry air**\n\nIt is dry.\n\n**2. Song**\n\nLoud.", ".md", id="bold"),
        pytest.param("## 1. Dry air\nDry.\n## 2. Song\nLoud.", ".md", id="numbered headings"),
        pytest.param("## Dry air\nDry.\n## Song\nLoud.", ".md", id="siblings"),
        pytest.param("## Dry air\nDry.\n## Song\nLoud.", ".txt", id="siblings in plain text"),
        pytest.param("1. Dry air: it is dry.\n2. Song: it is loud.", ".md", id="titled items"),
        pytest.param("1. **Dry air.** Dry.\n2. **Song.** Loud.", ".md", id="bold titled items"),
        pytest.param(
            "## Common causes\n### Dry air\nDry.\n### Song\nLoud.\n## Rest\nSleep.\n## Food\nEat.",
            ".md",
            id="below a heading",
        ),
        pytest.param(
            "## Causes\n- Dry air: dry.\n- Song: loud.\n\n## Rest\nSleep.\n## Food\nEat.",
            ".md",
            id="items below a heading",
        ),
        pytest.param(
            "<h1>T</h1><h2>Dry air</h2><p>Dry.</p><h2>Song</h2><p>Loud.</p>", ".html", id="html"
        ),
    ],
)
def test_other_families_mark_causes(text: str, suffix: str) -> None:
    article = read(text.encode(), suffix)
    assert causes(article) == ["Dry air", "Song"]
    assert all(section.blocks for section in article.causes)


def test_a_stronger_family_wins() -> None:
    text = "Fact 1: Air\nDry.\n\nFact 2: Song\nDo this:\n\n1. Stop: now.\n2. Rest: long.\n"
    article = read(text.encode(), ".md")
    assert causes(article) == ["Air", "Song"]
    assert [block.number for block in article.causes[1].blocks] == [None, 1, 2]


BEFORE = "Fact 1: Dry air\nIt is dry.\n\nCommon questions:\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "1. Is it bad?\nNo.\n\n2. Does it end?\nYes.",
        "1. Is it bad? No.\n2. Does it end? Yes.",
        "1) Is it bad?\n\nNo.\n\n2) Does it end?\n\nYes.",
        "Q: Is it bad?\nA: No.\n\nQ: Does it end?\nA: Yes.",
        "Q1. Is it bad?\n\nA1. No.\n\nQ2. Does it end?\n\nA2. Yes.",
        "Question 1: Is it bad?\nAnswer: No.\n\nQuestion 2: Does it end?\nAnswer: Yes.",
        "Q: Is it bad? A: No.\n\nQ: Does it end? A: Yes.",
        "**Is it bad?**\n\nNo.\n\n**Does it end?**\n\nYes.",
        "**1. Is it bad?**\nNo.\n\n**2. Does it end?**\nYes.",
        "## Is it bad?\nNo.\n\n## Does it end?\nYes.",
        "Is it bad?\n\nNo.\n\nDoes it end?\n\nYes.",
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_questions_in_many_shapes(text: str, suffix: str) -> None:
    article = read((BEFORE + text).encode(), suffix)
    assert [s.heading.removeprefix("1. ").removeprefix("2. ") for s in article.questions] == [
        "Is it bad?",
        "Does it end?",
    ]
    assert [texts(section.blocks) for section in article.questions] == [["No."], ["Yes."]]
    assert causes(article) == ["Dry air"]


@pytest.mark.parametrize(
    "opening",
    ["In conclusion", "To sum up", "In short", "In summary", "Wrapping up", "Bottom line"],
)
def test_a_paragraph_may_open_the_conclusion(opening: str) -> None:
    text = f"Fact 1: Dry air\nIt is dry.\n\n{opening}, drink."
    article = read(text.encode(), ".txt")
    assert texts(article.conclusion) == [f"{opening}, drink."]


@pytest.mark.parametrize(
    "heading",
    ["Conclusion", "Summary", "The bottom line", "Final thoughts", "Key takeaways", "Wrapping up"],
)
def test_a_heading_may_open_the_conclusion(heading: str) -> None:
    text = f"## 1. Dry air\nDry.\n## 2. Song\nLoud.\n## {heading}\nDrink."
    article = read(text.encode(), ".md")
    assert texts(article.conclusion) == ["Drink."]
    assert causes(article) == ["Dry air", "Song"]


@pytest.mark.parametrize(
    "author",
    ["About the author", "Written by Ann Example", "By Ann Example", "• Ann @ a.example"],
)
def test_an_author_box_is_told_apart(author: str) -> None:
    text = f"Fact 1: Dry air\nIt is dry.\n\nTo sum up, drink.\n\n{author}\n\nView all posts\n"
    article = read(text.encode(), ".txt")
    assert texts(article.author) == [author.removeprefix("• "), "View all posts"]
    assert texts(article.conclusion) == ["To sum up, drink."]


@pytest.mark.parametrize(
    "heading", ["When to see a doctor", "Treatment", "Sources", "Related posts", "Comments"]
)
def test_other_sections_are_left_out_with_their_text(heading: str) -> None:
    text = f"## Dry air\nDry.\n## Song\nLoud.\n## {heading}\nMore words."
    article = read(text.encode(), ".md")
    assert causes(article) == ["Dry air", "Song"]
    assert [one.text for one in article.left_out] == [f"{heading}\nMore words."]
    assert article.left_out[0].reason


def test_hidden_words_of_a_page_are_reported_and_scripts_are_not() -> None:
    page = (
        "<html><body><h2>Fact 1: Air</h2><p>Dry.<script>steal()</script></p>"
        "<p style='display: none'>Secret</p><p hidden>Other</p></body></html>"
    )
    article = read(page.encode(), ".html")
    assert [(one.reason, one.text) for one in article.left_out] == [
        ("hidden on the page", "Secret\nOther")
    ]
    assert texts(article.causes[0].blocks) == ["Dry."]


def test_links_keep_their_words_and_lose_unsafe_addresses() -> None:
    text = (
        "Fact 1: Air\n\n[good](https://a.example/x) [bad](javascript:alert) [ftp](ftp://a.example)"
    )
    article = read(text.encode(), ".md")
    spans = article.causes[0].blocks[0].spans
    assert [(s.text.strip(), s.href) for s in spans if s.href] == [("good", "https://a.example/x")]
    assert [one.text for one in article.left_out] == [
        "bad (javascript:alert)",
        "ftp (ftp://a.example)",
    ]


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_an_article_without_causes_says_how_they_look(suffix: str) -> None:
    with pytest.raises(ArticleError, match=r"no causes found.*Fact 1: Title"):
        read(b"A title\n\nSome words. More words.", suffix)


def test_short_questions_outside_of_the_box_with_most_words_are_kept() -> None:
    long = "Long words of running text, with commas, and more commas, and an end. " * 4
    page = (
        f"<html><body><div class=menu>Menu</div><div><h1>T</h1><p>{long}</p>"
        f"<h2>Cause 1: Air</h2><p>{long}</p><h2>Cause 2: Song</h2><p>{long}</p></div>"
        "<section><h2>FAQ</h2><details><summary>Is it bad?</summary>No.</details>"
        "<details><summary>Does it end?</summary>Yes.</details></section></body></html>"
    )
    article = read(page.encode(), ".html")
    assert questions(article) == ["Is it bad?", "Does it end?"]
    assert lost(page.encode(), ".html", article) == []


def test_a_plain_line_may_head_the_conclusion_or_what_follows_it() -> None:
    text = (
        "Fact 1: Dry air\nIt is dry.\n\nFAQs\n\n1. Is it bad?\nNo.\n\n2. Does it end?\nYes.\n\n"
        "The bottom line\nDrink.\n\nRelated articles\nWhy is tea hot?\n"
    )
    article = read(text.encode(), ".txt")
    assert [texts(section.blocks) for section in article.questions] == [["No."], ["Yes."]]
    assert texts(article.conclusion) == ["Drink."]
    assert [one.text for one in article.left_out] == [
        "FAQs",
        "The bottom line",
        "Related articles\nWhy is tea hot?",
    ]


def test_a_page_of_bold_lines_is_understood() -> None:
    page = (
        "<html><body><p><b>Why does my knee click?</b></p><p>By Lee Jones</p><p>Knees click.</p>"
        "<p><b>1. Gas</b><br>Bubbles pop.</p><p><b>2. Tendons</b><br>They snap.</p>"
        "<p>Some frequently asked questions:</p>"
        "<p><b>Q: Is it bad?</b><br>A: No.</p><p><b>Q: Should I stop?</b><br>A: No need.</p>"
        "</body></html>"
    )
    article = read(page.encode(), ".html")
    assert article.title == "Why does my knee click?"
    assert causes(article) == ["Gas", "Tendons"]
    assert questions(article) == ["Is it bad?", "Should I stop?"]
    assert texts(article.introduction) == ["Knees click."]
    assert texts(article.author) == ["By Lee Jones"]


def test_contents_lists_do_not_become_sections() -> None:
    text = "Fact 1: Dry air\n\nFact 2: Song\n\nFact 1: Dry air\nDry.\n\nFact 2: Song\nLoud.\n"
    article = read(text.encode(), ".txt")
    assert [texts(section.blocks) for section in article.causes] == [["Dry."], ["Loud."]]
    assert {one.reason for one in article.left_out} == {"a line of the table of contents"}


def test_steps_inside_a_cause_are_no_questions_even_when_one_asks() -> None:
    text = (
        "## 1. Dry air\n\nDo this:\n\n1. Stop.\n2. Ask: is it dry? Then wait.\n3. Drink.\n\n"
        "## 2. Song\n\nLoud.\n"
    )
    article = read(text.encode(), ".md")
    assert questions(article) == []
    assert len(article.causes[0].blocks) == 4


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<div>" * 3000 + "Fact 1: A", "nested too deep"),
        ("<html></html>", "the page has no text"),
        ("<html><!-- only this -->", "no"),
    ],
    ids=["deep", "empty", "comment"],
)
def test_odd_pages_are_refused_in_words(page: str, words: str) -> None:
    with pytest.raises(ArticleError, match=words):
        read(page.encode(), ".html")


@pytest.mark.parametrize(
    ("text", "words"),
    [("> " * 200 + "Fact 1: A", "too deep"), ("[" * 60_000, "longer than 50000 characters")],
    ids=["deep", "long line"],
)
def test_odd_markdown_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(ArticleError, match=words):
        read(text.encode(), ".md")


def test_the_wrapped_sample_still_has_its_byte_order_mark_and_line_ends() -> None:
    data = (SAMPLES / "tingling-hands-wrapped.txt").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") > 20


def test_an_item_outside_of_any_list_is_an_item() -> None:
    page = b"<html><body><h2>Fact 1: Air</h2><p>Do:</p><li>Stop<li>Rest</body></html>"
    article = read(page, ".html")
    assert [block.depth for block in article.causes[0].blocks] == [0, 1, 1]
    assert broken(page, ".html", article) == []


def test_a_sign_beside_a_title_is_told_wherever_it_stands() -> None:
    sign = "<i class='material-icons'>expand_more</i>"
    page = (
        f"<html><body><nav><h2>Menu{sign}</h2><a href=a>One</a> <a href=b>Two</a></nav><main>"
        f"<h1>Ears</h1><h2>1. Wax{sign}</h2><p>It blocks.</p><h2>2. Noise</h2><p>It tires.</p>"
        f"<h2 hidden>Later{sign}</h2></main></body></html>"
    )
    article = read(page.encode(), ".html")
    assert causes(article) == ["Wax", "Noise"]
    assert [one.text for one in article.left_out].count("expand_more") == 3
    assert lost(page.encode(), ".html", article) == []
