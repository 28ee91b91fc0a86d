"""The command line: `python -m review claims|pack|import|status|diff|release|safety`."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from common import command
from common.plurals import counted
from common.problems import Problem, ProblemsError, did_you_mean, together
from common.terminal import say
from review import (
    claims,
    diff,
    hazards,
    pack_page,
    pack_paper,
    packs,
    parts,
    release,
    safety_page,
    source,
    status,
    take_in,
)

FOUND = 1

_CLAIMS = """\
List all that a clinician can agree with or not, one row a claim: each sign, each rule of the quiz,
each sentence of each page that speaks of health. With its page and heading, the urgency of its
card, its sources (what was read of them and when), and whether it is our own judgement. The last
three columns are empty, for the reviewer: agree, change or remove (nothing where it is outside
their field); words; initials, for which those of the name are enough.

A cell that a spreadsheet would take for a formula has a ' before it, and does nothing."""


_PACK = """\
Make a pack: one HTML file with signs, pages and rules on one matter, for one reviewer in at most 30
minutes by our estimate; a pack that takes longer becomes several, each a part. It opens by double
click, asks nothing of any network, and saves the answers as one small file, which `import` takes.
With --to FILE.pdf it is a tagged PDF instead, to fill in by hand. WHAT is a pack of the topic's
review.yml, or one or more of its pages, such as causes/one-cause.md. Without it, the packs are
listed with their minutes."""

_IMPORT = """\
Take in the files that packs saved: show who read what and what that changes. With --checked-by,
record it in the topic's reviews/, one file each; that is who made sure that the reviewer is who
they say. Commit what was recorded. Nothing that is there is written over."""


_STATUS = """\
Say what is reviewed, by whom, when it is due, what has changed since, what reviewers ask for, and
what a release still lacks."""

_DIFF = """\
Say in plain words what differs between what was read in a review and what stands there now: lines
that are new, gone, said otherwise or on another card; sources that were swapped; rules that decide
other answers. REVIEW is the name of a file in the topic's reviews/, or a part of it that no other
has.

Exit code: 0 where nothing differs, else 1."""

_SAFETY = """\
Check the topic's safety.yml (each hazard's signs, rules and tests have to be there) and write it as
a document: intended purpose, hazard log, what is reviewed, what is open, incidents. Its headings
are those of DCB0129 and ISO 14971; it claims no conformity."""

_RELEASE = """\
List what stands in the way of a release: no contact, numbers that nobody confirmed, changes that
reviewers ask for, reviews that are overdue, signs, rules and pages that are not reviewed or have
changed since, a quiz that is on before it is reviewed, sources of which the original was not read.
The topic's review.yml says which of these a release need not have, and why.

Exit code: 1 where a must is lacking, else 0."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 1 where something stands in the way, 2 for a wrong input."""
    return command.run(_parser(), arguments)


def _claims(options: argparse.Namespace) -> int:
    content = source.read(options.topic)
    if options.page and options.page not in content.catalogue.pages:
        hint = did_you_mean(options.page, content.catalogue.pages)
        told = f"no such page in {content.topic.docs}.{hint} Right: --page get-help.md"
        raise ProblemsError([Problem(options.page, 0, told)])
    found = claims.rows(content.items, content.sources, options.page)
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
    whole = packs.named(content, first) if is_named else packs.of_pages(content, options.what)
    every = parts.parts(whole)
    for number, pack in enumerate(every, 1):
        to = options.to or Path(f"review-{whole.name}.html")
        if len(every) > 1:
            to = to.with_stem(f"{to.stem}-{number}")
        if to.suffix == ".pdf":
            _write_bytes(pack_paper.pdf(content, pack, today()), to)
        else:
            _write(pack_page.page(content, pack, today()), to)
        claims_and_words = f"{counted(pack.claims, 'claim')}, {counted(pack.words, 'word')}"
        say(f"{to}: {claims_and_words}, about {counted(pack.minutes, 'minute')}")
    return 0


def _list_packs(content: source.Content) -> None:
    for name in content.policy.packs:
        for pack in parts.parts(packs.named(content, name)):
            claims = f"{pack.claims:4} {'claim ' if pack.claims == 1 else 'claims'}"
            say(f"{pack.name:12}  {claims}  {pack.minutes:3} min  {pack.title}")
    left = packs.in_none(content)
    listed = ", ".join(left) or "none"
    say(f"{len(content.items)} signs, rules, pages and regions; in no pack: {listed}")


