"""A drawing has the page's colours: light, dark, on paper and where the reader chooses them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

WITH_DRAWINGS = "causes/tight-shoes.html"
COLOURS = """() => {
  const look = e => getComputedStyle(e);
  const svg = document.querySelector("figure.drawing svg");
  const of = (name, what) => look(svg.querySelector(name))[what];
  const probe = svg.parentElement.appendChild(document.createElement("i"));
  probe.style.color = "Canvas";
  const told = {
    text: look(svg.parentElement).color, line: look(svg).stroke,
    paper: of(".paper", "fill"), page: look(document.body).backgroundColor,
    skin: of(".skin", "fill"), accent: of(".fill", "fill"), canvas: look(probe).color,
    link: look(document.querySelector("article p a")).color,
  };
  probe.remove();
  return told;
}"""
PHONE = {"width": 375, "height": 667}


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_it_has_the_colours_of_the_page(page: Page, offline_site: Path, scheme: str) -> None:
    page.emulate_media(reduced_motion="reduce")  # no colour on its way to another
    page.goto((offline_site / WITH_DRAWINGS).as_uri())
    page.evaluate("name => document.body.setAttribute('data-md-color-scheme', name)", scheme)
    told = page.evaluate(COLOURS)
    assert told["line"] == told["text"]
    assert told["accent"] == told["link"]
    assert told["paper"] == told["page"]
    assert told["skin"] not in (told["paper"], told["line"])


def test_it_has_the_readers_own_colours(page: Page, offline_site: Path) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto((offline_site / WITH_DRAWINGS).as_uri())
    told = page.evaluate(COLOURS)
    assert told["skin"] == told["paper"] == told["canvas"]
    assert told["line"] == told["text"] != told["canvas"]
    assert told["accent"] != told["canvas"]


def test_it_is_black_on_paper(page: Page, offline_site: Path) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto((offline_site / WITH_DRAWINGS).as_uri())
    told = page.evaluate(COLOURS)
    assert told["line"] == "rgb(0, 0, 0)"
    assert told["paper"] == "rgb(255, 255, 255)"


def test_words_stand_below_it_on_a_phone_and_beside_it_on_a_desk(
    page: Page, offline_site: Path
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto((offline_site / WITH_DRAWINGS).as_uri())
    picture, words = page.locator("figure.drawing").first.locator("svg, figcaption").all()

    def boxes() -> tuple[dict[str, float], dict[str, float]]:
        first, second = picture.bounding_box(), words.bounding_box()
        assert first
        assert second
        return dict(first), dict(second)

    drawn, said = boxes()
    assert said["x"] >= drawn["x"] + drawn["width"]
    page.set_viewport_size(PHONE)
    drawn, said = boxes()
    assert said["y"] >= drawn["y"] + drawn["height"]
    assert drawn["x"] + drawn["width"] <= PHONE["width"]
