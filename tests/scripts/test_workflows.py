"""What the workflows may do: nothing beyond their task, with no secret, nothing out untested.

Nothing here runs them, which needs GitHub, but for the shell commands that make a release.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.library import PARTS

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS: dict[str, dict[Any, Any]] = {
    file.stem: yaml.safe_load(file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.yml"))
}
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")
READING = {"contents": "read", "pages": "read"}
MORE = {
    ("publish", "pages"): {"pages": "write", "id-token": "write"},
    ("library", "pages"): {"pages": "write", "id-token": "write"},
    ("publish", "release"): {"contents": "write"},
}
"""What a job may do beyond reading; none of these runs a line of the repository."""
TOPIC = "${{ matrix.topic }}"
CHOSEN_HERE = "${{ matrix.what }}"

JOBS = [(name, job) for name, workflow in WORKFLOWS.items() for job in workflow["jobs"]]


def commands(name: str, job: str) -> list[str]:
    return [step["run"] for step in WORKFLOWS[name]["jobs"][job]["steps"] if "run" in step]


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_a_job_may_do_what_it_must_and_no_more(name: str, job: str) -> None:
    workflow = WORKFLOWS[name]
    # without a word, a job may do whatever the repository's settings say
    may = workflow["jobs"][job].get("permissions", workflow["permissions"])
    assert may.items() <= MORE.get((name, job), READING).items()


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_code_of_others_is_pinned_and_none_gets_a_secret(name: str, job: str) -> None:
    used = [step["uses"] for step in WORKFLOWS[name]["jobs"][job]["steps"] if "uses" in step]
    assert [one for one in used if not PINNED.fullmatch(one)] == []
    text = (FOLDER / f"{name}.yml").read_text("utf-8")
    assert "secrets." not in text
    assert "pull_request_target" not in text


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_no_text_of_others_becomes_a_command(name: str, job: str) -> None:
    """What stands in ${{ }} is put into the command before the shell reads it."""
    assert not [one for one in commands(name, job) if "${{" in one.replace(CHOSEN_HERE, "")]


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_a_job_that_hangs_is_ended(name: str, job: str) -> None:
    assert WORKFLOWS[name]["jobs"][job]["timeout-minutes"] <= 60


def test_a_change_is_tested_by_what_people_type() -> None:
    lines = (ROOT / ".ci/run").read_text("utf-8").splitlines()
    typed = [line for line in lines if line.startswith("make ")]
    for name, job in (("ci", "test"), ("publish", "build")):
        assert [one for one in commands(name, job) if one.startswith("make ")] == typed


def test_the_site_knows_the_address_it_will_be_at() -> None:
    every = WORKFLOWS["publish"]["jobs"]["build"]["steps"]
    steps = [step for step in every if step.get("run", "").startswith("make ")]
    assert len(steps) == 2
    assert all("steps.pages.outputs.base_url" in step["env"]["SITE_URL"] for step in steps)


def test_nothing_goes_out_untested() -> None:
    jobs = WORKFLOWS["publish"]["jobs"]
    assert jobs["pages"]["needs"] == "build"
    assert jobs["release"]["needs"] == "pages"
    assert jobs["release"]["if"] == "github.ref_type == 'tag'"
    names = [step.get("run") or step["uses"].partition("@")[0] for step in jobs["build"]["steps"]]
    assert names.index("make test") < names.index("actions/upload-pages-artifact")
    jobs = WORKFLOWS["library"]["jobs"]
    assert (jobs["library"]["needs"], jobs["pages"]["needs"]) == ("topic", "library")
    assert commands("library", "topic") == ["make test", "make library"]


def test_a_library_is_put_together_from_what_it_is_made_of() -> None:
    (upload,) = (
        step["with"]["path"].split("\n")[:-1]
        for step in WORKFLOWS["library"]["jobs"]["topic"]["steps"]
        if "upload-artifact" in step.get("uses", "")
    )
    assert upload == ["Makefile", *(f"{TOPIC}/{part}" for part in PARTS)]


def test_the_sums_of_a_release_can_be_checked(tmp_path: Path) -> None:
    """Its commands, but for the last, which needs GitHub: run here on files with awkward names."""
    dist = tmp_path / "dist"
    (dist / "folder").mkdir(parents=True)
    (dist / "a b.zip").write_bytes(b"zip")
    (dist / "SHA256SUMS").write_bytes(b"old")
    (run,) = commands("publish", "release")
    here = "\n".join(line for line in run.splitlines() if "gh release" not in line)
    subprocess.run(["bash", "-e", "-c", here], cwd=dist, check=True)
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=dist, check=True)
    assert (tmp_path / "names").read_text() == "a b.zip\nSHA256SUMS\n"
