"""What the head of a page tells search engines and those who share its address."""

from __future__ import annotations

import json
from pathlib import Path

from lxml import etree, html

from tests.hooks.conftest import build

SITE = "https://example.org/feet/"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_the_head_of_a_published_page(project: Path) -> None:
    done = build(project, SITE_URL=SITE)
    assert done.returncode == 0, done.stderr
    address = f"{SITE}faq/how-long/"
    made = html.parse(str(project / "built/faq/how-long/index.html"))
    title = made.xpath("string(//h1)")
    told = {meta.get("property"): meta.get("content") for meta in made.xpath("//meta[@property]")}
    assert made.xpath("//link[@rel='canonical']/@href") == [address]
    assert told == {
        "og:type": "article",
        "og:site_name": "Pins and Needles",
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
        assert (project / "built" / cause["url"].removeprefix(SITE) / "index.html").is_file()
    sitemap = etree.parse(str(project / "built/sitemap.xml"))
    assert not sitemap.xpath("//s:lastmod", namespaces=SITEMAP)
    assert len(sitemap.xpath("//s:loc", namespaces=SITEMAP)) == len(
        list(project.glob("docs/**/*.md"))
    )


def test_the_names_of_the_search_tell_its_content(project: Path) -> None:
    names = []
    for _ in range(2):
        assert build(project, OFFLINE="true").returncode == 0
        names.append({file.name for file in (project / "built/assets/search").iterdir()})
        page = project / "docs/faq/how-long.md"
        page.write_text(page.read_text("utf-8") + "\nA sentence more.\n", "utf-8")
    first, second = names
    assert len(first) == len(second) == 2
    assert {name for name in first & second if name.startswith("box.")}
    assert {name for name in first - second if name.startswith("find.")}
