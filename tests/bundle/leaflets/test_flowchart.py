"""The quiz on paper leads where the quiz leads."""

from __future__ import annotations

from typing import Any

from lxml import html

from bundle.formats.pdf.content import read_article
from bundle.formats.pdf.flowchart import flowchart
from bundle.formats.pdf.model import Asked, Items, Results, plain
from bundle.source.formats import Source
from tests.bundle.leaflets.paper import text_of

LEVELS = ("Emergency now", "Same day", "Book an appointment", "Look after it yourself")


def test_each_way_leads_to_the_same_result_as_on_the_page(source: Source) -> None:
    root: Any = html.document_fromstring(source.files["quiz.html"].decode())
    sections = {part.get("id"): part for part in root.xpath("//div[@class='quiz__steps']//section")}
    article = read_article(source.files["quiz.html"], "quiz.html", flowchart(source.contents))
    asked = [part for part in article.blocks if isinstance(part, Asked)]
    steps = {step.name: step for part in asked for step in part.steps}
    results = {
        told.name: group.card.level
        for group in article.blocks
        if isinstance(group, Results)
        for told in group.results
    }
    same = {"s1": "1"}
    waiting = ["s1"]
    while waiting:
        place = waiting.pop()
        links = [
            link.get("href")[1:] for link in sections[place].xpath(".//ul[@class='quiz__ways']//a")
        ]
        name = same[place]
        if name in results:
            group = sections[place].getparent()
            assert group.find_class("care__level")[0].text_content() == results[name]
            continue
        ways = [way.to for way in steps[name].ways for _ in way.said.split(", ")]
        # the last way takes all that is left
        ways += [steps[name].ways[-1].to] * (len(links) - len(ways))
        assert len(ways) == len(links), name
        for link, to in zip(links, ways, strict=True):
            if link not in same:
                waiting.append(link)
            assert same.setdefault(link, to) == to
    assert len(set(same.values())) == len(same) == len(steps) + len(results)


def test_each_question_and_reason_is_on_the_paper(source: Source, leaflet: Any) -> None:
    article = read_article(source.files["quiz.html"], "quiz.html", flowchart(source.contents))
    told = "".join("".join(text_of(leaflet("quiz"))).split())
    for part in article.blocks:
        if isinstance(part, Asked):
            lines = [plain(part.text), *part.choices]
            lines += [
                f"{way.said or 'otherwise'}: go to {way.to}"
                for step in part.steps
                for way in step.ways
                if not part.direct
            ]
        elif isinstance(part, Results):
            assert part.card.level in LEVELS
            lines = [f"{one.name} {one.told}" for one in part.results]
        elif isinstance(part, Items):
            lines = [plain(item) for item in part.items]
        else:
            continue
        for line in lines:
            assert "".join(line.split()) in told


def test_a_question_with_one_step_says_the_way_beside_each_line(source: Source) -> None:
    article = read_article(source.files["quiz.html"], "quiz.html", flowchart(source.contents))
    first = next(part for part in article.blocks if isinstance(part, Asked))
    signs = len(first.direct) - 1
    assert signs > 1
    assert [way.to for way in first.direct] == [*(f"R{n}" for n in range(1, signs + 1)), "2"]
    assert {way.level for way in first.direct[:-1]} == {"Emergency now"}
