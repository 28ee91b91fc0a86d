"""Whom a card's buttons call: the region's numbers, or those of the reader's time zone."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from lxml import html

from common.call_button import OTHERS
from common.problems import ProblemsError
from pages.clinic import region, time_zones
from pages.clinic.card_endings import endings
from pages.clinic.region import UNCONFIRMED
from tests.pages.test_region import REGIONS, RIGHT, SOURCE

COUNTRIES = {
    "uk": {"GB"},
    "ireland": {"IE"},
    "usa": {"US"},
    "canada": {"CA"},
    "australia": {"AU"},
    "new-zealand": {"NZ"},
    "european-union": {
        *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IT"),
        *("LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"),
    },
}
"""Which countries a region's numbers are for, as ISO 3166 codes."""
OLD_NAMES = {"America/Indianapolis", "America/Louisville"}
"""Browsers still tell them; the table of the database has the new ones alone."""
NUNAVUT = {"Iqaluit", "Atikokan", "Resolute", "Rankin_Inlet", "Cambridge_Bay"}


def foot(name: str, level: str, *, by_time_zone: bool = False) -> html.HtmlElement:
    found = endings(region.choose(name, REGIONS), by_time_zone=by_time_zone)
    return html.fromstring(f"<div>{found[level]}</div>")


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, "utf-8")
    (folder / "bibliography.json").write_text(json.dumps([SOURCE]), "utf-8")


def country_of_each_zone() -> dict[str, str]:
    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return {row[2]: row[0] for row in rows}


@pytest.mark.parametrize(
    ("name", "level", "said"),
    [
        ("uk", "emergency", [("tel:999", "Call 999, United Kingdom")]),
        ("uk", "same-day", [("tel:111", "Call 111, NHS 111, not in Northern Ireland")]),
        ("canada", "emergency", [("tel:911", "Call 911, Canada")]),
        ("new-zealand", "same-day", [("tel:0800611116", "Call 0800 611 116, Healthline")]),
        ("usa", "same-day", []),
    ],
)  # fmt: skip
def test_a_button_names_the_number_and_the_place(
    name: str, level: str, said: list[tuple[str, str]]
) -> None:
    buttons = foot(name, level).xpath(".//a[@class='call']")
    assert [(a.get("href"), a.text_content()) for a in buttons] == said


def test_paper_has_the_numbers_in_words() -> None:
    assert foot("uk", "emergency").xpath("string(p[@class='care__note'])") == "Call 999."


def test_a_warning_stands_beside_the_button() -> None:
    calls = foot("new-zealand", "emergency").xpath("div[@class='care__calls']/p")
    assert "In the UK it is not an emergency number." in calls[0].text_content()


def test_where_no_region_is_known_every_number_can_be_tapped() -> None:
    card = foot("international", "emergency", by_time_zone=True)
    numbers = region.choose("international", REGIONS).emergency
    assert [
        (a.get("href"), a.text_content()) for a in card.xpath(".//ul[@class='calls__all']//a")
    ] == [(f"tel:{one.number}", f"{one.number} {one.where}") for one in numbers]
    assert card.xpath("string(.//p[@class='calls__others'])") == OTHERS
    assert not card.xpath(".//a[@class='call']")
    (place,) = card.xpath(".//*[@data-call='emergency']")
    assert "hidden" in place.attrib


@pytest.mark.parametrize("name", COUNTRIES)
def test_a_time_zone_is_that_of_one_region(name: str) -> None:
    countries = country_of_each_zone()
    zones = set(region.choose(name, REGIONS).time_zones)
    assert zones
    assert zones <= available_timezones()
    assert {countries[zone] for zone in zones - OLD_NAMES} == COUNTRIES[name]


def test_no_time_zone_chooses_where_the_number_may_not_work() -> None:
    zones = region.choose("canada", REGIONS).time_zones
    assert not {zone.rpartition("/")[2] for zone in zones} & NUNAVUT
    assert not region.choose("india", REGIONS).time_zones


def test_every_region_with_time_zones_can_be_chosen() -> None:
    names = {region.choose(name, REGIONS).name for name in COUNTRIES}
    assert {one.name for one in time_zones.choosable(REGIONS)} == names


def test_a_number_to_be_confirmed_is_not_chosen(tmp_path: Path) -> None:
    zones = RIGHT + "time-zones: [Europe/London]\n"
    write(tmp_path, sure=zones, doubtful=zones.replace("London", "Paris").replace(
        "where: Here, source: a-key", f'where: Here, source: "{UNCONFIRMED}"'
    ))  # fmt: skip
    assert [one.time_zones for one in time_zones.choosable(tmp_path)] == [("Europe/London",)]


def test_a_service_to_be_confirmed_is_not_chosen() -> None:
    script = time_zones.script(time_zones.choosable(REGIONS))
    assert "NHS 111" in script
    assert "Healthline" in script
    assert "1800MEDICARE" not in script


def test_a_shared_time_zone_is_a_mistake(tmp_path: Path) -> None:
    zones = RIGHT + "time-zones: [Europe/London]\n"
    write(tmp_path, here=zones, there=zones)
    with pytest.raises(ProblemsError, match=r"there.yml: 'Europe/London' stands in here.yml too"):
        time_zones.choosable(tmp_path)


def test_where_nothing_can_be_chosen_there_is_no_script() -> None:
    assert time_zones.script(()) == ""
