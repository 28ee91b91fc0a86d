"""Build copies of the project strictly, without waiting for the imports of each build.

A server imports all there is to import, reads and proves the project's own topic and builds the
small one, all once; then each build is a process of its own, forked from it, which knows again what
is the same to the letter. The code of `pages` and `quiz` is that of the project; pages, rules,
hooks, theme and settings are those of the copy.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent.parent
SETTINGS = ("CLINIC", "OFFLINE", "REGION", "SITE_URL", "TOPIC", "PREVIEW", "VERSION")
SAME = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1790000000"}
"""What each build is told."""


@dataclass(frozen=True)
class Built:
    """What came of a build."""

    code: int
    said: str


@dataclass(frozen=True)
class Builder:
    """The way to the server."""

    server: subprocess.Popen[str]

    def build(self, project: Path, into: Path | None = None, **env: str) -> Built:
        """Build the copy in a folder into `built` below it, or into another folder."""
        assert self.server.stdin
        assert self.server.stdout
        built = into or project / "built"
        said = built.parent / "said.txt"
        told = json.dumps([str(project), str(built), str(said), env])
        print(told, file=self.server.stdin, flush=True)
        code = int(self.server.stdout.readline())
        return Built(code, said.read_text("utf-8"))


@contextmanager
def builder() -> Iterator[Builder]:
    """Start the server, and stop it."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.hooks.forking"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        yield Builder(server)


def serve() -> None:
    """Build what is asked for, one line each, until there are no more."""
    from common import topic as topics
    from pages.model import catalogue
    from quiz.proof.ready import ticks
    from quiz.rules.load import load

    _warm_up()
    begun = topics.look(ROOT)
    catalogue.look(begun.topic.docs, begun)
    ticks(load(ROOT / "quiz/flows/leg_numbness"))
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _build(*json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _warm_up() -> None:
    """Build the small topic, with the hooks and what they import."""
    from mkdocs.__main__ import cli

    with TemporaryDirectory() as folder:
        os.environ |= SAME | {"TOPIC": str(ROOT / "examples/sore-wrist")}
        command = ["build", "--quiet", "--site-dir", folder]
        cli(command, prog_name="mkdocs", standalone_mode=False)


def _build(project: str, built: str, said: str, env: dict[str, str]) -> None:
    from mkdocs.__main__ import cli

    output = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(output, stream.fileno())
    os.chdir(project)
    for name in SETTINGS:
        os.environ.pop(name, None)
    os.environ |= SAME | env
    code = 1
    try:
        cli(["build", "--strict", "--site-dir", built], prog_name="mkdocs")
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:  # whatever a hook raises, as Python would show it
        traceback.print_exc()
    sys.stdout.flush()
    os._exit(code)


if __name__ == "__main__":
    serve()
