"""The hazard log holds on to its signs, rules and tests; the document claims nothing more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from review import cli, source
from review.hazard_tests import which_run
from tests.review.conftest import Edit

SAFETY = """\
purpose:
  is: It tells how soon to get help.
  for_whom: Adults.
  where: At home.
  is_not: [It is no diagnosis.]
hazards:
  missing:
    hazard: A sign is missing.
    cause: It was left out.
    effect: Help comes too late.
    held_by: [The build refuses it.]
    signs: [hot-joint]
    rules: [e-hot-joint]
    tests: [tests/own.py::test_it_is_held]
    left: A sign that nobody thought of.
"""


@pytest.fixture
def safe(wrist: Path) -> Path:
    (wrist / "safety.yml").write_text(SAFETY, "utf-8")
    (wrist / "tests").mkdir(exist_ok=True)
    (wrist / "tests/own.py").write_text("def test_it_is_held() -> None:\n    pass\n", "utf-8")
    return wrist


def document(topic: Path) -> str:
    to = topic / "safety.html"
    assert cli.main(["safety", "--topic", str(topic), "--to", str(to)]) == 0
    return to.read_text("utf-8")


def test_every_hazard_of_the_project_is_tied_to_what_is_there() -> None:
    content = source.read(Path())
    assert content.safety is not None
    assert len(content.safety.hazards) >= 10
    assert all(one.tests and one.left for one in content.safety.hazards.values())
    assert content.safety.incidents == ()


def test_the_document_has_its_headings_and_claims_no_conformity(safe: Path) -> None:
    text = document(safe)
    for heading in ("Intended purpose", "Hazard log", "Clinical review", "Incidents", "Approval"):
        assert f". {heading}</h2>" in text
    assert "This document claims conformity with\nneither." in text
    assert "not rated" in text
    assert re.search(r"<li>0 of (\d+) signs reviewed; \1 not reviewed</li>", text)
    assert "None is recorded." in text
    assert "tests/own.py::test_it_is_held" in text
    assert "script-src &#39;none&#39;" in text


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "test_it_is_held]",
            "test_it_was_held]",
            "is gone from its file. Did you mean 'test_it_is",
        ),
        ("tests/own.py", "tests/gone.py", "is gone: no file tests/gone.py"),
        ("[tests/own.py::test_it_is_held]", "[]", "expected a test that shows that it is held"),
        ("[hot-joint]", "[hot-join]", "no sign 'hot-join'. Did you mean 'hot-joint'?"),
        ("[e-hot-joint]", "[e-hot]", "no rule 'e-hot'"),
        ("    left: A sign that nobody thought of.\n", "", "expected `hazards.missing.left`"),
    ],
)
def test_a_row_that_is_tied_to_nothing_is_a_mistake(
    safe: Path, edit: Edit, capsys: pytest.CaptureFixture[str], old: str, new: str, told: str
) -> None:
    edit("safety.yml", old, new)
    assert cli.main(["safety", "--topic", str(safe)]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert "safety.yml:" in error


MARK = "pytestmark = [pytest.mark.slow, pytest.mark.skip]\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("@pytest.mark.skip\ndef {name}(): ...", "pytest.mark.skip"),
        ("@mark.skipif(True, reason='')\ndef {name}(): ...", "mark.skipif(True, reason='')"),
        ("@pytest.mark.xfail(strict=False)\ndef {name}(): ...", "pytest.mark.xfail(strict=False)"),
        ("later = pytest.mark.skip\n@later\ndef {name}(): ...", "later"),
        ("def {name}():\n    'It does.'\n    pytest.skip('later')", "pytest.skip('later')"),
        ("def {name}():\n    if sys:\n        skip('later')", "skip('later')"),
        ("def {name}():\n    raise unittest.SkipTest", "unittest.SkipTest"),
        ("pytest.importorskip('gone')\ndef {name}(): ...", "pytest.importorskip('gone')"),
        (MARK + "def {name}(): ...", "[pytest.mark.slow, pytest.mark.skip]"),
        ("@pytest.mark.slow\ndef {name}():\n    assert text.skip(1) or skipped", ""),
        ("def test_other():\n    pytest.skip('later')\ndef {name}(): ...", ""),
    ],
)
def test_a_test_that_does_not_run_is_told_with_why(text: str, why: str) -> None:
    assert which_run(text.format(name="test_it"))["test_it"] == why


def test_a_test_that_is_taken_away_is_noticed(
    safe: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    document(safe)
    assert "safety.html: 1 hazard, 1 test, 0 incidents" in capsys.readouterr().out
    edit("tests/own.py", "def test_it_is_held", "def helper")
    assert cli.main(["status", "--topic", str(safe)]) == 2
    assert "missing: the test 'tests/own.py::test_it_is_held' is gone" in capsys.readouterr().err
    edit("tests/own.py", "def helper", "@pytest.mark.skip\ndef test_it_is_held")
    assert cli.main(["status", "--topic", str(safe)]) == 2
    assert "test_it_is_held' does not run: pytest.mark.skip. Right" in capsys.readouterr().err
    edit("tests/own.py", "pass", "pass)")
    assert cli.main(["status", "--topic", str(safe)]) == 2
    assert "test_it_is_held' does not run: tests/own.py cannot be" in capsys.readouterr().err


def test_an_open_incident_is_in_the_document_and_stops_a_release(
    safe: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    told = (
        "incidents:\n  - {day: 2026-12-01, what: A number was wrong, where: regions/uk.yml, "
        "versions: 2026.11.30, harm: none known, done: It was put right.}\n"
    )
    edit("safety.yml", "hazards:", f"{told}hazards:")
    assert "A number was wrong" in document(safe)
    assert cli.main(["release", "--topic", str(safe)]) == 1
    assert "the incident of 2026-12-01 is open: A number was wrong" in capsys.readouterr().out
    edit("safety.yml", "It was put right.}", "It was put right., closed: 2026-12-02}")
    cli.main(["release", "--topic", str(safe)])
    assert "the incident of" not in capsys.readouterr().out


def test_a_topic_without_one(wrist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["safety", "--topic", str(wrist)]) == 2
    assert "safety.yml: expected the safety file, found none" in capsys.readouterr().err
    cli.main(["release", "--topic", str(wrist)])
    assert "MUST: hazards" in capsys.readouterr().out
