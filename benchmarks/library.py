"""What a library of many topics takes: `python -m benchmarks.library`.

Twenty topics of forty pages are built by `make library`, and five of them to see how it grows;
beside them, in the same run, one site of as many pages with stock Material. Each topic is built in
every format of a clinic's bundle but the leaflets, which no other builder makes.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml

from benchmarks import peers
from benchmarks.content import Leaflet, leaflets
from benchmarks.ours import ROOT
from benchmarks.processes import Taken, run
from pages.model.frontmatter import compose

TOPICS, FEW, PAGES = 20, 5, 40
SAMPLE = ROOT / "examples" / "nosebleed"
PATIENCE = 1800.0
FORMATS = "html,epub,zip"


def main(argv: Sequence[str] | None = None) -> int:
    """Print what each took, and their ratio."""
    argparse.ArgumentParser(prog="python -m benchmarks.library", description=__doc__).parse_args(
        argv
    )
    with tempfile.TemporaryDirectory() as place:
        project = _copy(Path(place, "project"))
        topics = [_topic(project / f"topics/t{number}", number) for number in range(TOPICS)]
        print("                          CPU s  clock s  peak MB", flush=True)
        few = _build(project, topics[:FEW])
        _tell(f"library, {FEW} topics", few)
        many = _build(project, topics)
        _tell(f"library, {TOPICS} topics", many)
        material = peers.MATERIAL
        folder = Path(place, "material")
        folder.mkdir()
        material.write(leaflets(TOPICS * PAGES), folder)
        stock = material.build(folder, Path(place, "tools"), PATIENCE)
        _tell(f"Material, {TOPICS * PAGES} pages", stock)
    print(f"library / Material: {many.cpu / stock.cpu:.2f} CPU, {many.wall / stock.wall:.2f} clock")
    growth = (many.cpu - few.cpu) / (TOPICS - FEW) / (few.cpu / FEW)
    print(f"one more topic costs {growth:.2f} of what one of the first {FEW} did")
    return 0


def _copy(target: Path) -> Path:
    """Copy the project's own files, so that nobody's library is touched."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    for name in listed:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target / name)
    return target


def _topic(folder: Path, number: int) -> Path:
    """Make a topic of its own from the sample, with generated pages beside those of the sample."""
    ignored = shutil.ignore_patterns("site", "dist", "build")
    shutil.copytree(SAMPLE, folder, ignore=ignored)
    file = folder / "topic.yml"
    told = yaml.safe_load(file.read_text("utf-8"))
    told |= {"slug": f"topic-{number}", "name": f"Topic {number}"}
    file.write_text(yaml.safe_dump(told, sort_keys=False), "utf-8")
    there = len(list((folder / "docs").rglob("*.md")))
    made = leaflets(PAGES * TOPICS)[number * PAGES : (number + 1) * PAGES - there]
    for leaflet in made:
        page = folder / "docs" / "more" / f"{leaflet.name}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(_page(leaflet, made), "utf-8")
    return folder


def _page(leaflet: Leaflet, others: Sequence[Leaflet]) -> str:
    follows = others[(others.index(leaflet) + 1) % len(others)]
    head = {
        "title": leaflet.title,
        "kind": "guide",
        "summary": leaflet.summary,
        "article": "none",
        "related": [f"more/{follows.name}.md"],
        "review": "none",
        "review_due": "2099-05-31",
    }
    parts: list[str] = []
    for section in leaflet.sections:
        parts += [f"## {section.heading}", *section.paragraphs]
    text = compose(head, "\n\n".join(parts))
    return text.replace("'2099-05-31'", "2099-05-31")


def _build(project: Path, topics: Sequence[Path]) -> Taken:
    env = {"TOPICS": " ".join(map(str, topics)), "FORMATS": FORMATS}
    return run([sys.executable, "-m", "scripts.library"], project, env, patience=PATIENCE)


def _tell(name: str, taken: Taken) -> None:
    print(f"{name:24} {taken.cpu:6.1f} {taken.wall:8.1f} {taken.peak:8.0f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
