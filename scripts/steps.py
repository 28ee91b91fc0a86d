"""Run the steps of a build: chains of commands side by side, and what they say in order."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts import crash

LONGEST_LINE = 2**24
"""Bytes. What a step says is read line by line."""


@dataclass(frozen=True)
class Step:
    """One module of Python to run."""

    module: Sequence[str]
    """Its name and its arguments: `["publish.checks", "site"]`."""
    env: Mapping[str, str]
    title: str = ""
    """What it does, for people; empty where it belongs to the one before."""
    fine: frozenset[int] = frozenset([0])
    """The exit codes after which the next step may begin."""


@dataclass
class Chain:
    """Steps that run one after another until one fails."""

    steps: Sequence[Step]
    code: int = 0
    """The exit code of the last step that ran."""
    crash: str = ""
    """The traceback that it ended with."""
    is_shown: bool = False
    said: list[str] = field(default_factory=list)
    """What waits to be shown until it is this chain's turn."""

    def show(self) -> None:
        """Show what was said so far, and from now on each line at once."""
        self.is_shown = True
        print("".join(self.said), end="", flush=True)

    async def run(self, root: Path, handle: int) -> bool:
        """Run the steps in the folder `root`; each holds the file descriptor `handle`.

        Returns whether all are done.
        """
        for step in self.steps:
            if step.title:
                self._say(f"==> {step.title}\n")
            self.code = await self._run(step, root, handle)
            if self.code not in step.fine:
                return False
        return True

    async def _run(self, step: Step, root: Path, handle: int) -> int:
        starting = asyncio.ensure_future(
            asyncio.create_subprocess_exec(
                *(sys.executable, "-m", *step.module),
                cwd=root,
                env=step.env,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
                limit=LONGEST_LINE,
                pass_fds=[handle],
            )
        )
        try:
            # whoever stops this while it starts has to end it all the same
            process = await asyncio.shield(starting)
            assert process.stdout is not None
            async for data in process.stdout:
                line = data.decode("utf-8", "replace")
                if self.crash or line.startswith(crash.BEGINS):
                    self.crash += line
                else:
                    self._say(line)
            code = await process.wait()
        finally:
            process = await starting
            with contextlib.suppress(ProcessLookupError):  # it has ended
                process.kill()
            await process.communicate()  # to the end: what is left open outlives the loop
        if code < 0:
            name = signal.Signals(-code).name
            self._say(
                f"{step.module[0]} was stopped by {name}. Perhaps there is too little memory\n"
            )
        return code

    def _say(self, line: str) -> None:
        if self.is_shown:
            print(line, end="", flush=True)
        else:
            self.said.append(line)


async def run_side_by_side(chains: Sequence[Chain], root: Path, handle: int) -> Chain:
    """Run all chains at once; return the one that tells how it went.

    That is the first of them that failed, in the order in which they were given and whichever
    failed first by the clock, so that the same mistake is told in the same words each time. The
    rest is stopped and not heard. Where none failed, it is the last.
    """
    tasks = [asyncio.create_task(chain.run(root, handle)) for chain in chains]
    try:
        for chain, task in zip(chains, tasks, strict=True):
            chain.show()
            if not await task:
                break
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return chain
