"""Each kind of article that the importer once misread, with several members of each kind."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import yaml

from article.output import render
from article.output.page import text_of
from article.output.why import decisions, doubts
from pages.model.frontmatter import parse
from tests.article.laws import SAMPLES, broken, read

KINDS = SAMPLES / "kinds"
CASES: list[dict[str, Any]] = [
    case for file in sorted(KINDS.glob("*.yml")) for case in yaml.safe_load(file.read_text("utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['name']}")
def test_a_member_of_a_kind_is_read_as_it_should(case: dict[str, Any]) -> None:
    data = case["text"].encode()
    article = read(data, case["suffix"])
    assert [section.heading for section in article.causes] == case.get("causes", [])
    assert [section.heading for section in article.questions] == case.get("questions", [])
    assert not set(case.get("never", ())) & {section.heading for section in article.sections}
    for part in ("introduction", "conclusion", "author"):
        if part in case:
            assert [block.text for block in getattr(article, part)] == case[part]
    texts = {s.heading: "\n".join(block.text for block in s.blocks) for s in article.sections}
    for heading, words in case.get("text_of", {}).items():
        assert words in texts[heading]
    for words, reason in case.get("left_out", {}).items():
        assert reason in [one.reason for one in article.left_out if words in one.text]
        assert not [heading for heading, text in texts.items() if words in text]
    for words in case.get("doubts", ()):
        assert [one for one in doubts(article) if words in one.doubt]
    if "body" in case:
        assert render.body(article.causes[0].blocks) == case["body"]
    if "summaries" in case:
        sources = [parse("page.md", text_of(section))[0] for section in article.sections]
        assert [source.meta["summary"] for source in sources if source] == case["summaries"]
    assert broken(data, case["suffix"], article) == []
    assert all(one.why for one in decisions(article))


def test_each_kind_has_several_members_in_several_formats() -> None:
    counts = Counter(case["kind"] for case in CASES)
    assert len(counts) >= 15
    assert {case["suffix"] for case in CASES} == {".html", ".md", ".txt"}
    assert len(CASES) > 45
