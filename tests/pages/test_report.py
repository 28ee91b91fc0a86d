"""The report, run as people run it: on a small folder that keeps the limits, then breaks them."""

from __future__ import annotations

import json
import re
import sys

import pytest

from pages import cli
from pages.report import standards
from pages.report.criteria import Result
from tests.pages.conftest import CAUSE, NEEDED, QUESTION, SOURCE, Docs

WORDY = "You can " + "run and run and " * 8 + "stop now."
"""36 words."""
LEARNED = (
    "Peripheral neuropathy occasionally necessitates comprehensive neurological investigation."
)
SIGNS = """\
signs:
  cold-foot:
    level: emergency
    words: your foot is cold
    short: a cold foot
    tick: A cold foot
    why: It is.
    judgement: true
"""
COUNTS = {"PIF": 10, "PEMAT": 24, "CDC": 10, "NHS": 15, "DISCERN": 8}


HELP = "\n[Help](../get-help.md)\n"
"""As every cause and question has."""
LED = {"causes/shoes.md": CAUSE + HELP, "faq/shoes.md": QUESTION + HELP}


def run(*arguments: str) -> int:
    return cli.main(["report", *arguments])


def test_a_folder_that_keeps_the_limits(topic: Docs, capsys: pytest.CaptureFixture[str]) -> None:
    folder = topic(LED)
    assert run("--topic", str(folder)) == 0
    told = capsys.readouterr().out
    row = r"causes/shoes\.md +cause +\d+\.\d +2\.0 +3 +1 +4 +2027-05-31"
    assert re.search(row, told)
    assert "6 pages, 11 words. Grade 6 or lower: 100% of pages." in told
    longest = (
        f"Longest sentence, 6 words, {folder}/docs/faq/shoes.md:10: Yes, tight laces can do it."
    )
    assert longest in " ".join(told.split())
    assert "Limits kept" in told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WORDY, ["docs/causes/shoes.md:19: 36 words in one sentence, over the limit of 30: You"]),
        (
            LEARNED,
            [
                r"docs/causes/shoes.md: grade \d+\.\d, over the limit of 8",
                "50% of pages are at grade 6 or lower, expected 90%",
            ],
        ),
    ],
    ids=["long sentence", "hard words"],
)
def test_broken_limits_are_told(
    topic: Docs, capsys: pytest.CaptureFixture[str], text: str, expected: list[str]
) -> None:
    folder = topic(LED | {"causes/shoes.md": f"{CAUSE}{HELP}\n{text}\n"})
    assert run("--topic", str(folder)) == 1
    told = " ".join(capsys.readouterr().out.split())
    assert f"{len(expected)} limit" in told
    for one in expected:
        assert re.search(one, told)


def test_json_says_the_same(topic: Docs, capsys: pytest.CaptureFixture[str]) -> None:
    folder = topic(LED | {"causes/shoes.md": f"{CAUSE}{HELP}\n{WORDY}\n"})
    assert run("--topic", str(folder), "--json") == 1
    made = json.loads(capsys.readouterr().out)
    page = next(one for one in made["pages"] if one["kind"] == "cause")
    assert (page["path"], page["kind"], page["sources"]) == ("causes/shoes.md", "cause", 1)
    assert page["review_due"] == "2027-05-31"
    assert page["longest_sentence"] == {"line": 19, "words": 36, "text": WORDY}
    assert page["sentences_over_limit"] == [page["longest_sentence"]]
    assert len(made["broken_limits"]) == 1
    assert sum(made["sum"].values()) == len(made["criteria"]) == sum(COUNTS.values())


def test_mistakes_in_pages_are_told_without_a_traceback(
    topic: Docs, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--topic", str(topic({"causes/shoes.md": CAUSE + "\nSo.[@one-sorce]\n"}))) == 2
    told = capsys.readouterr().err
    assert "docs/causes/shoes.md:17: no source 'one-sorce'" in told
    assert "Traceback" not in told


def test_without_the_grading_library(
    topic: Docs, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "textstat", None)
    assert run("--topic", str(topic())) == 2
    assert "`make check` installs it" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["report", "--help"], ["links", "--help"]])
def test_help_says_what_the_exit_codes_mean(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    told = capsys.readouterr().out
    assert stopped.value.code == 0
    assert "report" in told or "Exit code: 0" in told


def judged(capsys: pytest.CaptureFixture[str], topic: Docs, **files: str) -> dict[str, str]:
    """Return the result of each criterion."""
    run(
        "--json", "--topic", str(topic({f"causes/{name}.md": text for name, text in files.items()}))
    )
    return {one["id"]: one["result"] for one in json.loads(capsys.readouterr().out)["criteria"]}


def test_criteria_are_judged_by_what_the_pages_hold(
    topic: Docs, capsys: pytest.CaptureFixture[str]
) -> None:
    before = judged(capsys, topic)
    assert before["DISCERN 4"] == before["PEMAT 20"] == "not met"
    other = CAUSE.replace("Tight shoes", "Cold toes").replace("cause 1", "cause 2")
    other = other.replace("[tight laces]", "[]")
    whole = "## What is known, and what is not\n\n/// care | emergency\n\n- [!cold-foot]\n\n///\n"
    question = CAUSE.replace("cause 1", "question 1").replace("kind: cause", "kind: question")
    question = question.replace("Tight shoes", "Is it?").replace("[tight laces]", "[]")
    question = question.replace("felt: [toes-all, foot-top]\n", "").replace("faq/", "causes/")
    helped = NEEDED["get-help.md"] + "\nYou can.[@one-source]\n\n"
    files = {
        "get-help.md": helped + whole,
        "causes/shoes.md": CAUSE + whole,
        "causes/cold.md": other + whole,
        "faq/shoes.md": question + whole,
    }
    sources = [{**SOURCE, "issued": {"date-parts": [[2021]]}}]
    folder = topic(files, sources)
    (folder / "signs.yml").write_text(SIGNS, "utf-8")
    assert run("--json", "--topic", str(folder)) < 2
    after = {one["id"]: one["result"] for one in json.loads(capsys.readouterr().out)["criteria"]}
    for criterion in ("DISCERN 4", "DISCERN 5", "DISCERN 8", "NHS 2", "PEMAT 20"):
        assert after[criterion] == "met"


def test_every_standard_is_whole_and_every_reason_is_given() -> None:
    for standard in standards.STANDARDS:
        ids = [one.id for one in standard.criteria]
        name = ids[0].split()[0]
        assert len(ids) == len(set(ids)) == COUNTS[name]


def test_results_read_as_words() -> None:
    assert [str(result) for result in Result] == ["met", "not met", "not applicable", "not judged"]
