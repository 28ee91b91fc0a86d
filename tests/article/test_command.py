"""The commands as a person uses them: what is written, what is kept, what is refused."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from article.cli import main
from pages.model.frontmatter import parse
from pages.model.schema import read_head
from tests.article.laws import SAMPLES, sample_files

ROOT = Path(__file__).parent.parent.parent
FILE = SAMPLES / "cold-fingers.txt"
CAUSE = "causes/wet-gloves.md"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def fates(out: str) -> list[str]:
    return [line.split("  ")[0] for line in out.split("\n\n", maxsplit=1)[0].splitlines()]


@pytest.fixture
def pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with all pages of the sample, just written."""
    assert main(["write", str(FILE), "--to", str(tmp_path / "docs")]) == 0
    capsys.readouterr()
    return tmp_path / "docs"


@pytest.mark.parametrize("file", sample_files(), ids=lambda path: path.name)
def test_written_pages_have_a_valid_head_and_a_second_write_changes_nothing(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["write", str(file), "--to", str(tmp_path)]
    assert main(command) == 0
    assert set(fates(capsys.readouterr().out)) == {"new"}
    before = contents(tmp_path)
    assert before
    for name in before:
        source, problems = parse(name, (tmp_path / name).read_text("utf-8"))
        assert problems == []
        assert source is not None
        head, problems = read_head(source)
        assert problems == []
        assert head is not None
        assert name.startswith({"cause": "causes/", "question": "faq/"}[head.kind])
    assert main(command) == 0
    assert set(fates(capsys.readouterr().out)) == {"unchanged"}
    assert contents(tmp_path) == before
    assert main(["compare", str(file), str(tmp_path)]) == 0


def test_dry_run_shows_the_same_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "docs"
    assert main(["write", str(FILE), "--to", str(folder), "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert not folder.exists()
    assert main(["write", str(FILE), "--to", str(folder)]) == 0
    assert fates(shown) == fates(capsys.readouterr().out)
    assert "Nothing was written" in shown


def _edit_body(text: str) -> str:
    return text + "\nMy own words.\n"


def _edit_title(text: str) -> str:
    return text.replace("title: Wet gloves", "title: Damp gloves")


def _add_comment(text: str) -> str:
    return text.replace("review: none", "review: none # soon")


def _remove_fingerprint(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if "fingerprint" not in line)


def _disown(text: str) -> str:
    return "---\ntitle: Gloves\nkind: cause\narticle: none\n---\nMine.\n"


@pytest.mark.parametrize(
    ("edit", "fate"),
    [
        (_edit_body, "kept (edited)"),
        (_edit_title, "kept (edited)"),
        (_add_comment, "kept (edited)"),
        (_remove_fingerprint, "kept (edited)"),
        (_disown, "kept (not ours)"),
        (lambda _: "no head at all", "kept (not ours)"),
        (lambda _: "---\n[broken\n---\n", "kept (not ours)"),
    ],
    ids=["body", "title", "comment", "no fingerprint", "article none", "no head", "broken head"],
)
def test_a_page_that_a_person_touched_is_never_written(
    edit: Callable[[str], str],
    fate: str,
    pages: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = pages / CAUSE
    page.write_text(edit(page.read_text("utf-8")), "utf-8")
    before = contents(pages)
    changed = tmp_path / "changed.txt"
    changed.write_text(FILE.read_text("utf-8").replace("Damp wool", "Wet wool"), "utf-8")
    assert main(["write", str(changed), "--to", str(pages)]) == 0
    out = capsys.readouterr().out
    assert fates(out).count(fate) == 1
    assert fates(out).count("unchanged") == 5
    assert contents(pages) == before
    assert "Wet wool carries heat away." in out  # the article's words are reported instead


def test_an_unedited_page_follows_its_section_even_under_another_name(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moved = pages / "causes" / "gloves.md"
    (pages / CAUSE).rename(moved)
    moved.write_bytes(moved.read_bytes().replace(b"\n", b"\r\n"))  # as git may on Windows
    changed = tmp_path / "changed.txt"
    changed.write_text(FILE.read_text("utf-8").replace("Damp wool", "Wet wool"), "utf-8")
    assert main(["write", str(changed), "--to", str(pages)]) == 0
    assert sorted(set(fates(capsys.readouterr().out))) == ["unchanged", "updated"]
    assert "Wet wool" in moved.read_text("utf-8")
    assert not (pages / CAUSE).exists()


def test_write_tells_what_is_on_no_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["write", str(FILE), "--to", str(tmp_path)])
    out = capsys.readouterr().out
    for words in ("introduction: only", "conclusion: only", "author: only", "the title again:"):
        assert words in out


def test_read_says_why_of_every_block_in_the_order_of_the_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["read", str(FILE), "--why"]) == 0
    out = capsys.readouterr().out
    rows = [line for line in out.splitlines() if not line.startswith("   ")]
    taken = [row[2:27].strip() for row in rows if row]
    assert taken[:4] == ["title", "left out", "introduction", "cause 1"]
    assert taken[4:8] == ["text of cause 1", "cause 2", "text of cause 2", "text of cause 2"]
    assert "because a label opens it: 'Fact 1:'" in out
    assert out.count("because ") == len(taken) - 1
    assert out.endswith("\nNone of these is doubtful\n")


def test_what_is_doubtful_is_marked_and_said_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.md"
    file.write_text("# Knees\n\n## Rain\n\nIt falls.\n\n## Snow\n\nIt lies.\n")
    assert main(["read", str(file), "--why"]) == 0
    out = capsys.readouterr().out
    assert out.count("DOUBTFUL: nothing says that these headings are causes") == 2
    assert "2 of these are doubtful" in out
    assert main(["read", str(file), "--json"]) == 0
    assert [one["taken_for"] for one in json.loads(capsys.readouterr().out)["doubts"]] == [
        "cause 1",
        "cause 2",
    ]
    assert main(["write", str(file), "--to", str(tmp_path / "docs")]) == 0
    out = capsys.readouterr().out
    assert "Look at these first:\n  cause 1: Rain\n" in out
    assert out.index("Look at these first") < out.index("Of the article on no page")


def test_compare_names_what_is_missing_on_either_side(
    pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = pages / CAUSE
    page.write_text(page.read_text("utf-8").replace("heading: Wet gloves", "heading: Wet glove"))
    (pages / "about.md").write_text("---\ntitle: About\nkind: reference\n---\n")
    (pages / "own.md").write_text("---\ntitle: Own\nkind: cause\narticle: none\n---\n")
    (pages / "broken.md").write_text("no head")
    (pages / "odd.md").write_text("---\narticle: {section: chapter 1, heading: x}\n---\n")
    assert main(["compare", str(FILE), str(pages)]) == 1
    out = capsys.readouterr().out
    assert "cause 2: Wet gloves" in out
    assert "Did you mean 'Wet gloves'?" in out
    assert "broken.md:1: expected the page's head" in out
    assert "odd.md:2: `article` cannot be understood" in out
    assert "about.md" not in out
    assert "own.md" not in out


def test_compare_tells_edited_pages_from_others_in_json(
    pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = pages / CAUSE
    page.write_text(_edit_body(page.read_text("utf-8")), "utf-8")
    other = pages / "faq" / "do-hand-warmers-help.md"
    other.write_text(_remove_fingerprint(other.read_text("utf-8")), "utf-8")
    assert main(["compare", str(FILE), str(pages), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["complete"] is True
    states = [one["pages"][0]["state"] for one in found["matched"]]
    assert sorted(states) == ["as imported"] * 4 + ["edited", "written by hand"]
    assert list(found) == [
        "complete",
        "matched",
        "sections_without_page",
        "pages_without_section",
        "unreadable",
    ]


def test_read_prints_the_documented_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(FILE), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == [
        "title",
        "introduction",
        "causes",
        "questions",
        "conclusion",
        "author",
        "left_out",
        "doubts",
    ]
    assert found["causes"][1] == {
        "number": 2,
        "heading": "Wet gloves",
        "text": [
            "Damp wool carries heat away. Gloves that were dry in the morning may be wet by noon.",
            "Change them at lunch.",
            "Carry a spare pair.",
        ],
    }


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (b"Fact 1\n\x00\x01", "x.txt:2: found a zero byte at column 1"),
        ("Fact 1: A".encode("utf-16"), "this is UTF-16"),
        (b"Fact 1: Don\x92t\n", "byte 0x92 at column 12, which looks like Windows-1252"),
        (b"ok\nFact \xff", "x.txt:2: not UTF-8: found byte 0xff at column 6"),
        (b"x" * 2_000_001, "larger than 2 MB"),
        (b"Only words.", "no causes found"),
        (b"Fact 1: Same!\na.\n\nFact 2: Same?\nb.", "cause 1 ('Same!') and cause 2 ('Same?') both"),
    ],
    ids=[
        "empty",
        "blank",
        "binary",
        "utf-16",
        "cp1252",
        "not utf-8",
        "large",
        "no causes",
        "clash",
    ],
)
def test_bad_input_is_refused_in_one_message(
    data: bytes, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, folder = tmp_path / "x.txt", tmp_path / "docs"
    file.write_bytes(data)
    assert main(["write", str(file), "--to", str(folder)]) == 2
    error = capsys.readouterr()
    assert words in error.err
    assert error.out == ""
    assert not folder.exists()


def test_missing_files_and_folders_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(tmp_path / "none.txt")]) == 2
    assert "there is no such file" in capsys.readouterr().err
    assert main(["read", str(tmp_path)]) == 2
    assert "found a folder" in capsys.readouterr().err
    assert main(["compare", str(FILE), str(tmp_path / "none")]) == 2
    assert "no such folder" in capsys.readouterr().err


def test_a_file_in_the_way_of_a_folder_leaves_nothing_half_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "faq").write_text("in the way")
    assert main(["write", str(FILE), "--to", str(tmp_path)]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert contents(tmp_path) == {"faq": b"in the way"}
    assert not (tmp_path / "causes").exists()


def test_a_full_disk_half_way_leaves_nothing_half_written(tmp_path: Path) -> None:
    file, folder = tmp_path / "x.txt", tmp_path / "docs"
    file.write_text(f"Fact 1: Short\nWords.\n\nFact 2: Long\n{'Many words. ' * 2000}\n")
    folder.mkdir()
    (folder / "own.md").write_text("mine")
    limit = "import resource as r; r.setrlimit(r.RLIMIT_FSIZE, (9000, 9000));"
    code = f"{limit} import sys, article.cli; sys.exit(article.cli.main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, "write", str(file), "--to", str(folder)],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"long.md: cannot be written: File too large" in done.stderr
    assert b"Traceback" not in done.stderr
    assert contents(folder) == {"own.md": b"mine"}
    assert not (folder / "causes").exists()


@pytest.mark.parametrize("inside", ["taken", "taken/docs"])
def test_a_folder_that_is_a_file_is_refused(
    inside: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("a file")
    assert main(["write", str(FILE), "--to", str(tmp_path / inside)]) == 2
    assert str(tmp_path / "taken") in capsys.readouterr().err


def test_a_folder_in_the_place_of_a_page_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / CAUSE).mkdir(parents=True)
    assert main(["write", str(FILE), "--to", str(tmp_path)]) == 0
    assert fates(capsys.readouterr().out).count("kept (not ours)") == 1


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Con", "con-cause-1.md"),
        ("Überlast & Kälte’s Folgen", "uberlast-kaltes-folgen.md"),
        ("漢字", "cause-1.md"),
        ("12", "cause-1.md"),
        ("A " + "long " * 30, "a-" + "-".join(["long"] * 7) + ".md"),
        ("What can I do about it at home in the first days?", "what-can-i-do-about-it-at-home.md"),
        ("What is it made of", "what-is-it-made-of.md"),
        ("../../etc/passwd", "etc-passwd.md"),
    ],
)
def test_file_names_are_safe_everywhere(heading: str, name: str, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text(f"Fact 1: {heading}\nWords.\n", "utf-8")
    assert main(["write", str(file), "--to", str(tmp_path / "docs")]) == 0
    assert [p.name for p in (tmp_path / "docs" / "causes").iterdir()] == [name]


def test_the_command_speaks_utf8_and_gives_exit_codes(tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "article", *arguments],
            cwd=ROOT,
            env={"PYTHONIOENCODING": "ascii", "PATH": ""},
            capture_output=True,
            check=False,
        )

    shown = run("read", str(FILE))
    assert shown.returncode == 0
    assert "let’s look" in shown.stdout.decode("utf-8")
    assert run("read", str(tmp_path / "none")).returncode == 2
    for command in ([], ["read"], ["write"], ["compare"]):
        helped = run(*command, "--help")
        assert helped.returncode == 0
        assert b"usage: python -m article" in helped.stdout
    assert run().returncode == 2


def test_the_importer_does_without_mkdocs() -> None:
    code = "import sys, article.cli; sys.exit('mkdocs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
