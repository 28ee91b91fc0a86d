"""A Firefox tab, driven over WebDriver BiDi: JSON messages on a WebSocket, nothing in between.

The standard is at https://w3c.github.io/webdriver-bidi/. A command carries a number and its answer
carries the same; what has no number is an event that the browser tells on its own.
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.browser.tab import TELL_REFUSALS, Tab, leaves_the_computer

START_UP = 60
ANSWER = 40
CLOSING = 10

EVENTS = ["network.beforeRequestSent", "log.entryAdded"]
KEYS = {
    "Shift": "\ue008",
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "End": "\ue010",
    "ArrowUp": "\ue013",
    "ArrowDown": "\ue015",
}
"""Named keys as WebDriver writes them."""

QUIET_PREFERENCES: dict[str, Any] = {
    # No process is started for a page that may come next: a tenth of the time.
    "dom.ipc.processPrelaunch.enabled": False,
    # What is saved opens no list of downloads: that takes the focus, and Enter presses nothing.
    "browser.download.alwaysOpenPanel": False,
    # Keep the browser itself off the network, so that what is seen comes from the page.
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.region.network.url": "",
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "browser.search.update": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
}


def strokes(key: str) -> list[dict[str, Any]]:
    """Return WebDriver's actions for a named key, or for one pressed while others are held."""
    keys = [KEYS[name] for name in key.split("+")]
    down = [{"type": "keyDown", "value": value} for value in keys]
    return down + [{"type": "keyUp", "value": value} for value in reversed(keys)]


class FirefoxError(Exception):
    """Firefox did not start, did not answer, or refused a command."""


