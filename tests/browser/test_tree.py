"""What a screen reader is told of each kind of page: Chromium's own accessibility tree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import KINDS
from tests.browser.quiz_screens import START

ONE_OF_EACH = ("banner", "main", "contentinfo")
NAMED = ("navigation", "region", "complementary", "button", "link", "checkbox", "radio", "textbox")
NO_NAME = "(no name)"


@pytest.fixture(scope="module")
def page(chromium_browser: Browser) -> Iterator[Page]:
    page = chromium_browser.new_page(viewport={"width": 1280, "height": 800})
    yield page
    page.close()


def tree(page: Page) -> list[tuple[str, str, dict[str, Any]]]:
    """Return (role, name, properties) of everything in the tree, in its order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}

    def below(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
        yield node
        for child in node.get("childIds", []):
            if child in by_id:
                yield from below(by_id[child])

    return [
        (
            node["role"]["value"],
            node.get("name", {}).get("value", "").strip(),
            {one["name"]: one["value"].get("value") for one in node.get("properties", [])},
        )
        for node in below(nodes[0])
        if not node["ignored"]
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_landmarks_headings_and_names(page: Page, offline_site: Path, kind: str) -> None:
    page.goto((offline_site / KINDS[kind]).as_uri())
    nodes = tree(page)
    for role in ONE_OF_EACH:
        assert [name for one, name, _ in nodes if one == role] != [], role
        assert len([1 for one, _, _ in nodes if one == role]) == 1, role
    landmarks = [(role, name) for role, name, _ in nodes if role in NAMED[:3]]
    assert len(landmarks) == len(set(landmarks)), "two landmarks of one kind with the same name"
    assert [(role, NO_NAME) for role, name, _ in nodes if role in NAMED and not name] == []
    assert "Search" in [name for role, name, _ in nodes if role == "button"]
    levels = [more["level"] for role, _, more in nodes if role == "heading"]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []
    title = page.title()
    assert page.locator("h1").inner_text() in title or kind == "home"
    assert page.get_attribute("html", "lang") == "en"


def test_the_open_search_is_a_dialog_with_a_named_box(page: Page, offline_site: Path) -> None:
    page.goto((offline_site / KINDS["cause"]).as_uri())
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open]")
    nodes = [(role, name) for role, name, _ in tree(page)]
    assert ("dialog", "Search") in nodes
    assert ("textbox", "Search in your own words") in nodes


def test_emergency_cards_say_their_level_in_words(page: Page, offline_site: Path) -> None:
    page.goto((offline_site / KINDS["get help"]).as_uri())
    headings = [name for role, name, _ in tree(page) if role == "heading"]
    assert [one for one in headings if "emergency number now" in one.lower()]


def test_each_question_of_the_quiz_is_a_named_group(page: Page, offline_site: Path) -> None:
    page.goto((offline_site / KINDS["quiz"]).as_uri())
    page.click(START)
    nodes = tree(page)
    question = page.inner_text(".quiz__question")
    assert question in [name for role, name, _ in nodes if role == "group"]
    boxes = [name for role, name, _ in nodes if role == "checkbox"]
    assert len(boxes) == page.locator(".quiz__form input").count()
