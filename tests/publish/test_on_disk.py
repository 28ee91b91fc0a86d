"""The script that keeps a page on a disk to the disk. tests/browser/test_policy.py sees it work."""

from __future__ import annotations

import pytest

from common.problems import ProblemsError
from publish.pages.on_disk import FILES_ONLY, keep_to_the_disk
from publish.pages.policy import Policy
from tests.publish.built import changed
from tests.publish.test_policy import hash_of, page, rules

META = b"<meta http-equiv="
SCRIPT = f"<script>{FILES_ONLY}</script>".encode()


def done(files: dict[str, bytes]) -> dict[str, bytes]:
    return changed(dict(files), keep_to_the_disk, Policy(hosted=False))


def test_it_is_the_first_script_and_the_pages_own_policy_lets_it_run() -> None:
    made = done({"index.html": page("<script>go()</script>")})["index.html"]
    assert made.count(SCRIPT) == 1
    assert made.index(META) < made.index(SCRIPT) < made.index(b"<title>")
    policy = made.partition(b'content="')[2].partition(b'"')[0].decode()
    assert hash_of(FILES_ONLY) in rules(policy)["script-src"]


def test_a_second_run_changes_nothing() -> None:
    once = done({"index.html": page()})
    assert done(once) == once


def test_a_page_with_a_script_before_it_is_a_fault() -> None:
    late = b"<!doctype html><script>go()</script>" + page()
    with pytest.raises(ProblemsError, match="before any script, for ours to be the first"):
        changed({"index.html": late}, keep_to_the_disk)
