"""The list of what is inside: valid, the same each time, and true."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.model.bom import Bom
from cyclonedx.output.xml import XmlV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.xml import XmlValidator

from tests.bundle.sample import run, write_site


def sbom(folder: Path, changes: dict[str, str | None]) -> dict[str, Any]:
    site = write_site(folder / "site", changes)
    result = run(site, "--to", folder / "dist", "--version", "1.2")
    assert (result.returncode, result.stderr) == (0, "")
    told: dict[str, Any] = json.loads((folder / "dist" / "sbom.cdx.json").read_text())
    return told


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return sbom(tmp_path_factory.mktemp("made"), {})


def test_it_is_valid(told: dict[str, Any]) -> None:
    # The library reads the JSON strictly; the schema it ships for XML says the same as the one for
    # JSON, and needs nothing more to be checked.
    bom = Bom.from_json(told)  # type: ignore[attr-defined]
    assert XmlValidator(SchemaVersion.V1_6).validate_str(XmlV1Dot6(bom).output_as_string()) is None
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")


def test_it_says_which_copy_it_is_of(told: dict[str, Any]) -> None:
    copy = told["metadata"]["component"]
    assert (copy["name"], copy["version"]) == ("pins-and-needles", "1.2")
    assert told["metadata"]["timestamp"] == "2026-11-18T11:06:40+00:00"


def test_it_names_what_is_inside_with_licences(told: dict[str, Any]) -> None:
    parts = {part["name"]: part for part in told["components"]}
    assert set(parts) == {
        "pins-and-needles, text and pictures",
        "Material for MkDocs, scripts",
        "Material Design Icons",
    }
    assert all(part["licenses"] for part in parts.values())
    assert parts["Material for MkDocs, scripts"]["version"] == version("mkdocs-material")


def test_what_is_not_inside_is_not_named(tmp_path: Path) -> None:
    script, sheet = "assets/javascripts/bundle.a1b2c3.min.js", "assets/stylesheets/main.a1.min.css"
    told = sbom(tmp_path, {script: None, sheet: "p {}"})
    names = {part["name"] for part in told["components"]}
    assert "Material for MkDocs, scripts" not in names
    assert "Material for MkDocs, style sheets" in names


def test_it_names_what_the_copy_was_made_with(told: dict[str, Any]) -> None:
    tools = {tool["name"]: tool["version"] for tool in told["metadata"]["tools"]["components"]}
    assert tools["mkdocs"] == version("mkdocs")
    assert "libzim" not in tools
