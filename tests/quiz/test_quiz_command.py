"""`python -m quiz`: check, ask, table, export."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.cli import main
from quiz.compile import Graph
from quiz.model import Flow
from quiz.wire import from_json
from tests.quiz.flows import RULE_FILE


def test_check_proves_the_flow_and_prints_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    out = capsys.readouterr().out
    assert "all proofs hold" in out
    for figure in ("questions", "rules", "nodes", "edges", "paths", "median questions"):
        assert f"{figure}: " in out


def test_check_fails_on_a_flow_that_is_not_safe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.py"
    text = RULE_FILE.read_text(encoding="utf-8")
    broken.write_text(text.replace('Is("emergency-1", "stroke")', 'Is("rest", "yes")', 1))
    assert main(["check", "--flow", str(broken)]) == 1
    assert "Q004 " in capsys.readouterr().out


def test_ask_gives_the_result_with_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    calm = ["emergency-1=none", "emergency-2=none", "same-day=rash,eyes"]
    assert main(["ask", *calm]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Get medical help today")
    assert "u9-eyes" in out
    assert "causes/brain-and-spinal-cord.md" in out


def test_ask_gives_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--json", "emergency-1=unsure"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["urgency"] == "emergency"
    assert result["answers"] == {"emergency-1": ["unsure"]}
    assert result["pages"] == []


def test_ask_asks_until_the_result(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("10\nx\n99\n1,10\n1,2\n"))
    assert main(["ask"]) == 0
    out = capsys.readouterr().out
    assert out.count("Expected a number") == 3
    assert "Call your emergency number now" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["ask", "emergency-1"], "expected QUESTION=OPTION", id="no equals sign"),
        pytest.param(["ask", "emergency=none"], "Did you mean 'emergency-", id="question"),
        pytest.param(["ask", "emergency-1=strok"], "Did you mean 'stroke'", id="option"),
        pytest.param(["ask", "emergency-1=none,stroke"], "`none` alone", id="none and a sign"),
        pytest.param(["ask", "rest=yes,no"], "expected one option", id="two of one"),
        pytest.param(["ask", "emergency-1=none"], "answer to 'emergency-2' as well", id="too few"),
        pytest.param(["check", "--flow", "nothing.py"], "No such file", id="no file"),
    ],
)
def test_a_wrong_input_is_told_without_a_traceback(arguments: list[str], words: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "quiz", *arguments],
        cwd=RULE_FILE.parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2
    assert words in run.stderr
    assert "Traceback" not in run.stderr


def test_the_table_has_every_rule_with_its_sources(
    flow: Flow, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["table"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert len(rows) == 2 + len(flow.ranked) + 1
    assert len({row.count("|") for row in rows}) == 1
    for rule in flow.rules:
        (row,) = [row for row in rows if row.startswith(f"| {rule.id} |")]
        assert all(source in row for source in rule.sources)


def test_the_export_gives_back_the_graph(graph: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export"]) == 0
    assert from_json(capsys.readouterr().out) == graph
