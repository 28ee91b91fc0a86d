"""The workflows as files: what they may do, what they run, and that they hold no secret.

Nothing here runs them; that needs GitHub.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS: dict[str, dict[Any, Any]] = {
    file.stem: yaml.safe_load(file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.yml"))
}
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")
COMMENTED = re.compile(r"uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
ON = True
"""How YAML 1.1 reads the key `on`."""

JOBS = [(name, job) for name, workflow in WORKFLOWS.items() for job in workflow["jobs"]]
MAY = {
    ("ci", "test"): {"contents": "read"},
    ("publish", "build"): {"contents": "read", "pages": "read"},
    ("publish", "pages"): {"pages": "write", "id-token": "write"},
    ("publish", "release"): {"contents": "write"},
    ("weekly", "look"): {"contents": "read"},
}
"""All that each job is allowed to do."""


def commands(name: str, job: str) -> list[str]:
    return [step["run"] for step in WORKFLOWS[name]["jobs"][job]["steps"] if "run" in step]


def test_there_is_one_for_each_occasion() -> None:
    assert set(WORKFLOWS) == {"ci", "publish", "weekly"}
    assert set(WORKFLOWS["ci"][ON]) == {"push", "pull_request"}
    assert WORKFLOWS["publish"][ON]["push"] == {"branches": ["main"], "tags": ["v*"]}
    assert WORKFLOWS["weekly"][ON]["schedule"]


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_a_job_may_do_what_it_must_and_no_more(name: str, job: str) -> None:
    workflow = WORKFLOWS[name]
    # without a word, a job may do whatever the repository's settings say
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert workflow["jobs"][job].get("permissions", workflow["permissions"]) == MAY[(name, job)]


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_what_others_wrote_is_pinned_and_every_job_ends(name: str, job: str) -> None:
    found = WORKFLOWS[name]["jobs"][job]
    used = [step["uses"] for step in found["steps"] if "uses" in step]
    assert used
    assert [one for one in used if not PINNED.fullmatch(one)] == []
    assert found["timeout-minutes"] <= 60
    assert not found["runs-on"].endswith("latest")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_pin_says_which_version_it_is(name: str) -> None:
    lines = (FOLDER / f"{name}.yml").read_text("utf-8").splitlines()
    assert [line for line in lines if "uses:" in line and not COMMENTED.search(line)] == []


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_secret_is_used_and_no_text_of_others_becomes_a_command(name: str) -> None:
    text = (FOLDER / f"{name}.yml").read_text("utf-8")
    assert "secrets." not in text
    assert "pull_request_target" not in text
    commands_of_all = [one for job in WORKFLOWS[name]["jobs"] for one in commands(name, job)]
    # what stands in ${{ }} is put into the command before the shell reads it
    allowed = "${{ matrix.what }}"
    assert not [one for one in commands_of_all if "${{" in one.replace(allowed, "")]


def test_they_run_what_people_run() -> None:
    assert commands("ci", "test")[-2:] == ["make site", "make test"]
    assert commands("publish", "build") == ["make site", "make test"]
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(WORKFLOWS["weekly"]["jobs"]["look"]["strategy"]["matrix"]["what"]) <= targets


def test_the_site_knows_the_address_it_will_be_at() -> None:
    steps = WORKFLOWS["publish"]["jobs"]["build"]["steps"]
    built = [step for step in steps if "run" in step]
    assert all("steps.pages.outputs.base_url" in step["env"]["SITE_URL"] for step in built)


def test_nothing_goes_out_untested() -> None:
    jobs = WORKFLOWS["publish"]["jobs"]
    assert jobs["pages"]["needs"] == "build"
    assert jobs["release"]["needs"] == "pages"
    assert jobs["release"]["if"] == "github.ref_type == 'tag'"
    names = [step.get("run") or step["uses"].partition("@")[0] for step in jobs["build"]["steps"]]
    assert names.index("make test") < names.index("actions/upload-pages-artifact")


def test_the_sums_of_a_release_can_be_checked(tmp_path: Path) -> None:
    """Its commands, but for the last, which needs GitHub: run here on files with awkward names."""
    import subprocess

    dist = tmp_path / "dist"
    (dist / "folder").mkdir(parents=True)
    (dist / "a b.zip").write_bytes(b"zip")
    (dist / "SHA256SUMS").write_bytes(b"old")
    (run,) = commands("publish", "release")
    here = "\n".join(line for line in run.splitlines() if "gh release" not in line)
    subprocess.run(["bash", "-e", "-c", here], cwd=dist, check=True)
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=dist, check=True)
    assert (tmp_path / "names").read_text() == "a b.zip\nSHA256SUMS\n"
