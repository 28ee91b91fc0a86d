"""Finding the browsers, and saying what to do where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import browsers

NAMES = pytest.mark.parametrize(
    ("name", "variable"),
    [("chromium", "CHROMIUM"), ("firefox", "FIREFOX"), ("webkit", "WEBKIT")],
)


def program(path: Path) -> Path:
    path.write_text("#!/bin/sh\necho Some Browser 1.2\n")
    path.chmod(0o755)
    return path


@NAMES
def test_the_variable_wins(
    name: str, variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = program(tmp_path / "mine")
    monkeypatch.setenv(variable, str(mine))
    assert browsers.need(name) == mine
    assert browsers.version(mine) == "Some Browser 1.2"


@NAMES
def test_a_variable_that_names_nothing_is_an_error(
    name: str, variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "gone"))
    with pytest.raises(browsers.BrowserMissingError, match="gone', which is no program") as caught:
        browsers.need(name)
    assert "python scripts/browsers.py --install" in str(caught.value)
    assert f"export {variable}=" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("chromium", "chromium"),
        ("chromium", "google-chrome-stable"),
        ("chromium", "chrome"),
        ("firefox", "firefox-esr"),
        ("firefox", "firefox"),
    ],
)
def test_a_program_on_the_path_is_found(
    name: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(browsers.BROWSERS[name].variable, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    mine = program(tmp_path / command)
    assert browsers.find(name) == mine


@pytest.mark.parametrize("gone", ["WebKitWebDriver", "Xvfb", "bindings"])
def test_webkitgtk_is_found_only_with_all_that_it_needs(
    gone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WEBKIT", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browsers, "_of_playwright", lambda _: None)
    monkeypatch.setattr(browsers, "SYSTEM_PYTHON", str(tmp_path / "bindings"))
    for name in ("WebKitWebDriver", "Xvfb", "bindings"):
        program(tmp_path / name)
    assert browsers.find("webkit") == tmp_path / "WebKitWebDriver"
    assert browsers.version(tmp_path / "WebKitWebDriver") == "Some Browser 1.2"
    (tmp_path / gone).write_text("#!/bin/sh\nexit 1\n")
    if gone != "bindings":
        (tmp_path / gone).unlink()
    assert browsers.find("webkit") is None
