"""One at a time: who comes second waits, says for whom, and begins when the first is gone."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import lock

ROOT = Path(__file__).parent.parent.parent
HOLD = """
import signal, subprocess, sys
from scripts import lock
signal.signal(signal.SIGINT, signal.default_int_handler)
with lock.held(sys.argv[1], "`make tea`") as handle:
    {}
    print("has it", flush=True)
    sys.stdin.read()
"""
ALONE = "pass"
WITH_CHILD = (
    "child = subprocess.Popen(['sleep', '1000000'], pass_fds=[handle], stdout=subprocess.DEVNULL)\n"
    "    print(child.pid)"
)


@contextlib.contextmanager
def holder(folder: Path, body: str = ALONE) -> Iterator[subprocess.Popen[str]]:
    """Start a process that wants the lock, and keeps it until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD.format(body), str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()  # else a failed test would wait for it, and it for another


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline()


def test_the_second_waits_and_says_for_whom_and_how_to_stop_it(tmp_path: Path) -> None:
    with holder(tmp_path) as first, holder(tmp_path) as second:
        both = {first.pid: first, second.pid: second}
        told = {process.pid: line(process) for process in both.values()}
        (has,) = [pid for pid, said in told.items() if said == "has it\n"]
        (waits,) = set(both) - {has}
        assert "`make tea` has been at work in this folder for " in told[waits]
        assert f"as process {has}." in told[waits]
        assert f"kill {has}." in line(both[waits])
        both[has].kill()
        assert line(both[waits]) == "has it\n"


def test_who_took_it_just_now_is_waited_for_until_it_says_who_it_is(tmp_path: Path) -> None:
    with holder(tmp_path, "import os; os.truncate(handle, 0); print(os.getpid())") as first:
        assert line(first) == f"{first.pid}\n"
        with holder(tmp_path) as second:
            (tmp_path / "build/lock").write_text(f"{first.pid} `make tea`")
            assert f"as process {first.pid}." in line(second)


def test_what_was_started_under_it_keeps_it(tmp_path: Path) -> None:
    with holder(tmp_path, WITH_CHILD) as first:
        child = int(line(first))
        assert line(first) == "has it\n"
        first.kill()
    with holder(tmp_path) as second:
        assert "What an earlier run started is still at work" in line(second)
        assert line(second)
        os.kill(child, signal.SIGTERM)
        assert line(second) == "has it\n"


def test_a_file_that_was_taken_away_is_made_anew(tmp_path: Path) -> None:
    """`make clean` removes the file while others wait for it; these must not both have it."""
    with holder(tmp_path) as first:
        assert line(first) == "has it\n"
        with holder(tmp_path) as second:
            assert "Waiting" in line(second)
            assert line(second)
            (tmp_path / "build/lock").unlink()
            first.kill()
            assert line(second) == "has it\n"
            with holder(tmp_path) as third:
                assert f"as process {second.pid}." in line(third)
                third.kill()
            second.kill()


def test_waiting_can_be_stopped(tmp_path: Path) -> None:
    with holder(tmp_path) as first:
        assert line(first) == "has it\n"
        with holder(tmp_path) as second:
            assert "Waiting" in line(second)
            second.send_signal(signal.SIGINT)
            assert second.wait() != 0
        assert first.poll() is None
        first.kill()


def test_a_command_holds_it_until_it_ends(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    copy = tmp_path / "scripts/lock.py"
    copy.write_bytes((ROOT / "scripts/lock.py").read_bytes())
    command = [sys.executable, str(copy), "`make tea`", "sh", "-c", "echo begun; read answer"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert line(first) == "begun\n"
        with holder(tmp_path) as second:
            assert f"as process {first.pid}." in line(second)
            assert line(second)
            first.communicate("done\n")
            assert line(second) == "has it\n"
            second.kill()
    assert first.returncode == 0


def test_where_it_cannot_be_had_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "build/lock").mkdir(parents=True)
    with pytest.raises(OSError, match=r"build/lock"), lock.held(tmp_path, "`make tea`"):
        pass


def test_a_clock_that_was_put_back_counts_from_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    handle = lock.take(tmp_path, "`make tea`")
    later = time.time() + 1000
    os.utime(tmp_path / "build/lock", (later, later))
    lock.tell_who_holds(handle)
    os.close(handle)
    assert "for 0 s" in capsys.readouterr().out
