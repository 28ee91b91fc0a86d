"""The service worker in real browsers: pages without a connection, and never an old sign unsaid."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from publish.hosts import headers
from publish.hosts.service_worker import add_version, add_worker, retire_worker
from publish.pages.staging import Draft, change_pages
from tests.browser.listener import LOOPBACK
from tests.browser.tab import CUT_SHORT, Tab, in_both_engines, in_every_engine
from tests.publish.built import AT_HAND

PAGE = "causes/tight-shoes/"
OTHER = "faq/running-shoes/"
CORE = "get-help/"
ASKED = {PAGE.split("/")[1], OTHER.split("/")[1]}
"""Of causes and questions."""
NOTICE = "#pn-kept"
VISIBLE = "document.querySelector('#pn-kept').checkVisibility()"
NEVER_ENDING = 60


class Host:
    """A web server with the hosted site and its headers that can stop, start again and be slow."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.headers = headers.for_site(Draft(folder))
        self.slow: threading.Event | None = None
        """Where set, pages wait for it; the other files come at once."""
        self.asked: list[str] = []
        """Paths below the first page's."""
        found = re.search(r'href="(/[^"]*?)assets/', (folder / "404.html").read_text("utf-8"))
        assert found
        self.base = found[1]
        """Where the site was built to stand on its host: / or, say, /project/."""
        self._server: ThreadingHTTPServer | None = None
        self._port = 0
        self.start()

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self._port}{self.base}"

    def start(self) -> None:
        host = self

        class Handler(SimpleHTTPRequestHandler):
            def __init__(self, *args: Any) -> None:
                super().__init__(*args, directory=str(host.folder))

            def do_GET(self) -> None:
                if not self.path.startswith(host.base):
                    self.send_error(404)
                    return
                self.path = "/" + self.path.removeprefix(host.base)
                host.asked.append(self.path)
                if host.slow and self.path.endswith("/"):
                    host.slow.wait(NEVER_ENDING)
                super().do_GET()

            def end_headers(self) -> None:
                for name, value in host.headers.items():
                    self.send_header(name, value)
                super().end_headers()

            def log_message(self, *_: Any) -> None: ...

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: Any) -> None: ...

        self._server = Server((LOOPBACK, self._port), Handler)
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def change(self, page: str, old: str, new: str) -> None:
        """Publish a correction of a page: its text, its version and the worker's."""
        file = self.folder / page / "index.html"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
        with Draft(self.folder) as files:
            change_pages(files, [add_version])
            add_worker(files, AT_HAND)
            files.publish()


def needless(folder: str, names: list[str]) -> set[str]:
    """Return what no test here asks for: every publication goes through all pages once more."""
    unread = {"downloads"} | ({*names} - ASKED if Path(folder).name in {"causes", "faq"} else set())
    return unread & {*names}


@pytest.fixture
def host(hosted_site: Path, tmp_path: Path) -> Iterator[Host]:
    host = Host(Path(shutil.copytree(hosted_site, tmp_path / "site", ignore=needless)))
    yield host
    if host.slow:
        host.slow.set()
    host.stop()


def read(tab: Tab, host: Host, page: str, *, behind: str = "") -> None:
    """Read a page, and go when the worker has had the time to keep it."""
    tab.open(host.address + page + behind)
    tab.wait_for("navigator.serviceWorker.ready.then(one => one.active.state === 'activated')")
    tab.wait_for(f"caches.match({json.dumps(host.address + page)}).then(Boolean)")


def today() -> str:
    now = datetime.now(UTC)
    return f"{now.day} {now:%B %Y}"


@in_both_engines
def test_what_was_read_opens_without_a_connection(tab: Tab, host: Host) -> None:
    read(tab, host, PAGE)
    title = tab.text("h1")
    host.stop()
    tab.open(host.address + PAGE)
    assert tab.text("h1") == title
    assert tab.text(NOTICE) == f"You are offline. This copy is from {today()}."
    assert tab.sees(NOTICE)
    # in its own look: the style sheets came from the device too
    assert tab.evaluate(f"getComputedStyle(document.querySelector('{NOTICE}')).fontWeight") == "700"
    assert tab.sees("[data-disclaimer]")


