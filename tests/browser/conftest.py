"""Real browsers and the built site. Each pytest-xdist worker has its own of everything."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, ProxySettings, sync_playwright

from bundle.formats import html as single
from scripts import browsers
from tests.browser.chromium import DESK, QUIET_FLAGS, ChromiumTab, PlainChromiumTab
from tests.browser.firefox import FirefoxTab, firefox_tab
from tests.browser.listener import LOOPBACK, Listener, serving, watching_proxy
from tests.browser.shares import engine_of
from tests.browser.tab import Tab
from tests.browser.webkit import webkit_tab
from tests.bundle.built import built_bundle, source_of
from tests.conftest import not_checked

REPOSITORY = Path(__file__).parents[2]
MEND = "run `make site` first"
AWKWARD_NAME = "Dr É's USB #1 100% (copy)"
"""What people call folders: a blank, a quote, a letter outside ASCII, and signs that mean
something else in an address."""


@pytest.fixture(scope="session")
def programs() -> dict[str, Path]:
    """The browsers that no test can do without, looked for before any of them runs."""
    return {name: browsers.need(name) for name in ("chromium", "firefox")}


@pytest.fixture(scope="session")
def outside() -> Iterator[Listener]:
    """Notes everything that leaves the browsers, but for what they ask of loopback."""
    with watching_proxy() as listener:
        yield listener


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium_browser(
    programs: dict[str, Path], outside: Listener, playwright: Playwright
) -> Iterator[Browser]:
    flags = [*QUIET_FLAGS, f"--proxy-server={outside.address}"]
    if os.geteuid() == 0:
        flags.append("--no-sandbox")  # Chromium refuses to start as root with it
    browser = playwright.chromium.launch(executable_path=programs["chromium"], args=flags)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def chromium(chromium_browser: Browser) -> Iterator[ChromiumTab]:
    page = chromium_browser.new_page()
    yield ChromiumTab(page)
    page.close()


@pytest.fixture(scope="session")
def through_the_proxy(outside: Listener) -> dict[str, Any]:
    """Preferences that send all traffic of Firefox but that to loopback past `outside`."""
    return {
        "network.proxy.type": 1,
        "network.proxy.http": LOOPBACK,
        "network.proxy.http_port": outside.port,
        "network.proxy.ssl": LOOPBACK,
        "network.proxy.ssl_port": outside.port,
    }


@pytest.fixture(scope="session")
def firefox(
    programs: dict[str, Path],
    through_the_proxy: dict[str, Any],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[FirefoxTab]:
    folder = tmp_path_factory.mktemp("firefox")
    with firefox_tab(programs["firefox"], folder, through_the_proxy) as tab:
        yield tab


@pytest.fixture(scope="session")
def webkit(
    request: pytest.FixtureRequest, outside: Listener, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tab]:
    """WebKitGTK, or the WebKit that Playwright brings where there is no WebKitGTK, as on a Mac."""
    try:
        program = browsers.need("webkit")
    except browsers.BrowserMissingError as error:
        not_checked("in WebKitGTK", str(error))
    if program.name == browsers.WEBKIT_DRIVER:
        with webkit_tab(program, tmp_path_factory.mktemp("webkit"), outside.address) as tab:
            yield tab
    else:
        playwright: Playwright = request.getfixturevalue("playwright")
        through: ProxySettings = {"server": outside.address, "bypass": LOOPBACK}
        browser = playwright.webkit.launch(executable_path=program, proxy=through)
        yield ChromiumTab(browser.new_page())
        browser.close()


@pytest.fixture(scope="session")
def plain_chromium(chromium_browser: Browser) -> Iterator[ChromiumTab]:
    with chromium_browser.new_context(java_script_enabled=False) as context:
        yield PlainChromiumTab(context.new_page())


@pytest.fixture(scope="session")
def plain_firefox(
    programs: dict[str, Path],
    through_the_proxy: dict[str, Any],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[FirefoxTab]:
    folder = tmp_path_factory.mktemp("plain-firefox")
    with firefox_tab(programs["firefox"], folder, through_the_proxy, scripts=False) as tab:
        yield tab


@pytest.fixture
def tab(request: pytest.FixtureRequest, outside: Listener) -> Tab:
    """A tab of the browser whose turn it is, as wide as a desk's and with nothing noted yet."""
    tab: Tab = request.getfixturevalue(engine_of(request))
    tab.resize(DESK["width"], DESK["height"])
    tab.open("about:blank")
    outside.forget()
    return tab


@pytest.fixture(params=["plain_chromium", "plain_firefox"])
def plain_tab(request: pytest.FixtureRequest) -> Tab:
    """A tab of each browser in turn, in which no script runs."""
    tab: Tab = request.getfixturevalue(request.param)
    tab.resize(DESK["width"], DESK["height"])
    tab.open("about:blank")
    return tab


@pytest.fixture
def page(chromium: ChromiumTab) -> Iterator[Page]:
    """Chromium's tab as Playwright has it, which can do more; it is as new before and after."""
    with chromium.renewed() as page:
        yield page


@pytest.fixture
def plain_page(plain_chromium: ChromiumTab) -> Iterator[Page]:
    """The same without script."""
    with plain_chromium.renewed() as page:
        yield page


@pytest.fixture
def serve() -> Iterator[Callable[[Path], Listener]]:
    """Serve folders over http on loopback until the test ends."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(serving(folder))


@pytest.fixture(scope="session")
def offline_site() -> Path:
    return _built("PN_OFFLINE", "build/offline")


@pytest.fixture(scope="session")
def hosted_site() -> Path:
    return _built("PN_HOSTED", "site")


@pytest.fixture(scope="session")
def bundle_zip() -> Path:
    folder = built_bundle()
    zips = sorted(folder.glob("*.zip"))
    if len(zips) != 1:
        names = [path.name for path in zips] or "none"
        pytest.fail(f"expected one zip in {folder}, found {names}: {MEND}")
    return zips[0]


@pytest.fixture(scope="session")
def single_file(offline_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site as one file, in a folder with an awkward name and nothing else."""
    place = tmp_path_factory.mktemp("phone") / AWKWARD_NAME
    place.mkdir()
    (file,) = single.make(source_of(offline_site), place)
    return file


@pytest.fixture(scope="session")
def clinic_copy(bundle_zip: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip as a clinic unpacks it, in a folder with an awkward name."""
    place = tmp_path_factory.mktemp("usb") / AWKWARD_NAME
    with zipfile.ZipFile(bundle_zip) as archive:
        archive.extractall(place)
    (top,) = place.iterdir()
    return top


def _built(variable: str, usual: str) -> Path:
    folder = Path(os.environ.get(variable, REPOSITORY / usual))
    if not (folder / "index.html").is_file():
        pytest.fail(f"expected a built site in {folder}, found none: {MEND}")
    return folder
