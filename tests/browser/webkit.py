"""A WebKitGTK tab, driven over WebDriver: JSON over HTTP, with the standard library alone.

The standard is at https://www.w3.org/TR/webdriver2/. WebDriver says nothing of what a page asks for
or of errors in it; `webkit_shell.py`, the window that is driven, writes both into its log.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import IO, Any

from scripts.browsers import SYSTEM_PYTHON
from tests.browser.firefox import strokes
from tests.browser.listener import LOOPBACK
from tests.browser.tab import TELL_REFUSALS, Tab, leaves_the_computer

SHELL = Path(__file__).with_name("webkit_shell.py")
START_UP = 60
ANSWER = 40
CLOSING = 10
SCREEN = "1600x1200x24"
LISTENING = "0A"
"""A state of a socket, as Linux writes it."""

UNKNOWN_RULE = "Unrecognized Content-Security-Policy directive 'manifest-src'."
"""WebKitGTK knows no manifest of an app, so it does not mind what a page says about one."""

OF_A_BEACON = re.compile(r"WebSocket connection to 'wss://[\w.-]+\.test/' failed")
"""Matches what is said of a socket of `beacons.py`, perhaps long after its page was left, by a
process of its own. That a page tries to open one is seen by the proxy."""

CONSOLE_ERROR = re.compile(r"(?:.*: )?CONSOLE (?:[A-Z]+ )?ERROR (.*)")
"""What WebKit writes into its log, such as `file:///a.html:1:5: CONSOLE JS ERROR Error: oops`."""


class WebKitError(Exception):
    """WebKitGTK did not start, did not answer, or refused a command."""


class PageLeftError(WebKitError):
    """A page was left before it had answered."""


class WebKitTab(Tab):
    def __init__(self, port: int, log: Path) -> None:
        super().__init__()
        self._http = HTTPConnection(LOOPBACK, port, timeout=START_UP)
        self._log = log.open("rb")
        self._unread = b""
        self._marks = 0
        self._path = ""
        session = self.command("POST", "/session", {"capabilities": {}})["sessionId"]
        self._path = f"/session/{session}"
        self._run_first(TELL_REFUSALS)

    def command(self, method: str, path: str, params: dict[str, Any] | None = None) -> Any:
        """Send one command and return its value."""
        body = None if params is None else json.dumps(params)
        self._http.request(method, self._path + path, body)
        value = json.loads(self._http.getresponse().read())["value"]
        if isinstance(value, dict) and "error" in value:
            kind = PageLeftError if value["error"] == "no such frame" else WebKitError
            raise kind(f"{path}: {value['error']}: {value['message']}")
        return value

    def close(self) -> None:
        """End the session, and with it the browser."""
        self.command("DELETE", "")
        self._http.close()
        self._log.close()

    def open(self, address: str) -> None:
        self.settle()  # what the log still has is of the page before
        super().open(address)

    def _here(self) -> str:
        return str(self.command("GET", "/url"))

    def _go(self, address: str) -> None:
        self.command("POST", "/url", {"url": address})

    def back(self) -> None:
        self.command("POST", "/back", {})

    def evaluate(self, expression: str) -> Any:
        script = f"return (async () => JSON.stringify((await ({expression})) ?? null))()"
        try:
            return json.loads(self._execute(script))
        except PageLeftError:  # a click or a key has led elsewhere: ask the page it led to
            return json.loads(self._execute(script))
        except WebKitError as error:
            raise WebKitError(f"{error} in: {expression}") from None

    def _execute(self, script: str) -> Any:
        return self.command("POST", "/execute/sync", {"script": script, "args": []})

    def resize(self, width: int, height: int) -> None:
        self.command("POST", "/window/rect", {"width": width, "height": height})
        self.wait_for(f"innerWidth === {width} && innerHeight === {height}")

    def click(self, selector: str) -> None:
        found = {"using": "css selector", "value": selector}
        element = self.command("POST", "/element", found)
        self.evaluate(
            f"document.querySelector({json.dumps(selector)}).scrollIntoView({{block: 'center'}})"
        )
        self._act(
            "pointer",
            {"type": "pointerMove", "x": 0, "y": 0, "origin": element},
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
        # What was written before the mark is in the log when the mark is.
        self._marks += 1
        mark = f"settled {self._marks}"
        self.evaluate(f"console.log('{mark}')")
        deadline = time.monotonic() + ANSWER
        while not self._read_log_to(mark):
            if time.monotonic() > deadline:
                raise WebKitError(f"the log has no {mark!r} after {ANSWER} s")
            time.sleep(0.01)

    @contextmanager
    def run_first(self, script: str) -> Iterator[None]:
        self._run_first(TELL_REFUSALS, script)
        yield
        self._run_first(TELL_REFUSALS)

    def go_dark(self, dark: bool) -> None:
        """Tell pages that the reader's device is set to dark colours, or to light ones."""
        self.evaluate(f"webkit.messageHandlers.dark.postMessage({json.dumps(dark)})")
        self.wait_for(f"matchMedia('(prefers-color-scheme: dark)').matches === {json.dumps(dark)}")

    def _act(self, device: str, *actions: dict[str, Any]) -> None:
        source = {"type": device, "id": device, "actions": list(actions)}
        self.command("POST", "/actions", {"actions": [source]})

    def _run_first(self, *scripts: str) -> None:
        message = json.dumps(json.dumps(scripts))
        self.evaluate(f"webkit.messageHandlers.first.postMessage({message})")

    def _read_log_to(self, mark: str) -> bool:
        """Take in what the log has that is new; tell whether the mark is in it."""
        *lines, self._unread = (self._unread + self._log.read()).split(b"\n")
        for line in lines:
            self._note(line.decode("utf-8", "replace"))
        return any(line.endswith(mark.encode()) for line in lines)

    def _note(self, line: str) -> None:
        if line.startswith('{"request": '):
            address = json.loads(line)["request"]
            if leaves_the_computer(address):
                self.requests.append(address)
        elif found := CONSOLE_ERROR.match(line):
            error = found[1]
            if error != UNKNOWN_RULE and not OF_A_BEACON.match(error):
                self.errors.append(error)