@in_both_engines
def test_the_emergency_signs_open_though_they_were_never_read(tab: Tab, host: Host) -> None:
    read(tab, host, PAGE)
    host.stop()
    for page in (CORE, "happening-now/", ""):
        tab.open(host.address + page)
        assert tab.sees(".care--emergency" if page else ".pn-strip, .care--emergency")
        assert "You are offline." in tab.text(NOTICE)


def test_an_unread_page_says_whom_to_call_and_what_is_at_hand(tab: Tab, host: Host) -> None:
    read(tab, host, PAGE)
    title = tab.text("h1")
    host.stop()
    tab.open(host.address + OTHER)
    assert tab.text("h1") == "This page cannot be shown now"
    assert "Emergency numbers: 999 in the UK" in tab.text("article")
    assert tab.sees(".pn-strip")
    tab.wait_for(
        f"document.querySelector('#pn-kept-pages').innerText.includes({json.dumps(title)})"
    )
    tab.click(f'#pn-kept-pages a[href$="{PAGE}"]')
    tab.wait_for(f"document.querySelector('h1')?.innerText === {json.dumps(title)}")
    host.start()
    tab.open(host.address + OTHER)
    assert tab.text("h1") != "This page cannot be shown now"


def test_a_correction_is_there_at_the_next_visit(tab: Tab, host: Host) -> None:
    read(tab, host, CORE)
    host.change(CORE, "pee or poo", "wee or poo")
    tab.open(host.address + CORE)
    assert "wee or poo" in tab.text("article")
    assert "pee or poo" not in tab.text("article .care--emergency")
    assert not tab.sees(NOTICE)


@in_every_engine
def test_a_corrected_page_that_the_browser_has_in_memory_says_so(tab: Tab, host: Host) -> None:
    """A host that sets no rule for how long: then WebKit shows the page without a question."""
    read(tab, host, CORE)
    host.change(CORE, "pee or poo", "wee or poo")
    tab.open(host.address + CORE)
    tab.wait_for(
        "document.querySelector('article').innerText.includes('wee or poo')"
        f" || document.querySelector('{NOTICE}').innerText.includes('newer version')"
    )


def test_a_slow_answer_shows_the_old_page_and_then_says_there_is_a_new_one(
    tab: Tab, host: Host
) -> None:
    read(tab, host, CORE)
    host.slow = threading.Event()  # first: a browser that sees a new worker fetches the new pages
    host.change(CORE, "pee or poo", "wee or poo")
    tab.open(host.address + CORE)
    assert tab.text(NOTICE) == f"The connection is slow. This copy is from {today()}."
    assert "pee or poo" in tab.text("article .care--emergency")
    host.slow.set()
    host.slow = None
    tab.wait_for(f"document.querySelector('{NOTICE}').innerText.includes('newer version')")
    tab.click(f"{NOTICE} a")
    tab.wait_for("document.querySelector('article')?.innerText.includes('wee or poo')")
    assert not tab.sees(NOTICE)


def test_the_notice_goes_when_the_copy_turns_out_to_be_the_newest(tab: Tab, host: Host) -> None:
    read(tab, host, PAGE)
    host.stop()
    tab.open(host.address + PAGE)
    assert tab.sees(NOTICE)
    host.start()
    tab.evaluate("dispatchEvent(new Event('online')) && 1")
    tab.wait_for(f"!({VISIBLE})")


