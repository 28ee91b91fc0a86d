"""Chains of steps side by side: what is said, in which order, and what is stopped."""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from scripts.steps import Chain, Step, run_side_by_side

WAIT = """
import pathlib, time
while not pathlib.Path({!r}).exists():
    time.sleep(0.01)
"""
"""Waits for a file that another step writes."""


def run(folder: Path, *chains: list[str]) -> Chain:
    """Run chains of scripts, each given as its text."""
    made = []
    for number, scripts in enumerate(chains):
        steps = []
        for place, text in enumerate(scripts):
            (folder / f"step_{number}_{place}.py").write_text(text)
            steps.append(Step([f"step_{number}_{place}"], os.environ, f"Step {number}.{place}"))
        made.append(Chain(steps))
    handle = os.open(folder, os.O_RDONLY)
    try:
        # in a thread of its own: the tests of browsers leave a loop running in this one
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(asyncio.run, run_side_by_side(made, folder, handle)).result()
    finally:
        os.close(handle)


def test_they_run_at_once_and_are_told_one_after_the_other(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each waits for the other: alone, neither would end."""
    touch = "open({!r}, 'w').close()\n"
    first = touch.format("a") + WAIT.format("b") + "print('first')"
    second = touch.format("b") + WAIT.format("a") + "print('second')"
    last = run(tmp_path, [first], [second, "print('third')"])
    assert last.code == 0
    assert capfd.readouterr().out.splitlines() == [
        *("==> Step 0.0", "first", "==> Step 1.0", "second", "==> Step 1.1", "third")
    ]


def test_the_first_chain_that_failed_is_told_whichever_failed_first_by_the_clock(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    late = WAIT.format("early") + "raise SystemExit('the first mistake')"
    early = "open('early', 'w').close()\nraise SystemExit('the second mistake')"
    last = run(tmp_path, [late], [early])
    assert last.code == 1
    assert capfd.readouterr().out.splitlines() == ["==> Step 0.0", "the first mistake"]


def test_a_failure_of_the_second_alone_is_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    last = run(tmp_path, ["print('fine')"], ["raise SystemExit('a mistake')", "print('never')"])
    assert last.code == 1
    told = ["==> Step 0.0", "fine", "==> Step 1.0", "a mistake"]
    assert capfd.readouterr().out.splitlines() == told


def test_where_the_first_fails_the_second_is_stopped(tmp_path: Path) -> None:
    endless = (
        "import os, time\nfrom pathlib import Path\nPath('new').write_text(str(os.getpid()))\n"
        "os.rename('new', 'pid')\ntime.sleep(10**6)"  # never there without what it says
    )
    failing = WAIT.format("pid") + "raise SystemExit(3)"
    assert run(tmp_path, [failing], [endless]).code == 3
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_a_crash_is_kept_for_later(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    last = run(tmp_path, ["print('so far', flush=True)\nraise KeyError('planted')"])
    assert last.code == 1
    assert last.crash.startswith("Traceback")
    assert last.crash.endswith("KeyError: 'planted'\n")
    assert capfd.readouterr().out.splitlines() == ["==> Step 0.0", "so far"]


def test_a_step_that_was_killed_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, ["import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"]).code < 0
    assert "step_0_0 was stopped by SIGKILL" in capfd.readouterr().out


def test_a_line_may_be_long(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, ["print('x' * 1_000_000)"]).code == 0
    assert "x" * 1_000_000 in capfd.readouterr().out
