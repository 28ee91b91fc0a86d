"""Find the browsers that the tests drive, and fetch them where they are missing.

Run `python scripts/browsers.py` to see what is found, `--install` to fetch what is not; both look
at the programs of `scripts/programs.py` as well, so that one command does for all tests.
Standard library only, so that it runs before anything is installed.

Each is looked for in this order: the environment variable CHROMIUM, FIREFOX or WEBKIT, the programs
on PATH, the usual places for apps on a Mac, and Playwright's own copies. WebKitGTK is three things:
WebKitWebDriver, the bindings by which the system's own Python opens its window, and Xvfb, a screen
for it. Where it cannot be had the tests go on without it, and say in the end what was not checked.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # to find scripts/

from scripts import installing, programs

MEND = "python scripts/browsers.py --install"
WEBKIT_DRIVER = "WebKitWebDriver"
SYSTEM_PYTHON = "/usr/bin/python3"
WEBKIT_VERSION = """
import gi
gi.require_version("WebKit2", "4.1")
from gi.repository import WebKit2 as webkit
parts = webkit.get_major_version(), webkit.get_minor_version(), webkit.get_micro_version()
print("WebKitGTK", ".".join(map(str, parts)))
"""


class BrowserMissingError(Exception):
    """A browser was asked for and is not on this machine; the message says how to get it."""


@dataclass(frozen=True)
class Browser:
    """One browser, under every name it goes by."""

    name: str
    variable: str
    commands: tuple[str, ...]
    mac_apps: tuple[str, ...]
    debian_packages: tuple[str, ...]
    is_a_must: bool = True

    @property
    def comes_by_apt(self) -> bool:
        """Tell whether apt-get has it: Ubuntu's Chromium and Firefox cannot read tests' folders."""
        return installing.is_debian() or (self.name == "webkit" and installing.has_apt())


BROWSERS = {
    "chromium": Browser(
        name="chromium",
        variable="CHROMIUM",
        # the first is the same without a window, which takes a third less of the processor
        commands=(
            *("chromium-headless-shell", "chromium", "chromium-browser"),
            *("google-chrome", "google-chrome-stable", "chrome"),
        ),
        mac_apps=(
            "Chromium.app/Contents/MacOS/Chromium",
            "Google Chrome.app/Contents/MacOS/Google Chrome",
        ),
        debian_packages=("chromium-headless-shell",),
    ),
    "firefox": Browser(
        name="firefox",
        variable="FIREFOX",
        commands=("firefox-esr", "firefox"),
        mac_apps=("Firefox.app/Contents/MacOS/firefox",),
        debian_packages=("firefox-esr",),
    ),
    "webkit": Browser(
        name="webkit",
        variable="WEBKIT",
        commands=(WEBKIT_DRIVER,),
        mac_apps=(),
        debian_packages=("webkit2gtk-driver", "gir1.2-webkit2-4.1", "python3-gi", "xvfb"),
        is_a_must=False,
    ),
}


def find(name: str) -> Path | None:
    """Return the program of the browser `name` (a key of `BROWSERS`), or None."""
    browser = BROWSERS[name]
    named = os.environ.get(browser.variable)
    if named:
        # What was asked for by name is used or refused, never quietly replaced by another.
        path = shutil.which(named)
        return Path(path) if path else None
    for command in browser.commands:
        path = shutil.which(command)
        if path and _is_whole(Path(path)):
            return Path(path)
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        for app in browser.mac_apps:
            if (folder / app).is_file():
                return folder / app
    return _of_playwright(name)


def need(name: str) -> Path:
    """Return the program of the browser `name`; raise `BrowserMissingError` without it."""
    path = find(name)
    if path is None:
        variable = BROWSERS[name].variable
        named = os.environ.get(variable)
        found = f"{variable} names {named!r}, which is no program" if named else "found none"
        raise BrowserMissingError(
            f"expected the browser {name}, {found}.\n"
            f"Install it:        {MEND}\n"
            f"or say where it is: export {variable}=/path/to/{name}"
        )
    return path


def version(path: Path) -> str:
    """Return what the program says about its version, such as `Chromium 156.0.8078.79`."""
    asked = [SYSTEM_PYTHON, "-c", WEBKIT_VERSION] if path.name == WEBKIT_DRIVER else None
    answer = subprocess.run(
        asked or [str(path), "--version"], capture_output=True, text=True, timeout=60, check=False
    )
    lines = answer.stdout.strip().splitlines()
    return lines[-1].strip() if lines else "of unknown version"


def install() -> None:
    """Fetch what is missing, as this kind of machine does it.

    Raises `CannotInstallError` with every reason why something could not be fetched.
    """
    browsers = [browser for browser in BROWSERS.values() if find(browser.name) is None]
    packages = [name for one in browsers if one.comes_by_apt for name in one.debian_packages]
    packages += [program.debian_package for program in programs.missing()]
    others = [one.name for one in browsers if not one.comes_by_apt]
    reasons = []
    for fetch, wanted in ((_fetch_with_playwright, others), (installing.install, packages)):
        try:
            if wanted:
                fetch(wanted)
        except installing.CannotInstallError as error:
            reasons.append(str(error))
    if reasons:
        raise installing.CannotInstallError("; ".join(reasons))


def _fetch_with_playwright(names: Sequence[str]) -> None:
    installing.run([sys.executable, "-m", "playwright", "install", *names])


def _is_whole(path: Path) -> bool:
    """Tell whether what a browser does not start without is here too."""
    if path.name != WEBKIT_DRIVER:
        return True
    asked = [SYSTEM_PYTHON, "-c", WEBKIT_VERSION]
    return (
        shutil.which("Xvfb") is not None
        and Path(SYSTEM_PYTHON).is_file()
        and subprocess.run(asked, capture_output=True, timeout=60, check=False).returncode == 0
    )


def _of_playwright(name: str) -> Path | None:
    """Return Playwright's own copy of a browser where both are installed."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  (may be missing)
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = Path(getattr(playwright, name).executable_path)
    return path if path.is_file() else None


def main() -> int:
    """Show what is found, and in one line what is not; with --install fetch that first.

    Returns 2 where something is missing that the tests cannot do without.
    """
    parser = argparse.ArgumentParser(
        description="Find the browsers and other programs that the tests run."
    )
    parser.add_argument("--install", action="store_true", help="fetch what is missing")
    mend = f"fetch what is missing: {MEND}"
    if parser.parse_args().install:
        mend = "installing it has not helped"
        try:
            install()
        except installing.CannotInstallError as error:
            mend = str(error)
    found = {name: find(name) for name in BROWSERS}
    found |= {program.command: programs.find(program.command) for program in programs.PROGRAMS}
    for name, path in found.items():
        if path:
            print(f"{name}: {path}" + (f" ({version(path)})" if name in BROWSERS else ""))
    missing = [name for name, path in found.items() if path is None]
    if missing:
        print(f"not here: {', '.join(missing)}; {mend}", file=sys.stderr)
    goes_without = {name for name, browser in BROWSERS.items() if not browser.is_a_must}
    return 0 if set(missing) <= goes_without else 2


if __name__ == "__main__":
    sys.exit(main())
