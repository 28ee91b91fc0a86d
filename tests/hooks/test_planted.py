"""What people write outside of a page's text: a script in it is shown as words, or stops the site.

Every field that takes words is given a script and an attribute. One of mkdocs.yml is HTML to
Material, the copyright line; publishing must find it on each page, and nothing else.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from tests.hooks.conftest import build
from tests.hooks.forking import Builder

TAG = "<script>go({})</script>"
TITLE = 'How " onclick="go() &lt;script&gt;go()&lt;/script&gt;'
CLINIC = """\
name: Clinic {tag}
telephone: "01632 960123"
hours: 'Monday {tag} " onclick="go()'
region: uk
address: 'Street {tag}'
website: https://clinic.example/"onclick="go()
logo: logo.svg
"""


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def plant(project: Path) -> None:
    """Put a script into each field of every file that people fill in."""
    config = project / "mkdocs.yml"
    topic = project / "topic.yml"
    edit(topic, "name: Pins and Needles", f"name: 'Feet {TAG.format('site')}'")
    edit(
        topic,
        "description: Why",
        f"description: 'Why{TAG.format('told')} x\" http-equiv=\"refresh' #",
    )
    edit(config, 'copyright: "', f'copyright: "{TAG.format("copyright")}')
    edit(topic, "- Causes:", f"- 'Causes {TAG.format('section')}':")
    edit(topic, "- Home: index.md", f"- 'Home {TAG.format('home')}': index.md")
    edit(config, 'hosted_at: !ENV [HOSTED_AT, ""]', "hosted_at: '\"><script>go()</script>'")
    sources = project / "docs/bibliography.json"
    items = json.loads(sources.read_text("utf-8"))
    for item in items:
        for key in ("title", "publisher", "container-title", "note"):
            item[key] = f'{item.get(key, "")} {TAG.format(key)} " onclick="go()'
        item["URL"] += "?'onclick='go()"
    sources.write_text(json.dumps(items), "utf-8")
    edit(project / "docs/synonyms.yml", "- [numb, ", f"- [numb, '{TAG.format('same')} \" x=\"', ")
    region = project / "regions/uk.yml"
    edit(region, "where: the UK", f"where: 'the UK {TAG.format('where')}'")
    edit(region, "whom: your GP surgery\n", f"whom: {TAG.format('whom')} your GP surgery\n")
    edit(topic, "uk: your GP", f"uk: {TAG.format('book')} your GP")
    signs = project / "signs.yml"
    edit(signs, "short: numbness", f"short: '{TAG.format('short')} numbness' #")
    edit(signs, "why: Numbness", f"why: '{TAG.format('why')} Numbness' #")
    page = project / "docs/faq/how-long.md"
    edit(page, "summary: ", "summary: '0;url=//a.example\" http-equiv=\"refresh' #")
    edit(page, "title: ", f"title: '{TITLE}' #")
    edit(page, "\n## ", "\n## A &#60;script&#62;go()&#60;/script&#62; ")
    (project / "clinic.yml").write_text(CLINIC.format(tag=TAG.format("clinic")), "utf-8")
    (project / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")


@pytest.mark.parametrize("offline", ["true", "false"])
def test_it_is_words_or_stops_the_site(project: Path, builder: Builder, offline: str) -> None:
    plant(project)
    made = builder.build(project, OFFLINE=offline, CLINIC=str(project / "clinic.yml"))
    assert made.code == 0, made.said[-2000:]
    built = project / "built"
    pages = sorted(built.rglob("*.html"))
    live = []
    for page in pages:
        root = html.parse(str(page)).getroot()
        texts = [(script.text or "").strip() for script in root.iter("script")]
        live += [text for text in texts if text.startswith("go(")]
        assert root.xpath("//@*[starts-with(name(), 'on')] | //meta[@http-equiv]") == [], page
        assert "Clinic <script>go(clinic)</script>" in root.text_content()
    (asked,) = [page for page in pages if "how-long" in str(page.relative_to(built))]
    assert html.parse(str(asked)).xpath("string(//h1)") == TITLE
    assert set(live) == {"go(copyright)"}
    assert live.count("go(copyright)") == len(pages)
    hosted = [] if offline == "true" else ["--hosted"]
    done = build(project, "-m", "publish", "built", *hosted)
    assert done.returncode == 2
    told = [line for line in done.stderr.splitlines() if line.startswith("  ")]
    found = [line for line in told if "'<script>go(copyright)</script>'" in line]
    assert len(found) == len(live)
    named = [line for line in told if "go(site)" in line]  # in <title>, where it is words
    assert len(told) == len(live) + len(named)
    assert all(".html:" in line and "is not the site's own" in line for line in told)
