"""A clinic's own file: what is right in one, and what each broken one is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from common.problems import ProblemsError
from pages.clinic import clinic, region
from tests.pages.test_picture import drawn

ROOT = Path(__file__).parent.parent.parent
REGIONS = ("international", "ireland", "uk")
PNG, JPEG = drawn("PNG"), drawn("JPEG")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'

RIGHT = """\
name: Riverside Running Clinic
telephone: "01632 960123"
hours: Monday to Friday, 9 am to 5 pm
region: uk
"""


def read(folder: Path, text: str) -> clinic.Clinic:
    file = folder / "clinic.yml"
    file.write_text(text, "utf-8")
    return clinic.read(file, REGIONS)


def told(folder: Path, text: str) -> str:
    with pytest.raises(ProblemsError) as caught:
        read(folder, text)
    return str(caught.value)


def test_the_sample_is_right_and_fictional() -> None:
    found = clinic.read(ROOT / "clinic.sample.yml", region.available(ROOT / "regions"))
    assert "not a real clinic" in found.name
    assert re.fullmatch(r"01632 960\d{3}", found.telephone)  # Ofcom keeps these for drama


def test_name_telephone_hours_and_region_are_enough(tmp_path: Path) -> None:
    found = read(tmp_path, RIGHT)
    assert (found.name, found.telephone) == ("Riverside Running Clinic", "01632 960123")
    assert (found.address, found.website, found.logo) == ("", "", None)
    assert found.kiosk_minutes == clinic.KIOSK_MINUTES
    assert read(tmp_path, RIGHT + "kiosk_minutes: 3\n").kiosk_minutes == 3


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("name: R", "nam: R", 1, "`nam` is no key here; there are name, telephone, hours, region"),
        ("name: R", "nam: R", 1, "Did you mean 'name'?"),
        ("hours: Monday to Friday, 9 am to 5 pm\n", "", 1, "expected `hours`, found none. Right: "),
        ('"01632 960123"', "1632960123", 2, "a number in quotes, found 1632960123"),
        ('"01632 960123"', "call us", 2, "expected digits, blanks, brackets and hyphens"),
        ('"01632 960123"', '"(( - ))"', 2, "expected digits, blanks, brackets and hyphens"),
        ('"01632 960123"', "call us", 2, 'Right: telephone: "01632 960123"'),
        ("hours: Monday to Friday, 9 am to 5 pm", "hours:", 3, "`hours`: expected words"),
        ("region: uk", "region: ukk", 4, "Did you mean 'uk'?"),
        ("region: uk", "region: ../uk", 4, "there are international, ireland, uk."),
        ("region: uk", "region: uk\nwebsite: http://here.example", 5, "starts with https://"),
        ("region: uk", "region: uk\nwebsite: javascript:alert(1)", 5, "starts with https://"),
        ("region: uk", "region: uk\nwebsite: https://[", 5, "starts with https://"),
        ("region: uk", "region: uk\nlogo: 5", 5, "Right: logo: logo.png"),
        ("region: uk", "region: uk\nhours: never", 5, "`hours` stands twice, first on line 3"),
        ("region: uk", "region: {", 4, "the bracket `{` is not closed"),
        ("region: uk", "region: uk\nkiosk_minutes: 0", 5, "more than 0 and at most 60, found 0"),
        ("region: uk", "region: uk\nkiosk_minutes: soon", 5, "Right: kiosk_minutes: 3"),
        ("region: uk", "region: uk\nkiosk_minutes: true", 5, "at most 60, found True"),
        ("region: uk", "region: uk\nquiz: no", 5, "one of on or off, found 'no'. Right: quiz: off"),
        ("region: uk", "region: uk\nquiz: Off", 5, "Did you mean 'off'? Right: quiz: off"),
        ("region: uk", "region: uk\nquiz: true", 5, "found true. Right: quiz: off"),
        ("region: uk", "region: uk\nkiosk_print: yes", 5, "found 'yes'. Right: kiosk_print: on"),
        ("region: uk", "region: uk\nkiosk_minutes: 03", 5, "found '03'. Right: kiosk_minutes: 3"),
        (
            "region: uk",
            f"region: uk\ncontact: {{post: {'1 Long Road ' * 12}}}",
            5,
            "expected at most 120 letters, found 143",
        ),
        (RIGHT, "just words", 1, "expected `key: value` lines. Right: name: "),
    ],
)
def test_a_broken_file_says_where_and_how_a_right_one_looks(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    assert old in RIGHT
    message = told(tmp_path, RIGHT.replace(old, new, 1))
    assert f"clinic.yml:{line}: " in message
    assert said in message


@pytest.mark.parametrize(
    ("key", "words", "said"),
    [
        ("name", "पैर क्लिनिक", "the leaflets have no letter 'प', 'ै', 'र'"),
        ("name", "診療所", "the leaflets have no letter '診', '療', '所'"),
        ("name", "Foot 🦶", "the leaflets have no letter '🦶'"),
        ("address", "1 Straße 𝄞", "the leaflets have no letter '𝄞'"),
        ("hours", "9 ～ 5", "the leaflets have no letter '～'"),
        ("website", "https://足.example", "the leaflets have no letter '足'"),
        ("name", "Foot \\u202eclinic", "a sign that nobody sees (U+202E) stands here: delete it"),
        ("address", "A\\u2069B", "a sign that nobody sees (U+2069)"),
        ("hours", "9\\u0007", "a sign that nobody sees (U+0007)"),
        ("name", "A\\u2028B\\ue000", "a sign that nobody sees (U+E000)"),
        ("name", "A" * 201, "expected at most 200 letters, found 201"),
    ],
)
def test_words_that_some_format_cannot_show_are_told(
    tmp_path: Path, key: str, words: str, said: str
) -> None:
    lines = [line for line in RIGHT.splitlines() if not line.startswith(f"{key}:")]
    message = told(tmp_path, "\n".join([*lines, f'{key}: "{words}"']))
    assert f"clinic.yml:{len(lines) + 1}: `{key}`: {said}" in message
    assert message.startswith("1 mistake")


def test_where_no_leaflets_are_made_any_letter_may_stand(tmp_path: Path) -> None:
    file = tmp_path / "clinic.yml"
    file.write_text(RIGHT.replace("Riverside", "診療所"), "utf-8")
    assert clinic.read(file, REGIONS, leaflets=False).name.startswith("診療所")


@pytest.mark.parametrize(
    ("words", "isolated"),
    [
        ("عيادة القدم", True),
        ("מרפאה 24", True),
        ("Clinic عيادة", True),
        ("٩ - ١٧", True),
        ("Nhà thuốc Thịnh", False),
        ("Κλινική 9–17", False),
    ],
)
def test_words_from_right_to_left_keep_their_place(
    tmp_path: Path, words: str, *, isolated: bool
) -> None:
    lines = [line for line in RIGHT.splitlines() if not line.startswith("name:")]
    text = "\n".join([*lines, f'name: "{words}"', f'address: "{words}"'])
    found = read(tmp_path, text)
    expected = f"\u2068{words}\u2069" if isolated else words
    assert found.name == found.address == expected
    assert found.hours == "Monday to Friday, 9 am to 5 pm"


def test_accents_are_of_one_form(tmp_path: Path) -> None:
    assert read(tmp_path, RIGHT.replace("Riverside", "Thi\u0323nh")).name.startswith("Thịnh")


@pytest.mark.parametrize(
    "telephone",
    [
        "01632 960123 ext. 4",
        "01632 960123 x4 or 01632 960124 (nurse)",
        "Desk: +44 (0)1632 960123, night: 01632 960124; 01632.960.125",
        "(01632) 960123 / 01632 960124 extension 12 and 111",
    ],
)
def test_several_telephones_and_extensions(tmp_path: Path, telephone: str) -> None:
    assert read(tmp_path, RIGHT.replace("01632 960123", telephone)).telephone == telephone


@pytest.mark.parametrize(
    "telephone",
    [
        *("030/123456", "01632 960123 960124 ext", "01632 960123, call us", "call us, or write"),
        *("1, 2", "12", "ext. 4", "01632 960123,", "9 to 5", "01632 960123 ext. 1234567"),
        *("01632 960123 9am", "+", "call: us", "0" * 40, "01632 960123, " * 20),
    ],
)
def test_what_is_no_telephone(tmp_path: Path, telephone: str) -> None:
    message = told(tmp_path, RIGHT.replace("01632 960123", telephone))
    assert "clinic.yml:2: `telephone`: expected" in message


def test_all_mistakes_come_at_once(tmp_path: Path) -> None:
    message = told(tmp_path, "name: 5\ntelephone: 5\nregion: 5\nwebsite: 5\nphone: 5\n")
    assert message.startswith("6 mistakes to mend")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match=r"nowhere\.yml: expected a clinic's file, found none"):
        clinic.read(tmp_path / "nowhere.yml", REGIONS)


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    (tmp_path / "clinic.yml").write_bytes(b"name: Caf\xe9\n")
    with pytest.raises(ProblemsError, match="this cannot be read"):
        clinic.read(tmp_path / "clinic.yml", REGIONS)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.png", PNG),
        ("pictures/Our Logo.JPG", JPEG),
        ("logo.svg", SVG.format('<style>a{fill:url(#b)}</style><use xlink:href="#b"/>').encode()),
    ],
    ids=["png", "jpg in a folder", "svg"],
)
def test_a_right_logo_is_found_beside_the_file(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    assert read(tmp_path, f"{RIGHT}logo: {name}\n").logo == file


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("logo.gif", b"GIF89a", "expected a picture (.png, .jpg, .jpeg, .svg), found 'logo.gif'"),
        ("logo.png", None, "no file 'logo.png' beside the clinic's file"),
        ("../logo.png", PNG, "expected a picture beside the clinic's file"),
        ("logo.png", PNG + bytes(200_000), "expected at most 200 kB, found 200 kB"),
        ("logo.png", b"<svg/>", "cannot be read as a picture of the kind that its name says (PNG)"),
        ("logo.svg", b"<svg", "this SVG cannot be read"),
        ("logo.svg", b"", "this SVG cannot be read"),
        ("logo.svg", b"<html/>", 'expected <svg xmlns="http://www.w3.org/2000/svg">, found <html>'),
        ("logo.svg", b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "without a document type"),
        ("logo.svg", SVG.format("<script>1</script>").encode(), "without scripts, found <script>"),
        ("logo.svg", SVG.format('<g onload="a()"/>').encode(), "found 'onload' on <g>"),
        ("logo.svg", SVG.format("<foreignObject/>").encode(), "found <foreignObject>"),
        ("logo.svg", SVG.format('<use xlink:href="https://x.example"/>').encode(), "loads nothing"),
        ("logo.svg", SVG.format('<image href="other.png"/>').encode(), "loads nothing"),
        ("logo.svg", SVG.format('<g fill="url(https://x.example)"/>').encode(), "loads nothing"),
        ("logo.svg", SVG.format("<style>@import 'x'</style>").encode(), "loads nothing"),
    ],
)
def test_a_wrong_logo_says_why(tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
    folder = tmp_path / "clinic"
    folder.mkdir()
    if content is not None:
        (folder / name).write_bytes(content)
    message = told(folder, f"{RIGHT}logo: {name}\n")
    assert "clinic.yml:5: `logo`: " in message
    assert said in message
    assert "Right: logo: logo.png" in message
