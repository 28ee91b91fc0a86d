"""Several topics under one start page: all of them, or the last good library."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from tests.hooks.conftest import BUILT, CODE, ENGINE, ROOT, copy_project, tree

NAMES = {"nosebleed": "Nosebleed", "second": "A second topic"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy the engine, and lay two topics beside it."""
    folder = copy_project(tmp_path / "project", *ENGINE, *CODE)
    (folder / "docs").mkdir()  # MkDocs looks for it before it hears of a topic
    for slug, name in NAMES.items():
        topic = tmp_path / slug
        shutil.copytree(ROOT / "examples/nosebleed", topic, ignore=BUILT)
        told = (topic / "topic.yml").read_text("utf-8")
        for old, new in (
            ("slug: nosebleed", f"slug: {slug}"),
            ("name: Nosebleed", f"name: {name}"),
        ):
            assert old in told
            told = told.replace(old, new)
        (topic / "topic.yml").write_text(told, "utf-8")
    return folder


def make_library(project: Path, *topics: str, **env: str) -> subprocess.CompletedProcess[str]:
    folders = " ".join(str(project.parent / name) for name in topics)
    return subprocess.run(
        [sys.executable, "-m", "scripts.library"],
        cwd=project,
        env=os.environ
        | {"TOPICS": folders, "FORMATS": "zip", "SOURCE_DATE_EPOCH": "1795000000"}
        | env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def test_all_topics_stand_under_one_start_page_or_the_last_library_stays(project: Path) -> None:
    library = project / "library"
    done = make_library(project, *NAMES, SITE_URL="https://x.example/")
    assert done.returncode == 0, done.stdout
    assert "==> 2 of 2: " in done.stdout
    home = html.parse(str(library / "site/index.html")).getroot()
    assert {f"{slug}/" for slug in NAMES} <= set(home.xpath("//a/@href"))
    for slug, name in NAMES.items():
        assert name in home.text_content()
        page = html.parse(str(library / "site" / slug / "index.html")).getroot()
        assert page.xpath("//link[@rel='canonical']/@href") == [f"https://x.example/{slug}/"]
    start = html.parse(str(library / "dist/start-here.html")).getroot()
    inside = [href for href in start.xpath("//a/@href") if not href.startswith("#")]
    assert inside
    assert [href for href in inside if not (library / "dist" / href).is_file()] == []
    check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    subprocess.run(check, cwd=library / "dist", check=True)
    good = tree(library)

    # put together from what other computers have built, it is the same
    done = make_library(project, *NAMES, BUILT="yes")
    assert done.returncode == 0, done.stdout
    assert "2 of 2" not in done.stdout
    assert tree(library) == good
    shutil.rmtree(project.parent / "second" / "dist")
    done = make_library(project, *NAMES, BUILT="yes")
    assert done.returncode == 2
    assert "Not built: second. library/ is as it was." in done.stdout
    assert tree(library) == good

    page = project.parent / "second/docs/about.md"
    page.write_text(page.read_text("utf-8").replace("kind: ", "kid: "), "utf-8")
    done = make_library(project, "second")
    assert done.returncode == 2
    assert "docs/about.md:" in done.stdout
    assert "Not built: second. library/ is as it was." in done.stdout
    assert tree(library) == good


def test_a_library_without_pages_to_lead_to_is_refused(project: Path) -> None:
    done = make_library(project, *NAMES, FORMATS="html")
    assert done.returncode == 2
    assert "FORMATS: found html, expected zip among them" in done.stdout
    assert not (project / "library").exists()


@pytest.mark.parametrize(
    ("topics", "told"),
    [
        ((), 'TOPICS: expected folders. Right: make library TOPICS="../knee ."'),
        (("nosebleed", "nosebleed"), "TOPICS: two topics are called nosebleed. Change `slug`"),
        (("nowhere", "nothing"), "nothing/topic.yml: expected a topic's file"),
    ],
)
def test_folders_that_are_no_topics_are_told_before_anything_is_built(
    topics: tuple[str, ...], told: str, project: Path
) -> None:
    done = make_library(project, *topics)
    assert done.returncode == 2
    assert told in done.stdout
    assert "Traceback" not in done.stdout
    assert not (project / "library").exists()
