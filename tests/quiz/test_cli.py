"""`python -m quiz`: what each command says and returns, and that no mistake is a traceback."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from quiz import cli
from quiz.cli import FORMATS, main
from quiz.graph.compile import Graph
from quiz.rules.model import Flow
from tests.quiz.flows import QUIZ, RULES
from tests.quiz.test_load import GOOD, folder_of_parts
from tests.quiz.unwire import from_json

CASES = sorted((RULES / "cases").glob("*.json"))


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main([str(one) for one in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def changed(folder: Path, old: str, new: str) -> Path:
    """A folder of rules that differs from the real one in one place."""
    copy = Path(shutil.copytree(RULES, folder / "changed"))
    for name in ("topic.yml", "signs.yml"):
        shutil.copy(QUIZ.parent / name, folder / name)
    texts = {file: file.read_text(encoding="utf-8") for file in copy.glob("*.py")}
    file = next(file for file, text in texts.items() if old in text)
    file.write_text(texts[file].replace(old, new, 1), encoding="utf-8")
    return copy


# Check and ask


def test_check_proves_the_flow_and_prints_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check")
    assert code == 0
    assert "all proofs hold" in out
    for figure in ("questions", "rules", "nodes", "edges", "paths", "median questions"):
        assert f"{figure}: " in out


def test_check_fails_on_a_flow_that_is_not_safe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = changed(tmp_path, '"emergency-1", "stroke"', '"emergency-1", "cold-leg"')
    code, out, _ = run(capsys, "check", "--flow", broken)
    assert code == 1
    assert "Q004 " in out


def test_ask_gives_the_result_with_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    calm = ["emergency-1=none", "emergency-2=none", "same-day=rash,eyes"]
    code, out, _ = run(capsys, "ask", *calm)
    assert code == 0
    assert out.startswith("Get medical help today")
    assert "u9-eyes" in out
    assert "causes/brain-and-spinal-cord.md" in out


def test_ask_gives_json(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "ask", "--json", "emergency-1=unsure")
    result = json.loads(out)
    assert code == 0
    assert result["urgency"] == "emergency"
    assert result["answers"] == {"emergency-1": ["unsure"]}
    assert result["pages"] == []


def test_ask_asks_until_the_result(
    flow: Flow, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    none = len(flow.questions[0].choices)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{none}\nx\n99\n1,99\n1,2\n"))
    code, out, _ = run(capsys, "ask")
    assert code == 0
    assert out.count("Expected a number") == 3
    assert "Call your emergency number now" in out


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (["emergency-1"], "expected QUESTION=OPTION"),
        (["emergency=none"], "Did you mean 'emergency-"),
        (["emergency-1=strok"], "Did you mean 'stroke'"),
        (["emergency-1=none,stroke"], "`none` alone"),
        (["rest=yes,no"], "expected one option"),
        (["emergency-1=none"], "answer to 'emergency-2' as well"),
    ],
    ids=["no equals sign", "question", "option", "none and a sign", "two of one", "too few"],
)
def test_an_answer_that_does_not_fit_is_told(
    answers: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "ask", *answers)
    assert code == 2
    assert words in err


# Vignettes


def a_case() -> dict[str, Any]:
    """One of the cases that come with the quiz, an emergency."""
    found: dict[str, Any] = next(
        case
        for file in CASES
        for case in json.loads(file.read_text(encoding="utf-8"))
        if case["expected"] == "emergency"
    )
    return found


def test_the_cases_that_come_with_the_quiz_pass(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "vignettes", *CASES)
    assert code == 0, out
    assert "urgent but too calm: 0 (must be 0)" in out
    assert "expected / given" in out


def test_each_case_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "vignettes", "--json", *CASES)
    assert code == 0
    found = json.loads(out)
    cases = [case for file in CASES for case in json.loads(file.read_text(encoding="utf-8"))]
    assert [one["id"] for one in found] == [case["id"] for case in cases]
    assert [one["expected"] for one in found] == [case["expected"] for case in cases]
    assert all(set(one) == {"id", "expected", "urgency", "pages"} for one in found)


def test_an_urgent_case_that_comes_out_calmer_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = json.loads((RULES / "cases/own.json").read_text(encoding="utf-8"))
    calm = next(case for case in own if case["expected"] == "self-care")
    file = tmp_path / "cases.json"
    many = [{**calm, "id": f"ok{n}"} for n in range(30)]
    file.write_text(json.dumps([*many, {**calm, "id": "odd", "expected": "same-day"}]))
    code, out, _ = run(capsys, "vignettes", file)
    assert code == 1
    assert "odd: expected same-day, given self-care  TOO CALM" in out
    assert "exactly right: 30 of 31" in out


def test_too_many_that_differ_fail_even_where_none_is_too_calm(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = {**a_case(), "expected": "appointment", "topics": []}
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([case]))
    code, out, _ = run(capsys, "vignettes", file)
    assert code == 1
    assert "given emergency" in out
    assert "TOO CALM" not in out


@pytest.mark.parametrize("text", ["{", '[{"id": "x"}]', "[]", '"text"', "\udcff"])
def test_a_file_of_cases_that_cannot_be_read_is_told(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "cases.json"
    file.write_text(text, encoding="utf-8", errors="surrogateescape")
    code, _, err = run(capsys, "vignettes", file)
    assert code == 2
    assert err.strip()


def test_a_file_of_cases_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "vignettes", "nowhere.json")
    assert code == 2
    assert "nowhere.json" in err


# Diff


def test_a_rule_file_equals_itself(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "diff", RULES, RULES)
    assert code == 0
    assert "equal" in out


def test_a_folder_is_compared_with_one_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old.py"
    old.write_text(GOOD, encoding="utf-8")
    new = folder_of_parts(tmp_path)
    assert run(capsys, "diff", old, new)[0] == 0
    start = new / "__init__.py"
    start.write_text(start.read_text("utf-8").replace('"limp")', '"cold")'), encoding="utf-8")
    code, out, _ = run(capsys, "diff", old, new)
    assert code == 1
    assert "CALMER than before" in out


def test_a_sign_that_loses_its_rule_is_told_as_calmer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = changed(tmp_path, '"emergency-1", "stroke"', '"emergency-1", "cold-leg"')
    code, out, _ = run(capsys, "diff", RULES, new)
    assert code == 1
    assert out.index("CALMER than before") < out.index("->", out.index("CALMER"))
    assert "Emergency now (rules e3-stroke)" in out
    assert "drooping face" in out


def test_an_unreadable_rule_file_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "new.py"
    new.write_text("this is not Python\n")
    code, _, err = run(capsys, "diff", RULES, new)
    assert code == 2
    assert "new.py:1:" in err


# Export


@pytest.mark.parametrize("kind", FORMATS)
def test_each_format_is_printed_and_written_the_same(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "export", "--format", kind)
    assert code == 0
    file = tmp_path / "quiz"
    assert run(capsys, "export", "--format", kind, "--to", file) == (0, "", "")
    assert file.read_text(encoding="utf-8") == out
    assert out.strip()


def test_json_is_the_graph_and_the_default(
    capsys: pytest.CaptureFixture[str], graph: Graph
) -> None:
    assert from_json(run(capsys, "export")[1]) == graph


def test_the_spreadsheet_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    lines = list(csv.reader(io.StringIO(run(capsys, "export", "--format", "csv")[1])))
    assert {len(line) for line in lines} == {7}


@pytest.mark.parametrize(("kind", "word"), [("fhir-r4", "choice"), ("fhir-r5", "coding")])
def test_fhir_is_of_its_release_and_dated_by_the_build(
    kind: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    form = json.loads(run(capsys, "export", "--format", kind)[1])
    assert form["item"][0]["type"] == word
    assert form["date"] == "2026-09-21"


def test_without_a_build_date_it_is_dated_today(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    form = json.loads(run(capsys, "export", "--format", "fhir-r5")[1])
    assert form["date"] == cli._today().date().isoformat()


def test_an_odd_build_date_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    code, _, err = run(capsys, "export", "--format", "fhir-r4")
    assert code == 2
    assert "SOURCE_DATE_EPOCH" in err


def test_a_place_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "export", "--to", tmp_path)
    assert code == 2
    assert "cannot write" in err


# All commands


@pytest.mark.parametrize("command", ["check", "ask", "vignettes", "table", "export", "diff"])
def test_each_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert f"python -m quiz {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--flow", "nowhere.py"],
        ["ask", "--flow", "nowhere.py"],
        ["table", "--flow", "nowhere.py"],
        ["export", "--flow", "nowhere.py"],
        ["vignettes", "nowhere.json"],
        ["diff", "nowhere.py", "nowhere.py"],
        ["export", "--format", "pdf"],
        ["diff", "one.py"],
        ["prove"],
        [],
    ],
    ids=" ".join,
)
def test_a_mistake_ends_with_2_and_a_word_about_it(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code: object = main(arguments)
    except SystemExit as stop:
        code = stop.code
    assert code == 2
    assert capsys.readouterr().err.strip()


def test_the_command_says_it_too() -> None:
    command = [sys.executable, "-m", "quiz", "check", "--flow", "nowhere.py"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "nowhere.py" in done.stderr
    assert "Traceback" not in done.stderr
