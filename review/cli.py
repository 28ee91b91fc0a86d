"""The command line: `python -m review claims|pack|import`."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from common.problems import Problem, ProblemsError, did_you_mean
from review import claims, pack_page, packs, source, take_in

BAD_INPUT = 2

_CLAIMS = """\
List all that a clinician can agree with or not, one row a claim: each sign, each rule of the quiz,
each sentence of each page that speaks of health. With its page and heading, the urgency of its
card, its sources (what was read of them and when), and whether it is our own judgement. The last
three columns are empty, for the reviewer: agree, change or remove; words; initials.

A cell that a spreadsheet would take for a formula has a ' before it, and does nothing."""


_PACK = """\
Make a pack: one HTML file with signs, pages and rules on one matter, for one reviewer in 15 to 30
minutes. It opens by double click, asks nothing of any network, and saves the answers as one small
file, which `import` takes. WHAT is a pack of the topic's review.yml, or one or more of its pages
such as causes/tight-shoes.md. Without it, the packs are listed with their minutes."""

_IMPORT = """\
Take in the files that packs saved: show who read what and what that changes. With --checked-by,
record it in the topic's reviews/, one file each; that is who made sure that the reviewer is who
they say. Commit what was recorded. Nothing that is there is written over."""


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


def _pack(options: argparse.Namespace) -> int:
    content = source.read(options.topic)
    if not options.what:
        _list_packs(content)
        return 0
    (first, *others) = options.what
    is_named = not others and first in content.policy.packs
    pack = packs.named(content, first) if is_named else packs.of_pages(content, options.what)
    to = options.to or Path(f"review-{pack.name}.html")
    _write(pack_page.page(content, pack, today()), to)
    print(f"{to}: {pack.claims} claims, {pack.words} words, about {pack.minutes} minutes")
    return 0


def _list_packs(content: source.Content) -> None:
    for name in content.policy.packs:
        pack = packs.named(content, name)
        print(f"{name:12}  {pack.claims:4} claims  {pack.minutes:3} min  {pack.title}")
    left = packs.in_none(content)
    print(f"{len(content.items)} signs, rules and pages; in no pack: {', '.join(left) or 'none'}")


def _import(options: argparse.Namespace) -> int:
    for file in options.files:
        content = source.read(options.topic)  # with what the file before it brought
        record = take_in.read(file, content, today())
        for line in take_in.effect(record, content):
            print(line)
        if options.checked_by:
            print(f"Recorded: {take_in.write(record, content, options.checked_by)}")
        else:
            print('Not recorded. To record it: --checked-by "who made sure of the reviewer"')
    return 0


def today() -> date:
    """Return the day, or that of the moment which reproducible builds are given."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


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

    made = command("pack", "make a pack for one reviewer", _PACK, _pack)
    made.add_argument("what", nargs="*", metavar="WHAT", help="a pack, or pages")
    made.add_argument("--to", type=Path, metavar="FILE", help="(default: review-WHAT.html)")

    taken = command("import", "take in the answers that a pack saved", _IMPORT, _import)
    taken.add_argument("files", nargs="+", type=Path, metavar="FILE", help="as a pack saved it")
    taken.add_argument(
        "--checked-by", metavar="NAME", help="record it: who made sure that it is them"
    )
    return parser
