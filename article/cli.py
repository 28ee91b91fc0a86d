"""The command line: `python -m article read|write|compare`."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from article.model.article import Article, ArticleError
from article.output import report
from article.output.compare import compare
from article.output.existing_pages import look
from article.output.write import carry_out, plan
from article.source import markdown, web_page
from article.source import text as plain_text
from article.source.decode import read_text
from article.structure.outline import outline

_READ = """\
Show the outline of an article: title, introduction, causes, questions with their answers,
conclusion, author, and everything that is left out, each with the reason.

FILE is plain text, Markdown (.md, .markdown) or a saved web page (.html, .htm, or anything
that starts like one), in UTF-8, of at most 2 MB.

--json prints one object:
  title         string
  introduction  list of strings, one per paragraph or list item
  causes        list of {number, heading, text}, text being a list of strings
  questions     the same
  conclusion, author  lists of strings
  left_out      list of {reason, text}

Exit code: 0, or 2 where the file cannot be understood."""

_WRITE = """\
Write one Markdown page per cause (FOLDER/causes/) and per question (FOLDER/faq/).

For each page it says one of:
  new              there was none
  updated          nobody had edited it, and the article's section has changed
  unchanged        it is what would be written
  kept (edited)    a person has edited it, so it stays as it is
  kept (not ours)  another file has this name, so it stays as it is

A page belongs to the importer as long as the fingerprint in its head fits the rest of the file.
To keep a page for yourself, edit it or remove the line `fingerprint`. A page may be renamed or
moved below FOLDER: it is known by the heading it records.

Exit code: 0, or 2 where nothing could be written."""

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
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except ArticleError as error:
        print(f"article: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def load(path: Path) -> Article:
    """Read a file and return its outline; every error names the file."""
    text = read_text(path)
    try:
        if web_page.looks_like_html(text) or path.suffix.lower() in (".html", ".htm"):
            reading = web_page.read(text)
        elif path.suffix.lower() in (".md", ".markdown"):
            reading = markdown.read(text)
        else:
            reading = plain_text.read(text)
        return outline(reading)
    except ArticleError as error:
        raise ArticleError(f"{path}: {error}") from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m article",
        description="Turn one health article into Markdown pages, and compare it with them.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    read = _command(commands, "read", "show the outline of an article", _READ, _read)
    write = _command(commands, "write", "write a page per cause and question", _WRITE, _write)
    against = _command(commands, "compare", "compare an article with pages", _COMPARE, _compare)
    read.add_argument("--json", action="store_true", help="print JSON instead of lines")
    against.add_argument("--json", action="store_true", help="print JSON instead of lines")
    against.add_argument("folder", type=Path, metavar="FOLDER", help="the pages, such as docs")
    write.add_argument(
        "--to", type=Path, required=True, metavar="FOLDER", help="where pages go, such as docs"
    )
    write.add_argument("--dry-run", action="store_true", help="say what would be done, do nothing")
    return parser


def _command(commands: Any, name: str, short: str, long: str, run: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=short,
        description=long,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("file", type=Path, metavar="FILE", help="the article")
    command.set_defaults(run=run)
    return command


def _read(options: argparse.Namespace) -> int:
    article = load(options.file)
    if options.json:
        _print_json(report.article_json(article))
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
