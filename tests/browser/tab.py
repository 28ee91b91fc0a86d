"""One browser tab, the same few verbs for every browser, so that each test runs in all of them."""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from typing import Any

import pytest

TELL_REFUSALS = """addEventListener('securitypolicyviolation', event => console.error(
  `policy: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`), true)"""
"""Run in every page before its own scripts, because Firefox does not report refusals as errors."""

CUT_SHORT = "Failed to load ‘{}/assets/images/"
"""What Firefox says, with the server's address, of a picture that the service worker was fetching
when the tab went on to another page. `publish.checks` finds a picture that is not there."""

in_both_engines = pytest.mark.parametrize("tab", ["chromium", "firefox"], indirect=True)
"""For what hangs on the engine: how it lays out, keeps, asks and refuses. Without one of these two,
the fixture `tab` gives Chromium to one half of all tests and Firefox to the other."""

in_every_engine = pytest.mark.parametrize("tab", ["chromium", "firefox", "webkit"], indirect=True)
"""Runs a test in WebKitGTK too."""

PATIENCE = 10
"""Seconds to wait for something that should be there at once."""
STATE = """[location.href, document.hasFocus(), document.readyState,
  document.activeElement?.outerHTML.slice(0, 99)].join(", ")"""
"""What is told of a page that kept a test waiting."""


class Tab(ABC):
    """A tab that notes what its page asked the network for and what went wrong in it."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        """Addresses asked for over the network since `open`, file: and data: left out."""
        self.errors: list[str] = []
        """Console errors, uncaught exceptions, and what the page's policy refused since `open`."""

    def open(self, address: str) -> None:
        """Load a page and wait until it and all that it loads is there."""
        if self._here().partition("#")[0] == address.partition("#")[0]:
            self._go("about:blank")  # else a browser would only jump inside the page it has
        self.requests.clear()
        self.errors.clear()
        self._go(address)
        self.settle()

    @abstractmethod
    def _here(self) -> str:
        """Return the address of the page, asked of the browser: a page on its way to another may
        never answer."""

    @abstractmethod
    def _go(self, address: str) -> None: ...

    @abstractmethod
    def back(self) -> None:
        """Go one step back in the history. A script would not do: WebKitGTK may never answer one
        that is asked for while a page comes back from its memory."""

    @abstractmethod
    def evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript expression that gives JSON-like data."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Make the page so many CSS pixels wide and high."""

    @abstractmethod
    def click(self, selector: str) -> None:
        """Click the middle of the first element that matches, as a mouse does."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Press and release the key of each letter."""

    @abstractmethod
    def press(self, key: str) -> None:
        """Press and release a named key: Enter, Escape, End, Tab, Shift+Tab, ArrowUp, ArrowDown."""

    @abstractmethod
    def settle(self) -> None:
        """Take in everything that the browser has reported so far."""

    @abstractmethod
    def run_first(self, script: str) -> AbstractContextManager[None]:
        """Run a script in each page before the page's own, until the context ends."""

    def wait_for(self, expression: str) -> Any:
        """Return the value of the expression as soon as it is true."""
        deadline = time.monotonic() + PATIENCE
        while not (value := self.evaluate(expression)):
            if time.monotonic() > deadline:
                now = self.evaluate(STATE)
                raise AssertionError(f"waited {PATIENCE} s for: {expression}; now: {now}")
            time.sleep(0.05)
        return value

    def sees(self, selector: str) -> bool:
        """Tell whether an element that matches can be seen on the page."""
        return bool(
            self.evaluate(
                f"[...document.querySelectorAll({json.dumps(selector)})].some(e =>"
                " e.checkVisibility({opacityProperty: true, visibilityProperty: true})"
                " && e.getBoundingClientRect().height > 0)"
            )
        )

    def text(self, selector: str) -> str:
        """Return the text of the first element that matches, nothing where there is none."""
        return str(
            self.evaluate(f"(document.querySelector({json.dumps(selector)})?.innerText ?? '')")
        )


def leaves_the_computer(address: str) -> bool:
    """Tell an address that goes over the network from one inside the page or the disk."""
    return not address.startswith(("file:", "data:", "blob:", "about:"))
