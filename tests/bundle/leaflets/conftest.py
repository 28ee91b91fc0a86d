"""The real pages, built once as a clinic's copy, and their leaflets."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from bundle.formats.pdf import fitting
from bundle.formats.pdf.kinds import Paper, read_papers
from bundle.formats.pdf.typeset import Pdf, Typesetter
from bundle.source.contents import read_contents
from bundle.source.release import Release
from bundle.source.site import needed_offline, read_site
from bundle.source.source import Source
from tests.hooks.conftest import ROOT

ADDRESS = "https://pins.example.org"
MADE = 1795000000
"""18 November 2026."""
CLINIC = """name: Foot Street Clinic
telephone: "01632 960123"
hours: Monday to Friday, 9 am to 5 pm
region: uk
logo: logo.png
contact: {email: us@clinic.example}
"""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clinic's offline site, whose hosted site has an address."""
    folder = tmp_path_factory.mktemp("leaflets")
    Image.new("RGB", (40, 20), "#0b4a5e").save(folder / "logo.png")
    clinic = folder / "clinic.yml"
    clinic.write_text(CLINIC, encoding="utf-8")
    settings = {
        "NO_MKDOCS_2_WARNING": "1",
        "OFFLINE": "true",
        "SITE_URL": "",
        "HOSTED_AT": ADDRESS,
        "CLINIC": str(clinic),
        "SOURCE_DATE_EPOCH": str(MADE),
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder / "site"]
    told = subprocess.run(
        command, cwd=ROOT, env=os.environ | settings, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def source(built: Path) -> Source:
    """Of a clinic, a site with an address, every size of paper: all that can be on a leaflet."""
    release = Release("pins-and-needles", "2026.11.18", datetime.fromtimestamp(MADE, UTC))
    contents = replace(read_contents(built), papers=("a4", "letter"))
    return Source(needed_offline(read_site(built)), contents, release)


@pytest.fixture(scope="session")
def papers(source: Source) -> dict[str, Paper]:
    """All papers, each in every size that any region prints."""
    letter = replace(source, contents=replace(source.contents, papers=("letter",)))
    return {
        paper.name: replace(paper, sizes=tuple(dict.fromkeys((*paper.sizes, *other.sizes))))
        for paper, other in zip(read_papers(source), read_papers(letter), strict=True)
    }


@pytest.fixture(scope="session")
def nowhere(source: Source) -> Source:
    """The same where the site has no address."""
    return replace(source, contents=replace(source.contents, address=""))


@pytest.fixture(scope="session")
def printed(papers: dict[str, Paper]) -> Callable[..., Pdf]:
    """Set a paper, each only once."""
    typesetter = Typesetter()
    made: dict[tuple[str, str], Pdf] = {}

    def pdf(name: str, size: str = "a4") -> Pdf:
        if (name, size) not in made:
            paper = papers[name]
            (wanted,) = (one for one in paper.sizes if one.name == size)
            made[name, size] = fitting(typesetter, paper, wanted, MADE)
        return made[name, size]

    return pdf


@pytest.fixture(scope="session")
def leaflet(printed: Callable[..., Pdf]) -> Callable[..., bytes]:
    """The file of a paper."""
    return lambda name, size="a4": printed(name, size).data
