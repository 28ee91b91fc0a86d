"""Topics keep to themselves: no word of one stands in what is built of another, in any format."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from article.cli import load
from article.new_topic import begin
from tests.bundle.leaflets.paper import text_of
from tests.scripts.test_site import environment

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 30)
WORDS = {
    "sore-wrist": r"wrists?|carpal|tendons?|thumbs?",
    "nosebleed": r"nosebleeds?|nostrils?",
    "pins-and-needles": r"legs|feet|toes?|heels?|calf|thighs?|shoes?|laces|numb(?:ness)?|sciatica|"
    r"runners?|podiatrists?|pins.and.needles",
}
OUTPUTS = ("site", "dist", "build/hosting", "build/offline")
NO_TEXT = {".png", ".woff2", ".ttf", ".gz", ".zim"}
"""A ZIM file packs its pages, which are those of the site."""
OF_THE_TOOLS = re.compile(r"::-webkit-scrollbar-thumb|legeforening", re.IGNORECASE)
"""A part of a browser, and a publisher."""


def texts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Yield every text in a file, with where it stands."""
    suffix = Path(name).suffix
    yield name, name
    if suffix in {".zip", ".epub"}:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield from texts(f"{name}: {inner}", archive.read(inner))
    elif suffix == ".pdf":
        yield name, "\n".join(text_of(data))
        yield name, str(pypdfium2.PdfDocument(data).get_metadata_dict())
    elif suffix not in NO_TEXT:
        yield name, data.decode("utf-8", "replace")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both examples, in every format, side by side with the root's own copies."""
    folder = tmp_path_factory.mktemp("topics")
    for name in WORDS:
        if (ROOT / "examples" / name).is_dir():
            ignore = shutil.ignore_patterns("site", "dist", "build")
            shutil.copytree(ROOT / "examples" / name, folder / name, ignore=ignore)
            assert f"{name}.zip" in make_site(folder / name)
    return folder


def make_site(topic: Path) -> str:
    """Build a topic as `make site` does, and return what was told."""
    command = [sys.executable, "-m", "scripts.site"]
    env = environment(TOPIC=str(topic))
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_new_topic_goes_all_the_way_at_once(tmp_path: Path) -> None:
    begin(load(ROOT / "tests/data/articles/blisters.md"), tmp_path / "new", TODAY)
    make_site(tmp_path / "new")
    leaflets = list((tmp_path / "new/dist/leaflets").rglob("*.pdf"))
    assert leaflets
    told = {file.name: "".join(text_of(file.read_bytes())).lower() for file in leaflets}
    assert [name for name, text in told.items() if "draft" not in text] == []


@pytest.mark.parametrize("topic", [name for name in WORDS if name != "pins-and-needles"])
def test_no_word_of_another_topic_is_built(topic: str, built: Path) -> None:
    others = "|".join(words for name, words in WORDS.items() if name != topic)
    foreign = re.compile(rf"(?<![\w-])(?:{others})(?![\w-])", re.IGNORECASE)
    found = [
        f"{where}: {hit.group()}"
        for output in OUTPUTS
        for file in sorted((built / topic / output).rglob("*"))
        if file.is_file()
        for where, text in texts(file.relative_to(built).as_posix(), file.read_bytes())
        for hit in foreign.finditer(OF_THE_TOOLS.sub("", text))
    ]
    assert found == []


def test_the_search_for_words_finds_them(built: Path) -> None:
    """Or the test above would prove nothing: each format holds words of its own topic."""
    own = re.compile(WORDS["sore-wrist"], re.IGNORECASE)
    kinds = {
        file.suffix
        for output in OUTPUTS
        for file in (built / "sore-wrist" / output).rglob("*")
        if file.is_file()
        for _, text in texts(file.name, file.read_bytes())
        if own.search(text)
    }
    assert {".html", ".pdf", ".epub", ".zip", ".js", ".json", ".txt", ".conf"} <= kinds