def _import(options: argparse.Namespace) -> int:
    content = source.read(options.topic)
    read = partial(take_in.read, content=content, today=today(), checked_by=options.checked_by)
    for record in together(*(partial(read, file) for file in options.files)):
        content = source.read(options.topic)  # with what the file before it brought
        for line in take_in.effect(record, content):
            say(line)
        if record.checked_by:
            say(f"Recorded: {take_in.write(record, content)}")
        else:
            say('Not recorded. To record it: --checked-by "who made sure of the reviewer"')
    return 0


def _status(options: argparse.Namespace) -> int:
    content = source.read(options.topic)
    lacks = release.lacking(content, source.REGIONS, today())
    for line in status.lines(content, lacks, today()):
        say(line)
    return 0


def _diff(options: argparse.Namespace) -> int:
    content = source.read(options.topic)
    files = {file.name: file for file in content.records}
    found = [name for name in files if options.since in name]
    if len(found) != 1:
        told = "no review is" if not found else f"{len(found)} reviews are"
        right = ", ".join(found or files) or "none is recorded"
        problem = Problem(options.since, 0, f"{told} called so; there are: {right}")
        raise ProblemsError([problem])
    told_any = False
    record = content.records[files[found[0]]]
    for name, lines in diff.whole(record, content.items):
        told_any = True
        for line in (name, *(f"  {line}" for line in lines)):
            say(line)
    if not told_any:
        say(f"Nothing has changed since {found[0]}.")
    return FOUND if told_any else 0


def _release(options: argparse.Namespace) -> int:
    lacks = release.lacking(source.read(options.topic), source.REGIONS, today())
    for line in release.lines(lacks) if lacks else ["Nothing stands in the way of a release."]:
        say(line)
    stops = [one.check for one in lacks if one.must]
    if stops:
        say(f"Not to be released: {', '.join(stops)}")
    return FOUND if stops else 0


def _safety(options: argparse.Namespace) -> int:
    content = source.read(options.topic)
    if content.safety is None:
        told = "expected the safety file, found none; that of the project's own topic shows one"
        raise ProblemsError([Problem(str(content.topic.folder / hazards.FILE), 0, told)])
    lacks = release.lacking(content, source.REGIONS, today())
    _write(safety_page.page(content, content.safety, lacks, today()), options.to)
    tests = sum(len(one.tests) for one in content.safety.hazards.values())
    hazards_and_tests = (
        f"{counted(len(content.safety.hazards), 'hazard')}, {counted(tests, 'test')}"
    )
    say(f"{options.to}: {hazards_and_tests}, {counted(len(content.safety.incidents), 'incident')}")
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
    _write_bytes(text.encode(encoding), to)


def _write_bytes(data: bytes, to: Path) -> None:
    try:
        to.write_bytes(data)
    except OSError as error:
        raise ProblemsError([Problem(str(to), 0, f"cannot write: {error.strerror}")]) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m review",
        description="Have a clinician review a topic, and know what was. "
        "Each command takes --topic FOLDER, without which it is of this folder.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(
        name: str, short: str, long: str, run: Callable[[argparse.Namespace], int]
    ) -> argparse.ArgumentParser:
        made = command.add(commands, name, short, long, run)
        command.of_a_topic(made)
        return made

    listed = add("claims", "list every claim as a table", _CLAIMS, _claims)
    listed.add_argument("--page", default="", metavar="PAGE", help="only of a page: get-help.md")
    kinds = listed.add_mutually_exclusive_group()
    kinds.add_argument("--csv", action="store_true", help="for a spreadsheet (the default)")
    kinds.add_argument("--json", action="store_true", help="for programs: a list of objects")
    listed.add_argument("--to", type=Path, metavar="FILE", help="write here instead of printing")

    made = add("pack", "make a pack for one reviewer", _PACK, _pack)
    made.add_argument("what", nargs="*", metavar="WHAT", help="a pack, or pages")
    made.add_argument("--to", type=Path, metavar="FILE", help="(default: review-WHAT.html)")

    taken = add("import", "take in the answers that a pack saved", _IMPORT, _import)
    taken.add_argument("files", nargs="+", type=Path, metavar="FILE", help="as a pack saved it")
    taken.add_argument(
        "--checked-by", metavar="NAME", help="record it: who made sure that it is them"
    )

    add("status", "say what is reviewed and what is not", _STATUS, _status)
    since = add("diff", "say what has changed since a review", _DIFF, _diff)
    since.add_argument("--since", required=True, metavar="REVIEW", help="such as 2026-12-01-back")
    add("release", "list what stands in the way of a release", _RELEASE, _release)
    safety = add("safety", "check the hazard log, and write it as a document", _SAFETY, _safety)
    safety.add_argument("--to", type=Path, default=Path("safety.html"), metavar="FILE")
    return parser
