"""What the command lines of all packages share: how a command is described, run and refused."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from common.problems import ProblemsError
from common.terminal import rows

BAD_INPUT = 2

Run = Callable[[argparse.Namespace], int]


def add(commands: Any, name: str, short: str, long: str, run: Run) -> argparse.ArgumentParser:
    """Return a new command among the `commands` of a parser, which `run` carries out."""
    made: argparse.ArgumentParser = commands.add_parser(
        name,
        help=short,
        description=long,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.set_defaults(run=run)
    return made


def of_a_topic(parser: argparse.ArgumentParser) -> None:
    """Let a command take the folder of a topic."""
    parser.add_argument(
        "--topic",
        type=Path,
        default=Path(),
        metavar="FOLDER",
        help="the folder of the topic (default: this folder)",
    )


def run(
    parser: argparse.ArgumentParser,
    arguments: Sequence[str] | None,
    *refused: type[Exception],
    before: str = "",
) -> int:
    """Carry out what was typed; return its exit code, or 2 where a person has to mend something.

    `refused` are the errors that say what, besides `ProblemsError`; `before` stands before them.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    told: tuple[type[Exception], ...] = (ProblemsError, *refused)
    options = parser.parse_args(arguments)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except told as error:
        print(rows(f"{before}{error}"), file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code
