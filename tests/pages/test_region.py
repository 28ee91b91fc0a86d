"""Region files: no number without its place and its source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from common.call_button import Call
from common.problems import ProblemsError
from pages.clinic import region
from pages.clinic.region import UNCONFIRMED, Region
from pages.model import numbers

ROOT = Path(__file__).parent.parent.parent
REGIONS = ROOT / "regions"
SOURCE = {
    "id": "a-key",
    "type": "webpage",
    "title": "Whom to call",
    "publisher": "A health service",
    "URL": "https://example.org/call",
    "accessed": {"date-parts": [[2026, 11]]},
}

RIGHT = """\
name: Here
emergency:
  - {number: "112", where: Here, source: a-key}
same-day: {whom: a doctor, source: a-key}
"""


def read(folder: Path, text: str, name: str = "here") -> Region:
    (folder / f"{name}.yml").write_text(text, "utf-8")
    (folder / "bibliography.json").write_text(json.dumps([SOURCE]), "utf-8")
    return region.choose(name, folder)


def said(found: Region, level: str) -> str:
    """Return what the foot of a card says."""
    return str(html.fromstring(f"<p>{found.notes[level]}</p>").text_content())


def to_tap(found: Region, level: str) -> list[tuple[str, str]]:
    """Return the links at the foot of a card: what they call, and their words."""
    page = html.fromstring(f"<p>{found.notes[level]}</p>")
    return [(a.get("href"), a.text_content()) for a in page.xpath(".//a")]


@pytest.mark.parametrize("name", region.available(REGIONS))
def test_no_page_may_name_a_number_or_service_of_a_region(name: str) -> None:
    found = region.choose(name, REGIONS)
    contacts = [one for one in (found.same_day, found.appointment) if one]
    called = {one.number for one in found.emergency}.union(*(one.telephone for one in contacts))
    named = {f"Ask {one.service}." for one in contacts if one.service}
    said = {f"{how} {one}." for one in called for how in ("The number is", "Call", "Use")}
    assert [one for one in said | named if not numbers.may_stand_in(one)] == []
    assert [one for one in said | named if not list(numbers.told(one))] == []


@pytest.mark.parametrize("name", region.available(REGIONS))
def test_every_region_tells_whom_to_call(name: str) -> None:
    found = region.choose(name, REGIONS)
    numbers = [one.number for one in found.emergency]
    assert to_tap(found, "emergency") == [(f"tel:{one}", one) for one in numbers]
    assert set(found.notes) == {"emergency", "same-day", "appointment"}


@pytest.mark.parametrize("name", region.available(REGIONS))
def test_every_region_has_a_way_out_at_night_and_at_weekends(name: str) -> None:
    """In its own words, not in those that stand where a file is silent."""
    found = region.choose(name, REGIONS)
    assert found.same_day is not None
    assert "otherwise" in found.same_day.model_fields_set
    assert f"If nobody can see you today, {found.same_day.otherwise}." in said(found, "same-day")


@pytest.mark.parametrize(
    ("name", "tapped"),
    [
        ("uk", [("tel:111", "111")]),
        ("new-zealand", [("tel:0800611116", "0800 611 116")]),
        ("canada", [("tel:811", "811"), ("tel:18883159257", "1-888-315-9257")]),
        ("northern-ireland", []),
        ("international", []),
    ],
)
def test_a_service_with_a_number_can_be_tapped(name: str, tapped: list[tuple[str, str]]) -> None:
    assert to_tap(region.choose(name, REGIONS), "same-day") == tapped


def test_the_regions_there_are() -> None:
    assert set(region.available(REGIONS)) == {
        *("international", "uk", "northern-ireland", "ireland", "usa", "canada"),
        *("australia", "new-zealand", "india", "european-union"),
    }


@pytest.mark.parametrize(
    ("name", "place"),
    [
        *[("uk", "the UK"), ("usa", "the US and Canada"), ("canada", "the US and Canada")],
        *[("european-union", "Europe"), ("australia", "Australia"), ("new-zealand", "New Zealand")],
    ],
)
def test_all_countries_together_have_the_number_that_each_has_alone(name: str, place: str) -> None:
    together = region.choose(region.DEFAULT, REGIONS).emergency
    (number,) = (one.number for one in together if one.where == place)
    assert number in {one.number for one in region.choose(name, REGIONS).emergency}


def test_where_no_region_is_known_every_number_has_its_place() -> None:
    found = region.choose(region.DEFAULT, REGIONS)
    for one in found.emergency:
        assert f"{one.number} in {one.where}" in found.emergency_note
    assert "Elsewhere, call your local emergency number." in found.emergency_note


@pytest.mark.parametrize(
    ("numbers", "note"),
    [
        ([("999", "the UK")], "Call 999."),
        ([("112", "Ireland"), ("999", "Ireland")], "Call 112 or 999."),
        (
            [("112", "Europe"), ("000", "Australia")],
            "Emergency numbers: 112 in Europe, 000 in Australia. "
            "Elsewhere, call your local emergency number.",
        ),
    ],
    ids=["one number", "two in one place", "two places"],
)
def test_the_foot_of_an_emergency_card(
    tmp_path: Path, numbers: list[tuple[str, str]], note: str
) -> None:
    listed = [{"number": one, "where": where, "source": "a-key"} for one, where in numbers]
    assert read(tmp_path, json.dumps({"name": "X", "emergency": listed})).emergency_note == note


def test_new_zealand_warns_those_who_know_111_from_the_uk() -> None:
    note = region.choose("new-zealand", REGIONS).emergency_note
    assert note.startswith("Call 111. In New Zealand this is the ambulance. In the UK")


def test_the_other_cards_say_whom_to_contact(tmp_path: Path) -> None:
    found = read(tmp_path, RIGHT + "appointment: {whom: a <good> doctor, source: a-key}\n")
    assert said(found, "emergency") == "Call 112."
    assert said(found, "same-day") == (
        "Contact a doctor. If nobody can see you today, go to an emergency department."
    )
    assert said(found, "appointment") == "Contact a <good> doctor."


def test_a_file_that_is_silent_still_has_a_way_out(tmp_path: Path) -> None:
    found = read(tmp_path, RIGHT.partition("same-day")[0])
    assert said(found, "same-day") == "If nobody can see you today, go to an emergency department."


def test_the_way_out_is_in_the_words_of_the_place(tmp_path: Path) -> None:
    there = 'a doctor, otherwise: "go to A&E, or call 0800 1", telephone: "0800 1"'
    found = read(tmp_path, RIGHT.replace("a doctor", there))
    assert said(found, "same-day") == (
        "Contact a doctor. If nobody can see you today, go to A&E, or call 0800 1."
    )
    assert to_tap(found, "same-day") == [("tel:08001", "0800 1")]


TESTLAND = """\
name: Testland
emergency: [{number: "10177", where: Testland, source: a-key}]
same-day: {whom: "your doctor, or the nurse line on 1-800-555-0199 or 0800-611-116", source: a-key}
appointment: {whom: "the front desk on (555) 010-0199, open 365 days, or 10177", source: a-key}
"""


def test_only_what_the_file_names_as_a_number_can_be_tapped(tmp_path: Path) -> None:
    found = read(tmp_path, TESTLAND)
    assert to_tap(found, "emergency") == [("tel:10177", "10177")]
    assert to_tap(found, "same-day") == []
    assert to_tap(found, "appointment") == [("tel:10177", "10177")]


def test_a_file_may_name_several_numbers(tmp_path: Path) -> None:
    named = '0800-611-116", telephone: ["1-800-555-0199", "0800-611-116"]'
    found = read(tmp_path, TESTLAND.replace('0800-611-116"', named))
    assert to_tap(found, "same-day") == [
        ("tel:18005550199", "1-800-555-0199"),
        ("tel:0800611116", "0800-611-116"),
    ]


def test_a_service_has_its_one_telephone(tmp_path: Path) -> None:
    there = '"a doctor, or 111", telephone: "111", service: Nurse line'
    found = read(tmp_path, RIGHT.replace("a doctor", there))
    assert found.services == {"same-day": Call("tel:111", "111", "Nurse line")}
    for wrong in ("a doctor, service: X", there.replace('"111"', '["111", "111"]')):
        with pytest.raises(ProblemsError, match="expected one `telephone` of the service"):
            read(tmp_path, RIGHT.replace("a doctor", wrong))


def test_what_is_still_to_be_confirmed(tmp_path: Path) -> None:
    assert read(tmp_path, RIGHT).unconfirmed == ()
    doubtful = RIGHT.replace("a-key", f'"{UNCONFIRMED}"')
    assert read(tmp_path, doubtful).unconfirmed == ("112 in Here", "a doctor")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("name: Here\n", "", 1, "expected `name`, found none. Right: name: "),
        ('"112"', "000", 3, 'means 0 to YAML. Right: - {number: "000", where: Here'),
        ('"112"', '"eleven"', 3, "expected the digits of a number"),
        ("where: Here, ", "", 3, "expected `emergency.where`, found none. Right: emergency: ["),
        ("where:", "were:", 3, "`emergency.were` is no key here; there are number, where, source"),
        ("where:", "were:", 3, "Did you mean 'where'?"),
        (', source: a-key}\nsame', "}\nsame", 3, "expected `emergency.source`, found none."),
        ("Here, source: a-key", "Here, source: a-kee", 3, "Did you mean 'a-key'?"),
        ("Here, source: a-key", "Here, source: []", 3, "Right: emergency: ["),
        ("\n  - {number: \"112\", where: Here, source: a-key}", " []", 2, "Right: emergency: ["),
        ("\n  - {number: \"112\", where: Here, source: a-key}", " 112", 2, "Right: emergency: ["),
        ("same-day:", "5:", 4, "`5` is no key here; there are name, emergency, same-day"),
        ("same-day: {whom: a doctor, source: a-key}", "same-day: a", 4, "expected `key: value`"),
        ("same-day:", "sameday:", 4, "Did you mean 'same-day'?"),
        ("whom: a doctor", "whom: ''", 4, "Right: same-day: {whom: "),
        ("whom: a doctor", "whom: a doctor, otherwise: ''", 4, "`same-day.otherwise`: expected"),
        ("whom: a doctor", "whom: a doctor, otherwise: ''", 4, "otherwise: go to "),
        ("whom: a doctor", "whom: a doctor, otherwize: go", 4, "Did you mean 'otherwise'?"),
        ("whom: a doctor", "whom: a doctor, telephone: 811", 4, "a number in quotes, found 811"),
        ("whom: a doctor", "whom: a doctor, telephone: '11'", 4, "expected digits, blanks"),
        ("whom: a doctor", "whom: a doctor, telephone: '811'", 4, "'811' as one whole number in"),
        ("whom: a doctor", "whom: ask 8111, telephone: '811'", 4, "'811' as one whole number in"),
        ("name: Here", "name: Here\ntime-zones: [London]", 2, "a time zone such as Europe/London"),
        ("name: Here", "name: Here\ntime-zones: GB", 2, "Right: time-zones: [Pacific/Auckland"),
        ("name: Here", "name: Here\nname: There", 2, "`name` stands twice, first on line 1"),
        ("name: Here", "name: [", 1, "the bracket `[` is not closed"),
        (RIGHT, "- a list", 1, "expected `key: value` lines. Right: name: "),
        (RIGHT, "", 1, "expected `key: value` lines. Right: name: "),
        (RIGHT, "name: 2026-02-31", 1, "'2026-02-31' cannot be: day is out of range"),
    ],
)  # fmt: skip
def test_a_wrong_file_says_where_and_shows_a_right_one(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    assert old in RIGHT
    with pytest.raises(ProblemsError) as caught:
        read(tmp_path, RIGHT.replace(old, new, 1))
    assert f"here.yml:{line}: " in str(caught.value) or line == 0
    assert said in str(caught.value)


def test_all_mistakes_come_at_once(tmp_path: Path) -> None:
    text = 'nam: Here\nemergency: [{number: 112, source: x}]\nappointment: {whom: ""}\n'
    with pytest.raises(ProblemsError) as caught:
        read(tmp_path, text)
    assert sorted(problem.line for problem in caught.value.problems) == [1, 1, 2, 2, 2, 3, 3]


@pytest.mark.parametrize("name", ["ukk", "../uk", "france"])
def test_an_unknown_region_names_the_known(tmp_path: Path, name: str) -> None:
    read(tmp_path, RIGHT, name="uk")
    with pytest.raises(ProblemsError, match=r"there are uk\.") as caught:
        region.choose(name, tmp_path)
    assert ("Did you mean 'uk'?" in str(caught.value)) == (name == "ukk")


@pytest.mark.parametrize(
    "name", ["uk", "northern-ireland", "usa", "canada", "australia", "new-zealand", "ireland"]
)
def test_people_who_cannot_hear_are_told_how_to_call(name: str) -> None:
    found = region.choose(name, REGIONS)
    assert found.cannot_hear
    assert found.relay_note == f"If you cannot hear or speak, {found.cannot_hear.words}."
    assert UNCONFIRMED not in found.cannot_hear.sources


def test_nobody_in_northern_ireland_is_sent_to_a_line_that_is_not_theirs() -> None:
    found = region.choose("northern-ireland", REGIONS)
    assert "111" not in " ".join([*found.plain_notes.values(), found.relay_note])
    assert "out of hours" in said(found, "same-day")


def test_what_nobody_has_confirmed_is_listed() -> None:
    found = region.choose("india", REGIONS)
    assert [one.number for one in found.emergency] == ["112", "108"]
    assert found.unconfirmed == ("a doctor for a same-day appointment", "a doctor")
