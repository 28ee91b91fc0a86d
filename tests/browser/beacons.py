"""Ways in which a page can reach out, and the proof that none of them has been taken."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.listener import Listener
from tests.browser.tab import PATIENCE

BEACONS = {
    "picture": '<img src="http://picture.test/" alt="">',
    "script": '<script src="http://script.test/"></script>',
    "style": '<link rel="stylesheet" href="http://style.test/">',
    "frame": '<iframe src="http://frame.test/"></iframe>',
    "font": "<style>@font-face{font-family:x;src:url(http://font.test/)}</style>"
    '<p style="font-family:x">x</p>',
    "fetch": '<script>fetch("http://fetch.test/")</script>',
    "send": '<script>navigator.sendBeacon("http://send.test/", "x")</script>',
    "secure": '<img src="https://secure.test/" alt="">',
    "socket": '<script>new WebSocket("wss://socket.test/")</script>',
}
"""Each to a host of its own name."""
MARK = ".mark-{}.test"
_numbers = itertools.count()


def left(go: Callable[[str], object], outside: Listener) -> list[str]:
    """Return what has left the browser, which goes to another page for that.

    That page sends a beacon of every kind. When all of them have come, what was sent before has.
    """
    mark = MARK.format(next(_numbers))
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text("".join(BEACONS.values()).replace(".test", mark), encoding="utf-8")
        go(page.as_uri())
        wait_for([kind + mark for kind in BEACONS], outside)
    return [hit for hit in outside.hits if MARK.partition("{")[0] not in hit]


def wait_for(hosts: list[str], outside: Listener) -> None:
    """Wait until something has been sent to each host."""
    deadline = time.monotonic() + PATIENCE
    while missing := [host for host in hosts if not any(host in hit for hit in outside.hits)]:
        assert time.monotonic() < deadline, f"not seen: {missing}; noted: {outside.hits}"
        time.sleep(0.05)
