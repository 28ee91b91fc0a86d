"""What the head of a page tells search engines and those who share its address."""

from __future__ import annotations

import json
from pathlib import Path

from lxml import etree, html

from tests.hooks.forking import Builder

SITE = "https://example.org/feet/"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_the_head_of_a_published_page(small: Path, builder: Builder) -> None:
    done = builder.build(small, SITE_URL=SITE)
    assert done.code == 0, done.said
    address = f"{SITE}faq/what-helps/"
    made = html.parse(str(small / "built/faq/what-helps/index.html"))
    title = made.xpath("string(//h1)")
    told = {meta.get("property"): meta.get("content") for meta in made.xpath("//meta[@property]")}
    assert made.xpath("//link[@rel='canonical']/@href") == [address]
    assert told == {
        "og:type": "article",
        "og:site_name": "Sore wrist",
        "og:title": title,
        "og:description": made.xpath("//meta[@name='description']")[0].get("content"),
        "og:url": address,
    }
    assert title in made.xpath("string(//title)")
    (data,) = made.xpath("//script[@type='application/ld+json']/text()")
    node = json.loads(data)["@graph"][-1]
    assert "lastReviewed" not in node  # nobody has
    shown = made.xpath("//section[@class='pn-related']//li/a/text()")
    causes = node["about"]["cause"]
    assert causes
    for cause in causes:
        assert cause["name"] in shown
        assert (small / "built" / cause["url"].removeprefix(SITE) / "index.html").is_file()
    sitemap = etree.parse(str(small / "built/sitemap.xml"))
    assert not sitemap.xpath("//s:lastmod", namespaces=SITEMAP)
    assert len(sitemap.xpath("//s:loc", namespaces=SITEMAP)) == len(
        list(small.glob("docs/**/*.md"))
    )


def test_the_quiz_without_script_is_known_to_the_quiz_alone(small: Path, builder: Builder) -> None:
    with Path(small, "docs/quiz.md").open("a", encoding="utf-8") as text:
        text.write("\nBack to [its start](quiz.md).\n")
    done = builder.build(small, SITE_URL=SITE)
    assert done.code == 0, done.said
    quiz, plain = (
        html.parse(str(small / f"built/{name}/index.html")) for name in ("quiz", "quiz-plain")
    )
    assert quiz.xpath("//meta[@name='robots']") == []
    assert plain.xpath("//meta[@name='robots']/@content") == ["noindex"]
    for one in (quiz, plain):
        assert one.xpath("//link[@rel='canonical']/@href") == [f"{SITE}quiz/"]
        for shared in ("pn-notice", "pn-strip"):
            assert len(one.find(".//article").find_class(shared)) == 1
    assert quiz.xpath("//a[text()='its start']/@href") == ["./"]
    assert plain.xpath("//a[text()='its start']/@href") == ["../quiz/"]
    # made by the same templates, but without the script
    assert plain.xpath("//script[contains(@src, 'assets/quiz')]") == []
    assert quiz.xpath("//script[contains(@src, 'assets/quiz')]")
    known = [
        file.relative_to(small / "built").as_posix()
        for file in (small / "built").rglob("*")
        if file.suffix in {".html", ".js", ".xml", ".json"} and b"quiz-plain/" in file.read_bytes()
    ]
    assert sorted(known) == ["contents.json", "quiz/index.html"]


def test_the_names_of_the_search_tell_its_content(small: Path, builder: Builder) -> None:
    names = []
    for _ in range(2):
        assert builder.build(small, OFFLINE="true").code == 0
        names.append({file.name for file in (small / "built/assets/search").glob("find.*")})
        page = small / "docs/faq/what-helps.md"
        page.write_text(page.read_text("utf-8") + "\nA sentence more.\n", "utf-8")
    first, second = names
    assert len(first) == len(second) == 1
    assert first != second
