"""The bar on top and the one at the foot: home, menu, search and help in reach, in every format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.listener import serving

PHONE = {"width": 375, "height": 667}
SMALL_PHONE = {"width": 320, "height": 568}
DESK = {"width": 1280, "height": 800}
ZOOMED = {"width": 320, "height": 256}
"""1280 x 1024 at 400 %."""
THUMB = 44
"""CSS pixels."""
LOWER_THIRD = 2 / 3
BAR = ".pn-thumb:not(.pn-search *)"
"""The search shows a copy of it while it is open."""
CONTROLS = ":is(.pn-bar, .pn-thumb) :is(a, button, label):visible"


@pytest.fixture(scope="module", params=["http", "file", "single"])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """A page on the web, in a copy on a disk, and in the single file."""
    if request.param == "http":
        with serving(request.getfixturevalue("hosted_site")) as server:
            yield f"{server.address}/causes/tight-shoes/"
    elif request.param == "file":
        copy = request.getfixturevalue("offline_site")
        yield (copy / "causes/tight-shoes.html").as_uri()
    else:
        yield f"{request.getfixturevalue('single_file').as_uri()}#causes-tight-shoes"


@pytest.fixture(scope="module")
def opened(chromium_browser: Browser, address: str) -> Iterator[Page]:
    """The page, opened once for all that only look at it."""
    with chromium_browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        yield page


@pytest.fixture
def phone(opened: Page, address: str) -> Page:
    """The same on a phone, at its top."""
    opened.emulate_media(media="screen")
    opened.set_viewport_size(PHONE)
    if opened.url != address:
        opened.goto(address)
    opened.evaluate("scrollTo(0, 0)")
    return opened


@pytest.fixture(scope="module")
def in_britain(chromium_browser: Browser) -> Iterator[Page]:
    with chromium_browser.new_context(timezone_id="Europe/London", viewport=PHONE) as context:  # type: ignore[arg-type]
        yield context.new_page()


def words(page: Page, which: str) -> list[str]:
    return [one.inner_text() for one in page.locator(f"{which}:visible").all()]


def test_the_bar_is_the_same_in_every_format(phone: Page) -> None:
    phone.set_viewport_size(DESK)
    assert words(phone, ".pn-bar :is(a, button)") == ["Pins and Needles", "Search", "Get help"]
    phone.set_viewport_size(PHONE)
    assert words(phone, ".pn-bar :is(a, button)")[:2] == ["Pins and Needles", "Menu"]
    assert words(phone, f"{BAR} a") == ["Get help", "Call, choose the number"]
    assert words(phone, ".pn-foot a")[:2] == ["Get help", "All pages"]


def test_the_name_leads_home(phone: Page) -> None:
    phone.locator(".pn-bar__home").click()
    phone.get_by_role("heading", level=1, name="Why do my legs go numb when I run?").wait_for()


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE, DESK], ids=["375", "320", "1280"])
def test_every_control_is_large_enough_for_a_thumb(phone: Page, size: dict[str, int]) -> None:
    phone.set_viewport_size(size)  # type: ignore[arg-type]
    boxes = [one.bounding_box() for one in phone.locator(CONTROLS).all()]
    assert len(boxes) >= 3
    assert all(box and min(box["width"], box["height"]) >= THUMB for box in boxes)


def test_help_and_call_stay_under_the_thumb(phone: Page) -> None:
    for lines in (0, 1500):
        phone.mouse.wheel(0, lines)
        for one in phone.locator(f"{BAR} a").all():
            box = one.bounding_box()
            assert box
            assert box["y"] > PHONE["height"] * LOWER_THIRD
            assert box["y"] + box["height"] <= PHONE["height"]


def test_it_calls_the_number_of_the_time_zone(in_britain: Page, address: str) -> None:
    in_britain.goto(address)
    call = in_britain.locator(f"{BAR} a.call")
    assert call.get_attribute("href") == "tel:999"
    assert call.inner_text() == "Call 999, United Kingdom"


def test_without_a_number_it_leads_to_all_of_them(phone: Page) -> None:
    phone.locator(f"{BAR} a.call").click()
    phone.wait_for_url("**call")  # and until it is there: the address comes first
    others = phone.locator(".care--emergency .calls__all a:visible")
    assert others.count() == 5  # the other cards leave it to the first
    box = others.first.bounding_box()
    assert box
    assert 0 < box["y"] < PHONE["height"]


def test_on_get_help_one_bar_stands_for_all_cards(in_britain: Page, offline_site: Path) -> None:
    in_britain.goto((offline_site / "get-help.html").as_uri())
    for size in (PHONE, DESK):
        in_britain.set_viewport_size(size)  # type: ignore[arg-type]
        assert in_britain.locator(f"{BAR} a.call").is_visible()
        assert in_britain.locator(".care--emergency").count() > 1
        assert in_britain.locator(".care--emergency .care__calls:visible").count() == 1
        helps = in_britain.locator(f":is(.pn-bar, {BAR}) a:visible", has_text="Get help")
        assert helps.count() == 0  # it is open


def test_the_last_line_of_a_page_is_not_under_the_bar(phone: Page) -> None:
    phone.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    bar = phone.locator(BAR).bounding_box()
    last = phone.locator(".pn-foot p").last.bounding_box()
    assert bar
    assert last
    assert last["y"] + last["height"] <= bar["y"] + 1


def test_at_400_percent_the_bar_takes_no_room(phone: Page) -> None:
    phone.set_viewport_size(ZOOMED)  # type: ignore[arg-type]
    assert not phone.locator(BAR).is_visible()
    assert phone.locator(".pn-bar__help").is_visible()


def test_paper_has_neither(phone: Page) -> None:
    phone.emulate_media(media="print")
    for bar in (".pn-bar", BAR, ".pn-foot"):
        assert not phone.locator(bar).is_visible()


def test_the_switch_for_dark_colours_is_in_the_menu(page: Page, offline_site: Path) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto((offline_site / "index.html").as_uri())
    assert not page.locator(".pn-colours").is_visible()
    page.locator(".pn-menu-open").click()
    page.get_by_role("button", name="Dark colours").click()
    assert page.evaluate("document.documentElement.dataset.mdColorScheme") == "slate"