@contextmanager
def webkit_tab(driver: Path, folder: Path, proxy: str) -> Iterator[WebKitTab]:
    """Run WebKitGTK on a screen of its own, with a fresh profile in `folder`; give its tab."""
    log = folder / "webkit.log"
    with ExitStack() as stack:
        environment = {
            **os.environ,
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "DISPLAY": stack.enter_context(_screen()),
            "GDK_BACKEND": "x11",
            # nobody listens to either, and they would start processes of their own
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            "NO_AT_BRIDGE": "1",
        }
        out = stack.enter_context(log.open("a"))
        try:
            with socket.socket() as kept:  # bound here, the port goes to no one who asks for any
                kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                kept.bind((LOOPBACK, 0))
                window = f"{LOOPBACK}:{kept.getsockname()[1]}"
                command = [SYSTEM_PYTHON, SHELL, proxy, folder]
                shell = _start(command, out, environment | {"WEBKIT_INSPECTOR_SERVER": window})
                stack.callback(_end, shell)
                _port_of(shell)
            server = _start([driver, "--port=0", f"--target={window}"], out, environment)
            stack.callback(_end, server)
            tab = WebKitTab(_port_of(server), log)
        except (WebKitError, OSError) as error:
            raise WebKitError(f"{error}; WebKitGTK said:\n{log.read_text('utf-8')}") from error
        yield tab
        tab.close()
        shell.wait(CLOSING)


@contextmanager
def _screen() -> Iterator[str]:
    """Run an X server that shows nothing to anybody; give its name, such as `:99`."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    process = subprocess.Popen(
        command, pass_fds=[writing], stderr=subprocess.DEVNULL, start_new_session=True
    )
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as told:
            number = told.readline().strip()
        if not number:
            raise WebKitError("Xvfb did not start")
        yield f":{number}"
    finally:
        _end(process)


def _start(
    command: list[Any], out: IO[str], environment: dict[str, str]
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=out,
        env=environment,
        start_new_session=True,
    )


def _port_of(process: subprocess.Popen[bytes]) -> int:
    """Return the port that a process listens on, as soon as it does, from what Linux knows."""
    deadline = time.monotonic() + START_UP
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError):  # it may end while it is looked at
            sockets = _descriptors(process.pid)
            for line in Path(f"/proc/{process.pid}/net/tcp").read_text("ascii").splitlines():
                _, address, _, state, *_, inode = line.split()[:10]
                if state == LISTENING and f"socket:[{inode}]" in sockets:
                    return int(address.partition(":")[2], 16)
        time.sleep(0.02)
    raise WebKitError(f"{process.args[0]} does not listen")


def _descriptors(pid: int) -> set[str]:
    """Return what a process has open, such as `socket:[128594]`."""
    found = set()
    for descriptor in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # it has just been closed
            found.add(str(descriptor.readlink()))
    return found


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process, then whatever is left of its own process group and no other."""
    process.terminate()
    try:
        process.wait(CLOSING)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
