"""axe on every page: WCAG 2.2 AA and best practice, light and dark, phone and desktop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser

from tests.browser.listener import Listener

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})"
EXCEPTIONS: dict[str, str] = {}
"""Rule to the reason why it is the theme's and cannot be mended in an override."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(
    chromium_browser: Browser,
    hosted_site: Path,
    serve: Callable[[Path], Listener],
    scheme: str,
    width: int,
) -> None:
    server = serve(hosted_site)
    context = chromium_browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    found = []
    files = sorted(hosted_site.rglob("*.html"))
    assert len(files) > 40
    for file in files:
        path = file.relative_to(hosted_site).as_posix()
        page.goto(f"{server.address}/{path}")
        page.evaluate(AXE_SCRIPT)
        for violation in page.evaluate(RUN, TAGS)["violations"]:
            if violation["id"] not in EXCEPTIONS:
                nodes = [node["html"][:120] for node in violation["nodes"][:3]]
                found.append(f"{path}: {violation['id']} ({violation['help']}): {nodes}")
    context.close()
    assert not found, "\n".join(found)


def test_nothing_scrolls_sideways_on_a_small_phone(
    chromium_browser: Browser, hosted_site: Path, serve: Callable[[Path], Listener]
) -> None:
    server = serve(hosted_site)
    page = chromium_browser.new_page(viewport={"width": 320, "height": 640})
    wide = []
    for file in sorted(hosted_site.rglob("*.html")):
        path = file.relative_to(hosted_site).as_posix()
        page.goto(f"{server.address}/{path}")
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
    page.close()
    assert wide == []
