"""Find the browsers that the tests drive, and fetch them where they are missing.

Run `python scripts/browsers.py` to see what is found, `--install` to fetch what is not; both look
at the programs of `scripts/programs.py` as well, so that one command does for all tests.
Standard library only, so that it runs before anything is installed.

Chromium and Firefox are looked for in this order: the environment variable CHROMIUM or FIREFOX,
the programs on PATH, the usual places for apps on a Mac, and Playwright's own copies.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # to find scripts/

from scripts import programs

MEND = "python scripts/browsers.py --install"


class BrowserMissingError(Exception):
    """A browser was asked for and is not on this machine; the message says how to get it."""


@dataclass(frozen=True)
class Browser:
    """One browser, under every name it goes by."""

    name: str
    variable: str
    commands: tuple[str, ...]
    mac_apps: tuple[str, ...]
    debian_package: str


BROWSERS = {
    "chromium": Browser(
        name="chromium",
        variable="CHROMIUM",
        commands=(
            *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
            "chrome",
        ),
        mac_apps=(
            "Chromium.app/Contents/MacOS/Chromium",
            "Google Chrome.app/Contents/MacOS/Google Chrome",
        ),
        debian_package="chromium",
    ),
    "firefox": Browser(
        name="firefox",
        variable="FIREFOX",
        commands=("firefox-esr", "firefox"),
        mac_apps=("Firefox.app/Contents/MacOS/firefox",),
        debian_package="firefox-esr",
    ),
}


def find(name: str) -> Path | None:
    """Return the program of the browser `name` (`chromium` or `firefox`), or None."""
    browser = BROWSERS[name]
    named = os.environ.get(browser.variable)
    if named:
        # What was asked for by name is used or refused, never quietly replaced by another.
        path = shutil.which(named)
        return Path(path) if path else None
    for command in browser.commands:
        path = shutil.which(command)
        if path:
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
    answer = subprocess.run(
        [path, "--version"], capture_output=True, text=True, timeout=60, check=False
    )
    lines = answer.stdout.strip().splitlines()
    return lines[-1].strip() if lines else "of unknown version"


def install() -> None:
    """Fetch the browsers that are missing, as this kind of machine does it."""
    missing = [browser for browser in BROWSERS.values() if find(browser.name) is None]
    if not missing:
        print("Both browsers are here already.")
        return
    if _may_use_apt():
        packages = [browser.debian_package for browser in missing]
        _run(["apt-get", "update"])
        _run(["apt-get", "install", "-y", "--no-install-recommends", *packages])
    else:
        # Ubuntu's chromium and firefox packages are snaps, which cannot read a test's folder.
        _run([sys.executable, "-m", "playwright", "install", *[b.name for b in missing]])


def _may_use_apt() -> bool:
    """Tell a Debian with the rights to install packages."""
    release = Path("/etc/os-release")
    text = release.read_text(encoding="utf-8") if release.is_file() else ""
    is_debian = "\nID=debian" in f"\n{text}"
    return is_debian and shutil.which("apt-get") is not None and os.geteuid() == 0


def _run(command: list[str]) -> None:
    print(f"Running: {' '.join(command)}", flush=True)
    subprocess.run(command, check=True, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"})


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
    """Show what is found; with --install fetch the rest first. Return 2 if one is missing."""
    parser = argparse.ArgumentParser(
        description="Find the browsers and other programs that the tests run."
    )
    parser.add_argument("--install", action="store_true", help="fetch what is missing")
    if parser.parse_args().install:
        try:
            install()
            programs.install()
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"could not install what the tests run: {error}", file=sys.stderr)
            return 2
    complete = True
    for name in BROWSERS:
        try:
            path = need(name)
            print(f"{name}: {path} ({version(path)})")
        except BrowserMissingError as error:
            print(f"{name}: {error}", file=sys.stderr)
            complete = False
    for program in programs.PROGRAMS:
        try:
            print(f"{program.command}: {programs.need(program.command)}")
        except programs.ProgramMissingError as error:
            print(f"{program.command}: {error}", file=sys.stderr)
            complete = False
    return 0 if complete else 2


if __name__ == "__main__":
    sys.exit(main())
