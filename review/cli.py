"""The command line: `python -m review claims`."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from common.problems import Problem, ProblemsError, did_you_mean
from review import claims, source

BAD_INPUT = 2

_CLAIMS = """\
List all that a clinician can agree with or not, one row a claim: each sign, each rule of the quiz,
each sentence of each page that speaks of health. With its page and heading, the urgency of its
card, its sources (what was read of them and when), and whether it is our own judgement. The last
three columns are empty, for the reviewer: agree, change or remove; words; initials.

A cell that a spreadsheet would take for a formula has a ' before it, and does nothing."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 1 where something stands in the way, 2 for a wrong input."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except ProblemsError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _claims(options: argparse.Namespace) -> int:
    content = source.read(options.topic)
    if options.page and options.page not in content.catalogue.pages:
        hint = did_you_mean(options.page, content.catalogue.pages)
        told = f"no such page in {content.topic.docs}.{hint} Right: --page get-help.md"
        raise ProblemsError([Problem(options.page, 0, told)])
    found = claims.rows(content.items, content.catalogue.sources, options.page)
    text = claims.as_json(found) + "\n" if options.json else claims.as_csv(found)
    _write(text, options.to, "utf-8" if options.json else "utf-8-sig")
    return 0


def _write(text: str, to: Path | None, encoding: str = "utf-8") -> None:
    """Print, or write a file; by the mark of `utf-8-sig` a spreadsheet knows the encoding."""
    if to is None:
        print(text, end="")
        return
    try:
        to.write_text(text, encoding, newline="")
    except OSError as error:
        raise ProblemsError([Problem(str(to), 0, f"cannot write: {error.strerror}")]) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m review", description="Have a clinician review it, and know what was."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(
        name: str, short: str, long: str, run: Callable[[argparse.Namespace], int]
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(
            name,
            help=short,
            description=long,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        made.set_defaults(run=run)
        made.add_argument(
            "--topic",
            type=Path,
            default=Path(),
            metavar="FOLDER",
            help="the folder of the topic (default: this folder)",
        )
        return made

    listed = command("claims", "list every claim as a table", _CLAIMS, _claims)
    listed.add_argument("--page", default="", metavar="PAGE", help="only of a page: get-help.md")
    kinds = listed.add_mutually_exclusive_group()
    kinds.add_argument("--csv", action="store_true", help="for a spreadsheet (the default)")
    kinds.add_argument("--json", action="store_true", help="for programs: a list of objects")
    listed.add_argument("--to", type=Path, metavar="FILE", help="write here instead of printing")
    return parser
