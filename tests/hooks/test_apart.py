"""Long pages are made light where there is something to make light, and in a hosted site only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import html

from tests.hooks.forking import Builder


def page(file: Path) -> Any:
    return html.parse(str(file)).getroot()


def test_a_topic_with_few_sources_keeps_them_where_they_are(small: Path, builder: Builder) -> None:
    assert builder.build(small).code == 0
    built = small / "built"
    assert not [*built.glob("sources-*"), *built.glob("get-help-*")]
    assert page(built / "sources/index.html").find_class("pn-sources--all")
    assert page(built / "get-help/index.html").find_class("pn-cited")


def test_a_copy_for_a_disk_is_whole(content: Path, builder: Builder) -> None:
    assert builder.build(content, OFFLINE="true").code == 0
    built = content / "built"
    assert not [*built.glob("sources-*"), *built.glob("get-help-*")]
    assert len(page(built / "sources.html").xpath("//ul[@class]/li[.//cite]")) > 200
    assert page(built / "get-help.html").find_class("pn-cited")


def test_a_page_may_not_take_the_place_of_a_letter(content: Path, builder: Builder) -> None:
    taken = (content / "docs/privacy.md").read_text("utf-8").replace("title: Privacy", "title: Ns")
    (content / "docs/sources-n.md").write_text(taken, "utf-8")
    done = builder.build(content)
    assert done.code == 1
    assert "sources-n.md: expected another name: at sources-n/ stands the sources of N" in done.said
