"""axe in a page: the rules that it is asked for, and what it found, one line each."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

CONTRAST = "color-contrast-enhanced"
"""7 : 1, and 4.5 : 1 for large text: WCAG AAA. What keeps it keeps the rule of AA as well, so that
one, which takes most of axe's time, is left out."""
ALL: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {CONTRAST: {"enabled": True}, "color-contrast": {"enabled": False}},
    "resultTypes": ["violations"],
}
COLOURS: dict[str, Any] = {
    "runOnly": {"type": "rule", "values": [CONTRAST, "link-in-text-block"]},
    "resultTypes": ["violations"],
}
"""What can differ between light and dark, where nothing but colours does."""


WHOLE_PAGE = "options => axe.run(document, options)"


def violations(page: Page, options: dict[str, Any] = ALL, run: str = WHOLE_PAGE) -> list[str]:
    """Return what axe finds wrong on a page; `run` is a function that takes the options."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(run, options)
    return [
        f"{one['id']} ({one['help']}): {[node['html'][:120] for node in one['nodes'][:3]]}"
        for one in found["violations"]
    ]
