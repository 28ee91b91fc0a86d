"""Any topic is built by the same engine: both examples, and a new one from each sample article."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import html

from article.cli import load
from article.model.article import ArticleError
from article.new_topic import begin
from article.output.report import write_lines
from common import topic as topics
from tests.hooks.forking import Builder

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(file.parent for file in (ROOT / "examples").glob("*/topic.yml"))
ARTICLES = sorted(
    file for file in (ROOT / "tests/data/articles").glob("*.*") if file.suffix != ".json"
)
TODAY = date(2026, 11, 30)


def pages(built: Path) -> list[Path]:
    return sorted(built.rglob("*.html"))


@pytest.mark.parametrize("topic", EXAMPLES, ids=lambda topic: topic.name)
def test_an_example_builds(topic: Path, small: Path, builder: Builder) -> None:
    done = builder.build(small, TOPIC=str(topic))
    assert done.code == 0, done.said
    assert (small / "built" / "get-help" / "index.html").is_file()
    home = html.parse(str(small / "built/index.html")).getroot()
    assert not home.xpath("//meta[@name='robots']")
    foot = home.find_class("pn-foot")[0].text_content()
    assert "Text: CC BY 4.0. No adverts. No tracking." in foot


@pytest.mark.parametrize("article", ARTICLES, ids=lambda file: file.name)
def test_a_new_topic_builds_at_once_and_says_everywhere_that_it_is_a_draft(
    article: Path, tmp_path: Path, small: Path, builder: Builder
) -> None:
    folder = tmp_path / "topic"
    plans = begin(load(article), folder, TODAY)
    assert all(plan.path.is_file() for plan in plans)
    done = builder.build(small, TOPIC=str(folder))
    assert done.code == 0, done.said
    found = pages(small / "built")
    assert len(found) >= len(plans) + 6
    for page in found:
        root = html.parse(str(page)).getroot()
        assert "This is a draft." in root.find_class("pn-notice")[0].text_content(), page
        assert root.xpath("//meta[@name='robots']/@content") == ["noindex"], page
        assert "Text:" not in root.find_class("pn-foot")[0].text_content()  # no licence is given
    quiz = html.parse(str(small / "built/quiz-plain/index.html")).getroot()
    assert "Do you have any of these signs?" in quiz.find_class("quiz__question")[0].text_content()


def test_a_title_that_asks_is_no_word_too_many(tmp_path: Path) -> None:
    """A title such as this one stands in the description of the site, and in its short names."""
    article = tmp_path / "hands.md"
    article.write_text(
        "# Why do my hands go numb at night?\n\nIt is common.\n\n"
        "## 1. A nerve at the wrist\n\nIt is squeezed.\n\n"
        "## 2. A nerve at the elbow\n\nIt is bent.\n\n"
        "## When to see a doctor\n\nIf your face droops.\n\n"
        "## Questions\n\n### What can I do about it at home in the first days?\n\nRest.\n\n"
        "### What can I do about it at home in the first weeks?\n\nMove.\n",
        "utf-8",
    )
    plans = begin(load(article), tmp_path / "topic", TODAY)
    told = topics.read(tmp_path / "topic").told
    assert told.description == (
        "Why do my hands go numb at night? What can cause it, and when to get help"
    )
    assert told.slug == "why-do-my-hands-go-numb-at-night"
    names = [plan.path.name for plan in plans if plan.section.kind == "question"]
    start = "what-can-i-do-about-it-at-home-in-the-first"
    assert names == [f"{start}-days.md", f"{start}-weeks.md"]
    said = "\n".join(write_lines(load(article), plans, dry_run=False))
    first = said.partition("Look at these first:\n")[2].split("\n")[0]
    assert first == "  on no page: When to see a doctor"


def test_what_a_person_wrote_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "topic").mkdir()
    (tmp_path / "topic" / "mine.txt").write_text("mine")
    with pytest.raises(ArticleError, match="files in it"):
        begin(load(ARTICLES[0]), tmp_path / "topic", TODAY)
    assert [file.name for file in (tmp_path / "topic").iterdir()] == ["mine.txt"]
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ArticleError, match="a file"):
        begin(load(ARTICLES[0]), tmp_path / "file", TODAY)
    assert {file.name for file in tmp_path.iterdir()} == {"topic", "file"}


def test_a_draft_may_have_no_signs_yet_and_then_says_so(
    tmp_path: Path, small: Path, builder: Builder
) -> None:
    folder = tmp_path / "topic"
    begin(load(ARTICLES[0]), folder, TODAY)
    (folder / "signs.yml").unlink()
    told = (folder / "topic.yml").read_text("utf-8")
    (folder / "topic.yml").write_text(told.replace("quiz: quiz\n", ""), "utf-8")
    (folder / "docs/quiz.md").unlink()
    for page in (folder / "docs").rglob("*.md"):
        text = page.read_text("utf-8").replace("(quiz.md)", "(about.md)")
        text = text.replace("[quiz.md]", "[about.md]").replace("- quiz.md\n", "")
        rows = [row for row in text.split("\n") if not row.startswith("- [!")]
        page.write_text("\n".join(rows).replace("/// care | emergency\n\n\n///", ""), "utf-8")
    help_page = folder / "docs/get-help.md"
    help_page.write_text(help_page.read_text("utf-8").partition("## Now")[0], "utf-8")
    (folder / "topic.yml").write_text(
        (folder / "topic.yml").read_text("utf-8").replace("  quiz.md: ", "  about.md: "), "utf-8"
    )
    done = builder.build(small, TOPIC=str(folder))
    assert done.code == 0, done.said
    home = html.parse(str(small / "built/index.html")).getroot()
    assert "are not written here yet" in home.find_class("pn-strip")[0].text_content()


def test_a_build_says_what_nobody_has_confirmed_of_its_region(
    small: Path, builder: Builder
) -> None:
    done = builder.build(small, REGION="india")
    assert done.code == 0, done.said
    assert "region: India, not confirmed by anybody yet: a doctor" in done.said
    done = builder.build(small, REGION="uk")
    assert "not confirmed" not in done.said
    page = (small / "built/get-help/index.html").read_text("utf-8")
    assert "If you cannot hear or speak, text 999" in page
