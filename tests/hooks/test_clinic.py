"""A clinic's copy: its name on every page, and its country's numbers alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from tests.hooks.forking import Builder

ROOT = Path(__file__).parent.parent.parent
CLINIC = """\
name: Riverside <Running> Clinic
telephone: "01632 960123"
hours: Monday to Friday
region: uk
logo: logo.svg
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg"/>'
OTHER_NUMBERS = ("911", "112", "000", "New Zealand")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, builder: Builder) -> Path:
    """The real site as a clinic's copy."""
    folder = tmp_path_factory.mktemp("clinic")
    (folder / "logo.svg").write_text(LOGO)
    (folder / "clinic.yml").write_text(CLINIC)
    built = builder.build(ROOT, into=folder / "site", CLINIC=str(folder / "clinic.yml"))
    assert built.code == 0, built.said
    return folder / "site"


def pages(site: Path) -> list[tuple[Path, html.HtmlElement]]:
    found = [(file, html.parse(str(file)).getroot()) for file in sorted(site.rglob("*.html"))]
    assert len(found) > 10
    return found


ANYWHERE = {"404.html", "503.html"}
"""Shown at any address, so their own addresses start at the top of the site."""


def test_every_page_shows_the_clinic_and_whom_to_call(site: Path) -> None:
    for file, page in pages(site):
        (block,) = page.xpath("//aside[@class='pn-clinic']")
        said = block.text_content()
        assert "Riverside <Running> Clinic" in said, file
        assert "Telephone: 01632 960123" in said, file
        assert "Call 999." in said, file
        assert block.xpath(".//a/@href") == ["tel:01632960123", "tel:999"], file


@pytest.mark.parametrize("name", sorted(ANYWHERE))
def test_pages_for_errors_show_the_emergency_signs(name: str, site: Path) -> None:
    (signs,) = html.parse(str(site / name)).xpath("//*[@class='pn-strip']")
    (link,) = signs.xpath(".//a/@href")
    assert "/get-help/" in link


def test_every_page_shows_the_logo(site: Path) -> None:
    assert (site / "assets/clinic/logo.svg").read_text() == LOGO
    for file, page in pages(site):
        (address,) = page.xpath("//img[@class='pn-clinic__logo']/@src")
        found = site / address.lstrip("/") if file.name in ANYWHERE else file.parent / address
        assert found.resolve() == site / "assets/clinic/logo.svg"


def test_cards_name_no_other_country(site: Path) -> None:
    notes = [
        note.text_content()
        for _, page in pages(site)
        for note in page.xpath("//div[contains(@class, 'care--emergency')]/p[@class='care__note']")
    ]
    assert set(notes) == {"Call 999."}
    for _, page in pages(site):
        for card in page.xpath("//div[starts-with(@class, 'care ')]"):
            assert not [number for number in OTHER_NUMBERS if number in card.text_content()]


NUMBERS = {"emergency": ["tel:999"], "same-day": ["tel:111"]}


def test_cards_and_quiz_results_have_the_numbers_to_tap(site: Path) -> None:
    seen = set()
    for file, page in pages(site):
        for card in page.xpath("//div[starts-with(@class, 'care ')]"):
            level = card.get("class").rpartition("--")[2]
            calls = card.xpath("p[@class='care__note']//a/@href")
            assert calls == NUMBERS.get(level, []), file
            seen.add((file.parent.name, level))
    assert {("quiz", level) for level in NUMBERS} <= seen


def test_a_name_from_right_to_left_stays_before_its_address(small: Path, builder: Builder) -> None:
    (small / "c.yml").write_text(
        'name: عيادة القدم\ntelephone: "01632 960123 ext. 4, 111"\nhours: 9-17\nregion: uk\n'
        "address: 100 Main Street\n",
        "utf-8",
    )
    built = builder.build(small, CLINIC="c.yml")
    assert built.code == 0, built.said
    for _, page in pages(small / "built"):
        (block,) = page.xpath("//aside[@class='pn-clinic']")
        said = " ".join(str(block.text_content()).split())
        assert said.startswith("\u2068عيادة القدم\u2069, 100 Main Street Telephone: 01632 960123")
        assert block.xpath(".//a/@href") == ["tel:01632960123", "tel:111", "tel:999"]


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"REGION": "ukk"}, "Did you mean 'uk'?"),
        ({"CLINIC": "nowhere.yml"}, "nowhere.yml: expected a clinic's file, found none"),
        ({"CLINIC": "clinic.sample.yml", "REGION": "usa"}, "this clinic is in the region 'uk'"),
    ],
    ids=["unknown region", "no such file", "clinic elsewhere"],
)
def test_a_wrong_choice_stops_the_build_with_one_clear_line(
    tmp_path: Path, chosen: dict[str, str], said: str, builder: Builder
) -> None:
    built = builder.build(ROOT, into=tmp_path / "site", **chosen)
    assert built.code != 0
    assert said in built.said
    assert "Traceback" not in built.said
    assert not (tmp_path / "site").exists()


def test_make_site_asks_for_a_file_that_is_there(tmp_path: Path) -> None:
    script = ROOT / "scripts/site.py"
    env = os.environ | {"CLINIC": "nowhere.yml"}
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    first, *_ = done.stderr.splitlines()
    assert first == f"CLINIC: no file 'nowhere.yml' in {tmp_path}. clinic.sample.yml shows one."