@in_both_engines
def test_an_update_renews_what_was_read_before(tab: Tab, host: Host) -> None:
    """The sign is corrected; the reader opens another page; then the connection is gone."""
    read(tab, host, PAGE)
    host.change(PAGE, '<h1 id="top">Tight shoes', '<h1 id="top">New: tight shoes')
    tab.open(host.address + OTHER)
    worker = (host.folder / "worker.js").read_text("utf-8")
    version = worker.partition('registration.scope + " ";')[2].partition('"')[2].partition('"')[0]
    tab.wait_for(
        f"caches.keys().then(all => all.length === 1 && all[0].endsWith({json.dumps(version)}))"
    )
    host.stop()
    tab.open(host.address + PAGE)
    assert tab.text("h1") == "New: tight shoes or laces"


def test_a_page_that_was_taken_away_is_forgotten(tab: Tab, host: Host) -> None:
    read(tab, host, PAGE)
    (host.folder / PAGE / "index.html").rename(host.folder / "elsewhere")
    (host.folder / PAGE).rmdir()
    tab.open(host.address + PAGE)
    tab.wait_for(f"caches.match({json.dumps(host.address + PAGE)}).then(found => !found)")


def test_what_a_reader_answers_or_seeks_is_not_kept(tab: Tab, host: Host) -> None:
    read(tab, host, "quiz/", behind="?from=secret#secret-answers")
    read(tab, host, "quiz/", behind="?from=secret#secret-answers")  # and with the worker at work
    kept = tab.evaluate(
        "caches.keys().then(names => Promise.all(names.map(name => caches.open(name)"
        ".then(one => one.keys()).then(keys => keys.map(key => key.url)))))"
    )
    assert host.address + "quiz/" in kept[0]
    assert not [url for urls in kept for url in urls if "?" in url or "#" in url]


def test_the_worker_can_be_taken_back(tab: Tab, host: Host) -> None:
    read(tab, host, PAGE)
    with Draft(host.folder) as files:
        retire_worker(files)
        files.publish()
    tab.open(host.address + OTHER)
    tab.wait_for("caches.keys().then(names => !names.length)")
    tab.wait_for("navigator.serviceWorker.getRegistrations().then(all => !all.length)")


@in_both_engines
def test_nothing_breaks_under_the_headers(tab: Tab, host: Host) -> None:
    """Browsers report what a policy refused, and headers that they do not understand."""
    own = host.address.removesuffix("/")
    # Firefox asks for favicon.ico while a tab has no page yet, and says so as the tab goes on
    expected = ("404", CUT_SHORT.format(own), f"Failed to load ‘{own}/favicon.ico’")

    def broken() -> list[str]:
        return [one for one in tab.errors if not any(words in one for words in expected)]

    for page in ("", PAGE, CORE, "quiz/", "leg-map/", "quiz-rules/", "nowhere/"):
        tab.open(host.address + page)
        tab.settle()
        assert broken() == []
    tab.open(host.address)
    tab.click("button.pn-search-open")
    tab.wait_for("document.activeElement.matches('.pn-search__words')")
    tab.type("shoes")
    tab.wait_for("document.querySelector('.pn-search__result') !== null")
    assert broken() == []


def test_nothing_of_it_is_in_a_copy_on_a_disk(offline_site: Path) -> None:
    names = {file.name for file in offline_site.rglob("*")}
    assert names.isdisjoint({"worker.js", "visit.js", "503.html"})
    assert not [file for file in offline_site.rglob("*.html") if b"pn-kept" in file.read_bytes()]


def test_the_first_visit_waits_for_nothing_of_it(tab: Tab, host: Host) -> None:
    read(tab, host, PAGE)
    root = html.parse(str(host.folder / PAGE / "index.html")).getroot()
    needed = root.xpath("//script/@src | //link[@rel='stylesheet']/@href")
    paths = [urlsplit(urljoin(f"{host.address}{PAGE}", path)).path for path in needed]
    assert any(path.startswith("/assets/scripts-") for path in paths)
    asked = host.asked.index("/worker.js")
    assert [path for path in (f"/{PAGE}", *paths) if host.asked.index(path) > asked] == []
