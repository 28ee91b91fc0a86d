"""The command line: `python -m article read|write|new|compare`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from article.model.article import Article, ArticleError
from article.new_topic import begin
from article.output import report
from article.output.compare import compare
from article.output.existing_pages import look
from article.output.why import why_lines
from article.output.write import carry_out, plan
from article.source.files import read_file
from article.structure.outline import outline
from common import command

_READ = """\
Show the outline of an article: title, introduction, causes, questions with their answers,
conclusion, author, and everything that is left out, each with the reason.

FILE is one of these:
  text           in UTF-8
  Markdown       .md, .markdown
  a web page     .html, .htm, or anything that starts like one; saved as "Web page, complete", name
                 the page, not the folder beside it; .mhtml or .mht, as one file
  Word           .docx
  OpenDocument   .odt
Text, Markdown and web pages are of at most 2 MB; files that hold pictures as well, of 20 MB.

--why shows each block of the file, what it was taken for, and on which evidence. What is doubtful
has a question mark.

--json prints one object:
  title         string
  introduction  list of strings, one per paragraph or list item
  causes        list of {number, heading, text}, text being a list of strings
  questions     the same
  conclusion, author  lists of strings
  left_out      list of {reason, text}
  doubts        list of {taken_for, text, why}: what a person should look at first

Exit code: 0, or 2 where the file cannot be understood."""

_WRITE = """\
Write one Markdown page per cause (FOLDER/causes/) and per question (FOLDER/faq/).

It ends with what is doubtful and should be looked at first, and with all words of the article that
are on no page. For each page it says one of:
  new              there was none
  updated          nobody had edited it, and the article's section has changed
  unchanged        it is what would be written
  kept (edited)    a person has edited it, so it stays as it is
  kept (not ours)  another file has this name, so it stays as it is

A page belongs to the importer as long as the fingerprint in its head fits the rest of the file.
To keep a page for yourself, edit it or remove the line `fingerprint`. A page may be renamed or
moved below FOLDER: it is known by the heading it records.

Exit code: 0, or 2 where nothing could be written."""

_NEW = """\
Begin a new topic from an article: write the folder TOPIC with everything that a site needs, which
`make site TOPIC=...` builds at once. Its pages are the article's own text; the rest comes from a
small template. All of it is marked as a draft until somebody takes that out of its topic.yml.

Exit code: 0, or 2 where nothing could be written: TOPIC must be new, or empty."""

_COMPARE = """\
Compare an article with the pages below FOLDER, by kind and by the heading each page records.

--json prints one object:
  complete               true where nothing is missing on either side
  matched                list of {section, heading, pages: [{path, state}]}, state being
                         `as imported`, `edited` or `written by hand`
  sections_without_page  list of {section, heading}
  pages_without_section  list of {path, kind, heading, hint}
  unreadable             list of strings: pages whose head cannot be read

Exit code: 0 where nothing is missing on either side and every head can be read, 1 where
something is, 2 where the file or the folder cannot be used."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    return command.run(_parser(), arguments, ArticleError, before="article: ")


def load(path: Path) -> Article:
    """Read a file and return its outline; every error names the file."""
    try:
        return outline(read_file(path))
    except ArticleError as error:
        told = str(error)
        named = told.startswith(str(path))
        raise ArticleError(told if named else f"{path}: {told}") from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m article",
        description="Turn one health article into Markdown pages, and compare it with them.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    read = _command(commands, "read", "show the outline of an article", _READ, _read)
    write = _command(commands, "write", "write a page per cause and question", _WRITE, _write)
    against = _command(commands, "compare", "compare an article with pages", _COMPARE, _compare)
    new = _command(commands, "new", "begin a new topic", _NEW, _new)
    new.add_argument("topic", type=Path, metavar="TOPIC", help="the folder to make")
    shown = read.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="print JSON instead of lines")
    shown.add_argument(
        "--why", action="store_true", help="say on which evidence each block is what"
    )
    against.add_argument("--json", action="store_true", help="print JSON instead of lines")
    against.add_argument("folder", type=Path, metavar="FOLDER", help="the pages, such as docs")
    write.add_argument(
        "--to", type=Path, required=True, metavar="FOLDER", help="where pages go, such as docs"
    )
    write.add_argument("--dry-run", action="store_true", help="say what would be done, do nothing")
    return parser


def _command(commands: Any, name: str, short: str, long: str, run: Any) -> argparse.ArgumentParser:
    made = command.add(commands, name, short, long, run)
    made.add_argument("file", type=Path, metavar="FILE", help="the article")
    return made


def _read(options: argparse.Namespace) -> int:
    article = load(options.file)
    if options.json:
        _print_json(report.article_json(article))
    elif options.why:
        _print(why_lines(article))
    else:
        _print(report.article_lines(article))
    return 0


def _write(options: argparse.Namespace) -> int:
    article = load(options.file)
    shelf = look(options.to)
    plans = plan(article, options.to, shelf)
    if not options.dry_run:
        carry_out(plans)
    _print(report.write_lines(article, plans, dry_run=options.dry_run))
    for problem in shelf.problems:
        print(f"article: left alone, and not known to answer a section: {problem}", file=sys.stderr)
    return 0


def _new(options: argparse.Namespace) -> int:
    article = load(options.file)
    plans = begin(article, options.topic, datetime.now(UTC).date())
    _print(report.write_lines(article, plans, dry_run=False))
    folder = options.topic
    print(f"\n{folder} is a topic now, and a draft. To see it: make serve TOPIC={folder}")
    return 0


def _compare(options: argparse.Namespace) -> int:
    found = compare(load(options.file), options.folder)
    if options.json:
        _print_json(report.compare_json(found))
    else:
        _print(report.compare_lines(found, options.folder))
    return 0 if found.complete else 1


def _print(lines: Iterable[str]) -> None:
    print("\n".join(lines))


def _print_json(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))
