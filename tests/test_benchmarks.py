"""The benchmark's own parts: its pages build cleanly, and it reads and asks what it should."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from lxml import html

from benchmarks import __main__ as bench
from benchmarks import ours, processes
from benchmarks.content import leaflets
from benchmarks.loading import weight
from benchmarks.processes import CommandFailedError, Taken
from tests.hooks.conftest import build


def test_generated_pages_build_cleanly_beside_our_own(tmp_path: Path) -> None:
    made = leaflets(25)
    ours.make(made, tmp_path)
    command = ("-m", "mkdocs", "build", "--strict", "-f", ours.CONFIG, "-d", "site")
    done = build(tmp_path, *command, SITE_URL="https://example.org/")
    assert done.returncode == 0, done.stderr
    for leaflet in made:
        page = html.parse(str(tmp_path / "site" / leaflet.path / "index.html"))
        assert page.findtext(".//h1") == leaflet.title
        assert len(page.xpath("//h2[@id][not(ancestor::section)]")) == 3
        menu = page.xpath("//nav[@class='pn-menu']//a/text()")
        assert leaflet.title in menu
        assert len(menu) < 60, "a menu holds the page's own section alone"


def test_the_same_leaflets_are_made_every_time_and_no_two_are_alike() -> None:
    made = leaflets(50)
    assert made == leaflets(50)
    assert len({leaflet.title for leaflet in made}) == 50
    paragraphs = [text for leaflet in made for part in leaflet.sections for text in part.paragraphs]
    assert len(set(paragraphs)) == len(paragraphs) == 450
    assert {len(leaflet.table) for leaflet in made} == {0, 5}


def test_what_a_large_build_will_need_is_foreseen_from_small_ones() -> None:
    assert bench.foreseen({}, 25) == 0
    assert bench.foreseen({25: 1.0}, 250) == pytest.approx(10)
    assert bench.foreseen({25: 1.0, 250: 2.0}, 1000) == pytest.approx(8), "never less than linear"
    assert bench.foreseen({250: 5.0, 1000: 80.0}, 4000) == pytest.approx(1280)
    assert bench.exponent({250: 5.0, 1000: 80.0}, 250, 1000) == pytest.approx(2)


def test_what_was_taken_is_told_beside_material(capsys: pytest.CaptureFixture[str]) -> None:
    results = {
        "material": {25: Taken(2, 2, 40), 250: Taken(20, 20, 60)},
        "this project": {25: Taken(1, 1, 50), 250: Taken(3, 3, 70)},
        "hugo": {25: Taken(0.1, 0.1, 9)},
    }
    bench.print_builds(results, [25, 250])
    told = capsys.readouterr().out
    assert "3.0 s (0.15), 70 MB" in told
    assert f"{math.log10(3):.2f}" in told
    assert [line.split()[-1] for line in told.splitlines() if line.startswith("hugo")] == ["-", "-"]


def test_the_time_of_a_command_and_of_those_it_starts_is_counted(tmp_path: Path) -> None:
    work = "sum(n * n for n in range(3_000_000))"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}])"
    taken = processes.run(["python3", "-c", script], tmp_path, {}, patience=60)
    alone = processes.run(["python3", "-c", "pass"], tmp_path, {}, patience=60)
    assert taken.cpu > alone.cpu
    assert taken.peak > 1


def test_a_command_that_fails_tells_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(CommandFailedError, match="ended with 3:\nno such page"):
        processes.run(["sh", "-c", "echo no such page; exit 3"], tmp_path, {}, patience=60)
    with pytest.raises(CommandFailedError, match="stopped after"):
        processes.run(["sleep", "60"], tmp_path, {}, patience=0.2)


def test_the_weight_of_a_page_is_that_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "a b").mkdir()
    (tmp_path / "a b/index.html").write_text("word " * 1000)
    assert 10 < weight(tmp_path, "http://127.0.0.1:80/a%20b/?x#y") < 100
    assert weight(tmp_path, "http://127.0.0.1:80/none.css") == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--pages", "25,many"], "expected from 10 to 10000 pages, found 'many'"),
        (["--only", "materiel"], "expected one of this project, material"),
    ],
    ids=["size", "builder"],
)
def test_a_wrong_question_is_answered_with_a_right_one(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        bench.main(arguments)
    assert stopped.value.code == 2
    assert told in capsys.readouterr().err
