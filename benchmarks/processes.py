"""Run commands and say what they took."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LAST_LINES = 15


class CommandFailedError(Exception):
    """A command did not end well; the message holds what it said last."""


@dataclass(frozen=True)
class Taken:
    """What commands took, one after the other."""

    cpu: float
    """Seconds of processor time, of the command and of all that it started and waited for."""
    wall: float
    """Seconds by the clock."""
    peak: float
    """Megabytes of the largest process at its largest."""

    def __add__(self, other: Taken) -> Taken:
        return Taken(self.cpu + other.cpu, self.wall + other.wall, max(self.peak, other.peak))


def run(
    command: Sequence[str | Path], folder: Path, env: Mapping[str, str], *, patience: float
) -> Taken:
    """Run a command in `folder`; raise `CommandFailedError` if it fails or needs too long.

    `patience` is in seconds by the clock. What the command prints goes to `command.log`.
    """
    log = folder / "command.log"
    started = time.monotonic()
    with log.open("w") as out:
        process = subprocess.Popen(
            list(map(str, command)),
            cwd=folder,
            env=os.environ | dict(env),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
        while True:
            pid, status, used = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() - started > patience:
                os.killpg(process.pid, signal.SIGKILL)
                os.wait4(process.pid, 0)
                process.returncode = -signal.SIGKILL
                raise CommandFailedError(f"stopped after {patience:.0f} s")
            time.sleep(0.05)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = "\n".join(log.read_text("utf-8", "replace").splitlines()[-LAST_LINES:])
        raise CommandFailedError(f"{command[0]} ended with {process.returncode}:\n{said}")
    # Linux counts the peak in kilobytes, macOS in bytes
    unit = 1e6 if os.uname().sysname == "Darwin" else 1e3
    cpu = used.ru_utime + used.ru_stime
    return Taken(cpu, time.monotonic() - started, used.ru_maxrss / unit)
