"""The command line: `python -m pages report|links`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from common import command, topic
from pages.report import link_report, report
from pages.report.criteria import PLAIN_GRADE, PLAIN_SHARE
from pages.report.readability import GradeUnavailableError

LIMIT_BROKEN = 1

_REPORT = f"""\
Show what the pages hold, for the people who write and review them.

For each page: kind, reading grade (Flesch-Kincaid), words in a sentence (mean and longest), number
of sources, words, and when it is to be looked at next (who reviewed what tells `review status`).
Then the hardest pages, and the criteria of published standards: met, not met or not applicable,
each with the reason. Last come the limits that are broken, with file and line.

Limits: no page over grade {report.HARDEST_GRADE:.0f}; at least {PLAIN_SHARE:.0%} of pages \
at grade {PLAIN_GRADE:.0f} or lower; no sentence over
{report.LONGEST_SENTENCE} words.

--json prints one object:
  pages                 list of {{path, kind, grade, mean_sentence, longest_sentence, sources,
                        words, review_due, sentences_over_limit}}, a sentence being
                        {{line, words, text}}
  share_at_plain_grade  number from 0 to 1
  criteria              list of {{standard, address, id, words, result, why}}
  sum                   how many criteria have which result
  broken_limits         list of strings

Exit code: 0, 1 where a limit is broken, 2 where the pages have mistakes or cannot be graded."""

_LINKS = """\
Show which words lead where, and what nobody leads to.

For each page: how many other pages mention it, the words on it that became links, and the words
that the glossary explains. Then the pages to which no page leads, the pages and glossary terms that
no text mentions.

Exit code: 0, 1 where no page leads to one, 2 where the pages have mistakes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    return command.run(_parser(), arguments, GradeUnavailableError)


def _report(options: argparse.Namespace) -> int:
    made = report.make(topic.read(options.topic))
    if options.json:
        print(json.dumps(report.as_json(made), indent=2, ensure_ascii=False))
    else:
        print(report.as_text(made))
    return LIMIT_BROKEN if made.broken else 0


def _links(options: argparse.Namespace) -> int:
    made = link_report.make(topic.read(options.topic))
    print(link_report.as_text(made))
    return LIMIT_BROKEN if made.alone else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m pages",
        description="Look at the pages of a topic as a whole. Each command takes --topic FOLDER.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    told = command.add(
        commands, "report", "show grades, sources, reviews and criteria", _REPORT, _report
    )
    told.add_argument("--json", action="store_true", help="print JSON instead of tables")
    links = command.add(
        commands, "links", "show the links between pages, and what has none", _LINKS, _links
    )
    for reader in (told, links):
        command.of_a_topic(reader)
    return parser
