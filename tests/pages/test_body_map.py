"""The body map: what is lit, what is said, and that every link arrives."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from common.problems import ProblemsError
from pages.model.schema import Kind
from pages.output import body_map
from pages.output.body_map import Cause
from tests.pages.conftest import DRAWING
from tests.pages.conftest import PLACES as FOOT
from tests.topic.real import CATALOGUE, DOCS

WITHOUT_PLACE = {"hands-lips"}
"""Regions that the map tells in words alone."""

found = body_map.read(DOCS)
assert found
MAP = found
PLACES = MAP.told.places
regions = st.lists(st.sampled_from(list(PLACES)), unique=True, max_size=6)


def drawn_regions() -> set[str]:
    return {one for view in MAP.views for one in view.shows_well}


def parsed(text: str) -> html.HtmlElement:
    return html.fragment_fromstring(text, create_parent="main")


def lit_paths(text: str) -> set[str]:
    return {path.get("d") for path in parsed(text).iterfind(".//path[@class='body-map__lit']")}


def expected_paths(lit: list[str], shown: set[str]) -> set[str]:
    return {
        area.path
        for view in MAP.views
        if view.label in shown
        for area in view.areas
        if area.regions & set(lit)
    }


def labels(text: str) -> set[str]:
    return {span.text for span in parsed(text).iterfind(".//span[@class='body-map__label']")}


def overview(**causes: list[Cause]) -> html.HtmlElement:
    by_region = {region.replace("_", "-"): found for region, found in causes.items()}
    return parsed(MAP.overview(by_region, get_help_url="../get-help.html"))


def test_the_drawing_is_small_plain_xml() -> None:
    data = (DOCS / "body-map.svg").read_bytes()
    root = etree.fromstring(data)
    assert len(data) < 30_000
    assert {etree.QName(node).localname for node in root.iter("{*}*")} <= {
        *("svg", "g", "path", "title", "desc", "text"),
    }
    assert not root.xpath("//@style")


def test_the_drawing_names_only_known_regions() -> None:
    named = {one for view in MAP.views for area in view.areas for one in area.regions}
    assert named <= set(PLACES)


def test_every_region_is_drawn_or_told_in_words_alone() -> None:
    assert set(PLACES) - drawn_regions() == WITHOUT_PLACE


def test_what_every_cause_feels_is_drawn_or_told_in_words_alone() -> None:
    for page in CATALOGUE.of_kind(Kind.CAUSE):
        placed = set(page.head.places) - WITHOUT_PLACE
        assert bool(placed) == bool(MAP.picture(page.head.places, ident="a")), page.path


def test_every_view_has_its_own_label_and_id() -> None:
    views = MAP.views
    assert [view.label for view in views] == [
        *("Front", "Back", "Outer side", "Inner side", "Top of the foot", "Sole of the foot"),
    ]
    assert len({view.id for view in views}) == len(views)


@settings(deadline=None)
@given(regions)
def test_a_picture_lights_exactly_what_is_asked(lit: list[str]) -> None:
    text = MAP.picture(lit, ident="a")
    assert lit_paths(text) == expected_paths(lit, labels(text))


@settings(deadline=None)
@given(regions)
def test_a_picture_shows_every_region_well_somewhere(lit: list[str]) -> None:
    shown = labels(MAP.picture(lit, ident="a"))
    well = {one for v in MAP.views if v.label in shown for one in v.shows_well}
    assert set(lit) - WITHOUT_PLACE <= well


@pytest.mark.parametrize(
    ("lit", "views"),
    [
        pytest.param(["calf-back"], {"Back"}, id="calf"),
        pytest.param(["foot-top"], {"Top of the foot"}, id="laces"),
        pytest.param(["ball-toes-34", "ball-toes-23"], {"Sole of the foot"}, id="ball of foot"),
        pytest.param(["knee-outer-knob"], {"Outer side"}, id="bony knob"),
        pytest.param(["shin-front"], {"Front"}, id="shin"),
        pytest.param(
            ["toes-all", "foot-top", "web-1", "ball-toes-34", "ball-toes-23"],
            {"Top of the foot", "Sole of the foot"},
            id="shoes need the foot alone",
        ),
        pytest.param(["both-legs", "saddle", "whole-leg"], {"Front"}, id="both legs at once"),
    ],
)
def test_a_picture_has_no_more_views_than_it_takes(lit: list[str], views: set[str]) -> None:
    assert labels(MAP.picture(lit, ident="a")) == views


def test_both_legs_light_two_legs_and_the_whole_leg_one() -> None:
    both, one = (lit_paths(MAP.picture([lit], ident="a")) for lit in ("both-legs", "whole-leg"))
    assert len(both) == 2
    assert one < both


def test_what_is_lit_has_stripes_and_an_outline() -> None:
    main = parsed(MAP.picture(["heel"], ident="a"))
    lit = main.findall(".//path[@class='body-map__lit']")
    patterns = {f"url(#{pattern.get('id')})" for pattern in main.iterfind(".//pattern")}
    assert lit
    for path in lit:
        assert path.get("fill") in patterns
        assert path.get("stroke")
    assert main.findall(".//pattern/path[@class='body-map__stripe']")


def test_a_picture_says_itself_in_words() -> None:
    main = parsed(MAP.picture(["toes-all", "web-1"], ident="a"))
    (svg,) = main.findall(".//svg")
    title, desc = (main.get_element_by_id(one).text for one in svg.get("aria-labelledby").split())
    assert svg.get("role") == "img"
    assert title == "Right leg: top of the foot"
    assert desc == (
        "Marked, roughly: all the toes; the skin between the big toe and the second toe."
    )


def test_words_name_every_region_also_those_without_a_place() -> None:
    assert MAP.words(["heel", "hands-lips"]) == (
        "You feel it roughly here: the heel; the hands, and around the mouth."
    )
    assert MAP.words([]) == ""
    assert MAP.picture(["hands-lips"], ident="a") == ""


def test_a_picture_obeys_a_strict_policy() -> None:
    obeys_a_strict_policy(parsed(MAP.picture(list(PLACES), ident="a")))


def test_the_overview_obeys_a_strict_policy() -> None:
    obeys_a_strict_policy(overview())


def obeys_a_strict_policy(main: html.HtmlElement) -> None:
    assert not main.xpath("//style | //script | //foreignObject | //@style")
    assert not [name for node in main.iter() for name in node.attrib if name.startswith("on")]


def test_two_pictures_and_the_overview_share_a_page() -> None:
    lit = list(PLACES)
    both = MAP.picture(lit, ident="a") + MAP.picture(lit, ident="b")
    ids = parsed(both + MAP.overview({}, get_help_url="x")).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_region_has_one_entry_in_the_list_in_order() -> None:
    places = overview().findall(".//section[@class='body-map__place']")
    assert [place.get("id") for place in places] == [f"where-{region}" for region in PLACES]
    told = [place.findtext("h2").lower() for place in places]
    assert told == [name.lower() for name in PLACES.values()]


def test_without_script_a_name_leads_to_each_place() -> None:
    main = overview()
    links = main.findall(".//ul[@class='body-map__names']/li/a")
    assert [link.get("href") for link in links] == [f"#where-{region}" for region in PLACES]
    assert all(link.text for link in links)


def test_what_there_is_to_choose_leads_to_every_place() -> None:
    """Each place that is drawn shows well in a view of some part; the others are told by name."""
    (choose,) = overview().findall("./div")
    told = json.loads(choose.get("data-parts"))
    assert [part["name"] for part in told["parts"]] == ["Foot", "Lower leg", "Upper leg"]
    offered = {side[1] for part in told["parts"] for side in part["sides"]}
    assert offered == {view.id for view in MAP.views}
    well = {one for view in MAP.views if view.id in offered for one in view.shows_well}
    assert well | set(told["several"]) == set(PLACES)
    drawn = choose.findall(".//svg[@data-view]")
    assert [svg.get("data-view") for svg in drawn] == [view.id for view in MAP.views]
    areas = {
        one
        for path in choose.iterfind(".//path[@data-region]")
        for one in path.get("data-region").split()
    }
    assert areas == drawn_regions()


def test_a_map_without_parts_offers_its_views(tmp_path: Path) -> None:
    (tmp_path / "body-map.svg").write_text(DRAWING, "utf-8")
    (tmp_path / "body-map.yml").write_text(FOOT, "utf-8")
    small = body_map.read(tmp_path)
    assert small
    (choose,) = parsed(small.overview({}, get_help_url="x")).findall("./div")
    told = json.loads(choose.get("data-parts"))
    assert told["parts"] == [{"name": "", "sides": [["Top", "top", "0 0 30 30"]]}]
    assert told["several"] == ["foot-top"]  # which is not drawn


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ("{Toes: {Top: sole 0 0 9 9}}", "parts: Toes: Top: no view 'sole' in the drawing."),
        ("{Toes: {Top: top 0 0 9}}", "expected a view with left, top, width and height, such as"),
    ],
)
def test_a_part_shows_a_view_that_there_is(tmp_path: Path, parts: str, message: str) -> None:
    (tmp_path / "body-map.svg").write_text(DRAWING, "utf-8")
    (tmp_path / "body-map.yml").write_text(f"{FOOT}parts: {parts}\n", "utf-8")
    with pytest.raises(ProblemsError, match=re.escape(message)):
        body_map.read(tmp_path)


def test_causes_are_listed_where_they_are_felt() -> None:
    cause = Cause("Shoes & <laces>", "causes/shoes.html?a=1&b=2", 'It "presses".')
    main = overview(foot_top=[cause])
    (item,) = main.get_element_by_id("where-foot-top").findall("ul/li")
    link, line = item
    assert link.get("href") == cause.url
    assert link.text == cause.title
    assert line.text == cause.summary
    assert not main.get_element_by_id("where-heel").findall("ul")


def test_three_causes_stand_at_once_and_the_others_in_a_fold() -> None:
    causes = [Cause(str(number), f"{number}.html", "It hurts.") for number in range(5)]
    place = overview(heel=causes).get_element_by_id("where-heel")
    assert place.xpath("./ul/li/a/text()") == ["0", "1", "2"]
    assert place.xpath("./details[@class='fold']/ul/li/a/text()") == ["3", "4"]
    few = overview(heel=causes[:3]).get_element_by_id("where-heel")
    assert not few.findall("details")


@pytest.mark.parametrize(
    "region", ["saddle", "both-feet-sock", "whole-leg", "both-legs", "calf-back"]
)
def test_danger_is_told_before_any_cause(region: str) -> None:
    cause = Cause("A cause", "a.html", "What it is.")
    place = overview(**{region.replace("-", "_"): [cause]}).get_element_by_id(f"where-{region}")
    alarm, causes = place.find("p[@class='body-map__alarm']"), place.find("ul")
    assert "emergency" in alarm.text
    assert alarm.find("a").get("href") == "../get-help.html"
    order = list(place)
    assert order.index(alarm) < order.index(causes)


def test_the_saddle_needs_no_other_sign() -> None:
    alarm = overview().get_element_by_id("where-saddle").find("p[@class='body-map__alarm']")
    assert alarm.text.startswith("This is an emergency sign")


def test_the_list_stands_under_the_title_of_its_page() -> None:
    assert {node.tag for node in overview().iter("h1", "h2", "h3", "h4")} == {"h2"}


def test_the_drawing_to_choose_from_names_every_region_it_shows_and_nothing_more() -> None:
    drawn = parsed(MAP.choices(ident="quiz-map"))
    areas = {path.get("data-region") for path in drawn.iterfind(".//path[@data-region]")}
    assert areas == {
        one
        for view in MAP.views
        for area in view.areas
        if area.seen != "over"  # what lies over other areas would keep clicks from them
        for one in area.regions
    }
    assert [pattern.get("id") for pattern in drawn.iterfind(".//pattern")] == ["quiz-map-hatch"]
    # a list stands beside it, so there is nothing here for the keyboard or a screen reader
    assert not drawn.cssselect("a, [tabindex], [role], title, desc")