class FirefoxTab(Tab):
    def __init__(self, socket: ClientConnection) -> None:
        super().__init__()
        self._socket = socket
        self._numbers = itertools.count(1)
        self.command("session.new", capabilities={})
        self.command("session.subscribe", events=EVENTS)
        self.command("script.addPreloadScript", functionDeclaration=f"() => {{{TELL_REFUSALS}}}")
        # In the tab that Firefox starts with, the address bar keeps the focus and pages get none.
        self._context = self.command("browsingContext.create", type="tab")["context"]

    def command(self, method: str, **params: Any) -> dict[str, Any]:
        """Send one command and return its result, taking in the events told before it."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv(timeout=ANSWER))
            if message.get("id") == number:
                break
            self._note(message)
        if message["type"] == "error":
            raise FirefoxError(f"{method}: {message['error']}: {message['message']}")
        result: dict[str, Any] = message["result"]
        return result

    def _here(self) -> str:
        tree = self.command("browsingContext.getTree", root=self._context, maxDepth=0)
        return str(tree["contexts"][0]["url"])

    def _go(self, address: str) -> None:
        self.command(
            "browsingContext.navigate", context=self._context, url=address, wait="complete"
        )

    def back(self) -> None:
        self.command("browsingContext.traverseHistory", context=self._context, delta=-1)

    def evaluate(self, expression: str) -> Any:
        # As JSON text, because BiDi has its own way to write each kind of value.
        answer = self.command(
            "script.evaluate",
            expression=f"(async () => JSON.stringify((await ({expression})) ?? null))()",
            target={"context": self._context},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise FirefoxError(f"{answer['exceptionDetails']['text']} in: {expression}")
        return json.loads(answer["result"]["value"])

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height}
        self.command("browsingContext.setViewport", context=self._context, viewport=size)

    def click(self, selector: str) -> None:
        nodes = self.command(
            "browsingContext.locateNodes",
            context=self._context,
            locator={"type": "css", "value": selector},
            maxNodeCount=1,
        )["nodes"]
        if not nodes:
            raise FirefoxError(f"nothing to click at {selector}")
        self.evaluate(
            f"document.querySelector({json.dumps(selector)}).scrollIntoView({{block: 'center'}})"
        )
        middle = {"type": "element", "element": {"sharedId": nodes[0]["sharedId"]}}
        self._act(
            "pointer",
            {"type": "pointerMove", "x": 0, "y": 0, "origin": middle},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        )

    def type(self, text: str) -> None:
        self._act(
            "key",
            *({"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")),
        )

    def press(self, key: str) -> None:
        self._act("key", *strokes(key))

    def settle(self) -> None:
        self.command("session.status")

    @contextmanager
    def run_first(self, script: str) -> Iterator[None]:
        function = f"() => {{ {script} }}"
        added = self.command("script.addPreloadScript", functionDeclaration=function)["script"]
        yield
        self.command("script.removePreloadScript", script=added)

    def _act(self, device: str, *actions: dict[str, Any]) -> None:
        source = {"type": device, "id": device, "actions": list(actions)}
        self.command("input.performActions", context=self._context, actions=[source])

    def _note(self, event: dict[str, Any]) -> None:
        params = event.get("params", {})
        if event.get("method") == "network.beforeRequestSent":
            address = params["request"]["url"]
            if leaves_the_computer(address):
                self.requests.append(address)
        elif event.get("method") == "log.entryAdded" and params["level"] == "error":
            self.errors.append(params["text"])


class PlainFirefoxTab(FirefoxTab):
    """A tab of a Firefox in which pages run no script; it can still be asked what they show."""

    def evaluate(self, expression: str) -> Any:
        # What is asked runs in a realm of its own, where no promise is ever kept.
        answer = self.command(
            "script.evaluate",
            expression=f"JSON.stringify(({expression}) ?? null)",
            target={"context": self._context, "sandbox": "look"},
            awaitPromise=False,
        )
        if answer["type"] == "exception":
            raise FirefoxError(f"{answer['exceptionDetails']['text']} in: {expression}")
        return json.loads(answer["result"]["value"])


@contextmanager
def firefox_tab(
    program: Path, folder: Path, preferences: dict[str, Any], *, scripts: bool = True
) -> Iterator[FirefoxTab]:
    """Run Firefox with a fresh profile inside `folder` and give its tab; end it afterwards."""
    profile = folder / "profile"
    profile.mkdir()
    lines = [
        f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
        for name, value in {
            **QUIET_PREFERENCES,
            **preferences,
            "javascript.enabled": scripts,
        }.items()
    ]
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    arguments = ["--headless", "--no-remote", "--profile", str(profile)]
    with (folder / "firefox.log").open("w") as log:
        process = subprocess.Popen(
            [program, *arguments, "--remote-debugging-port=0"],
            stdout=log,
            stderr=log,
            env={**os.environ, "HOME": str(folder), "MOZ_REMOTE_SETTINGS_DEVTOOLS": "1"},
            start_new_session=True,
        )
        try:
            port = _wait_for_port(process, profile, folder / "firefox.log")
            address = f"ws://127.0.0.1:{port}/session"
            with connect(address, max_size=None, proxy=None, open_timeout=START_UP) as socket:
                tab = FirefoxTab(socket) if scripts else PlainFirefoxTab(socket)
                yield tab
                with suppress(FirefoxError, ConnectionClosed, TimeoutError):
                    tab.command("browser.close")
        finally:
            _end(process)


def _wait_for_port(process: subprocess.Popen[bytes], profile: Path, log: Path) -> int:
    """Return the port that Firefox chose, which it writes into its profile."""
    announced = profile / "WebDriverBiDiServer.json"
    deadline = time.monotonic() + START_UP
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(FileNotFoundError, json.JSONDecodeError):
            return int(json.loads(announced.read_text(encoding="utf-8"))["ws_port"])
        time.sleep(0.05)
    raise FirefoxError(f"no WebDriver BiDi after {START_UP} s; Firefox said:\n{log.read_text()}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Wait for Firefox to end by itself, then end its own process group and no other."""
    try:
        process.wait(CLOSING)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
