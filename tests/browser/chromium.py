"""A Chromium tab, driven by Playwright, which drives its own WebKit in the same way."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import ConsoleMessage, Error, Page, ViewportSize

from tests.browser.tab import PATIENCE, TELL_REFUSALS, Tab, leaves_the_computer

QUIET_FLAGS = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-default-apps",
)
"""Keep the browser itself off the network, so that what is seen comes from the page."""


FIRST_PAINT = """new Promise(tell => new PerformanceObserver(seen => {
  for (const paint of seen.getEntriesByName("first-contentful-paint")) tell(paint.startTime);
}).observe({type: "paint", buffered: true}))"""
"""Gives the first text's time in ms. Playwright's `wait_for_function` asks by an `eval` in the
page, which the page's policy refuses as soon as the first answer is no."""

DESK: ViewportSize = {"width": 1280, "height": 720}


class ChromiumTab(Tab):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        page.add_init_script(TELL_REFUSALS)
        page.on("request", lambda request: self._note(request.url))
        page.on("websocket", lambda socket: self._note(socket.url))
        page.on("console", self._console)
        page.on("pageerror", self._page_error)

    def _here(self) -> str:
        return self.page.url

    def _go(self, address: str) -> None:
        self.page.goto(address, wait_until="load")

    def back(self) -> None:
        self.page.go_back()

    def evaluate(self, expression: str) -> Any:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return self.page.evaluate(expression)
            except Error as error:
                if "navigation" not in error.message or time.monotonic() > end:
                    raise
            # A key or a clock has led elsewhere: ask the page it led to. The one before may count
            # as loaded until that one begins, and be gone when it is asked.
            self.page.wait_for_load_state()

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def settle(self) -> None:
        # Events are handed out while a call is under way, in the order they happened.
        self.page.evaluate("new Promise(done => setTimeout(done, 20))")

    @contextmanager
    def run_first(self, script: str) -> Iterator[None]:
        with self.page.add_init_script(script):
            yield

    def go_dark(self, dark: bool) -> None:
        """Tell pages that the reader's device is set to dark colours, or to light ones."""
        self.page.emulate_media(color_scheme="dark" if dark else "light")

    @contextmanager
    def renewed(self) -> Iterator[Page]:
        """Give the page in the state of a new one, and leave it so.

        A new window costs three times as much as a page in it.
        """
        self.page.goto("about:blank")
        self.page.mouse.move(0, 0)
        self.page.set_viewport_size(DESK)
        yield self.page
        self.page.unroute_all()
        self._forget()
        self.page.goto("about:blank")
        self.page.set_viewport_size(DESK)
        self.page.emulate_media(
            media="null", color_scheme="null", reduced_motion="null", forced_colors="null"
        )

    def _forget(self) -> None:
        self.page.evaluate(
            "location.protocol === 'about:' || localStorage.clear()"
        )  # pages on a disk share one

    def _note(self, address: str) -> None:
        if leaves_the_computer(address):
            self.requests.append(address)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location['url']})")

    def _page_error(self, error: Error) -> None:
        self.errors.append(error.message)


class PlainChromiumTab(ChromiumTab):
    """A tab in which pages run no script; it can still be asked what they show."""

    def settle(self) -> None:
        self.page.evaluate("0")  # no timer runs here

    def _forget(self) -> None:
        """Nothing has been kept."""
