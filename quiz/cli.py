"""Check, try, review, compare and export a quiz from the command line."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from common import topic
from common.command import run
from common.problems import ProblemsError
from quiz import terminal as asking
from quiz.export import tables
from quiz.export.fhir import Release, questionnaire_json
from quiz.export.mermaid import mermaid
from quiz.graph.compile import Graph, compile_flow
from quiz.graph.statistics import figures
from quiz.graph.wire import to_json
from quiz.proof import diff
from quiz.proof.verify import verify
from quiz.rules.load import load
from quiz.rules.model import Flow
from quiz.vignettes import readings
from quiz.vignettes import report as vignette_report
from quiz.vignettes.cases import VignetteError

FORMATS = ("json", "mermaid", "csv", "fhir-r4", "fhir-r5")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 1 where a check found something, or 2 for a wrong input."""
    return run(_parser(), arguments, VignetteError, asking.UsageError)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m quiz", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    check = commands.add_parser("check", help="prove the flow safe; exit 1 on any finding")
    check.set_defaults(run=_check)

    ask = commands.add_parser("ask", help="answer the quiz and see the result with its reasons")
    ask.add_argument(
        "answers",
        nargs="*",
        metavar="QUESTION=OPTION[,OPTION]",
        help="such as emergency-1=none; without any, the questions are asked one by one",
    )
    ask.add_argument("--json", action="store_true", help="print the result as JSON")
    ask.set_defaults(run=_ask)

    cases = commands.add_parser(
        "vignettes",
        help="run example cases; exit 1 where an urgent one comes out calmer, or too many differ",
    )
    cases.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="cases as JSON (default: those beside the rules)",
    )
    shown = cases.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="print one object a case")
    shown.add_argument(
        "--readings",
        action="store_true",
        help="show what changes where a line is misread, or each is passed over in turn",
    )
    cases.set_defaults(run=_vignettes)

    table = commands.add_parser("table", help="print the rules as a Markdown table for review")
    table.set_defaults(run=_table)

    export = commands.add_parser("export", help="write the quiz in a form for other programs")
    export.add_argument("--format", choices=FORMATS, default="json", help="default: json")
    export.add_argument("--to", type=Path, metavar="FILE", help="write here instead of printing")
    export.set_defaults(run=_export)

    for command in (check, ask, cases, table, export):
        command.add_argument(
            "--flow",
            type=_rules,
            default=".",
            metavar="PATH",
            help="a topic's folder, a rule file, or the folder of its parts (default: this folder)",
        )

    changes = commands.add_parser(
        "diff", help="tell which answers end elsewhere under a new rule file; exit 1 on any"
    )
    changes.add_argument("old", type=_rules, metavar="OLD", help="a topic's folder, or its rules")
    changes.add_argument("new", type=_rules, metavar="NEW", help="the changed one")
    changes.set_defaults(run=_diff)
    return parser


def _rules(text: str) -> Path:
    """Return where the rules are; `text` names them, or a topic that has some."""
    path = Path(text)
    if not (path / topic.FILE).is_file():
        return path
    try:
        rules = topic.read(path).quiz
    except ProblemsError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if rules is None:
        raise argparse.ArgumentTypeError(f"{path / topic.FILE}: this topic has no quiz")
    return rules


def _check(given: argparse.Namespace) -> int:
    flow = load(given.flow)
    start = time.perf_counter()
    graph = compile_flow(flow)
    compiled = (time.perf_counter() - start) * 1000
    findings = verify(flow, graph)
    proven = (time.perf_counter() - start) * 1000 - compiled
    for finding in findings:
        print(finding)
    if findings:
        print(f"{flow.id} {flow.version}: {len(findings)} findings")
        return 1
    for name, value in asdict(figures(flow, graph)).items():
        print(f"{name.replace('_', ' '):>16}: {value}")
    print(f"{'compile ms':>16}: {compiled:.0f}")
    print(f"{'proofs ms':>16}: {proven:.0f}")
    print(f"{flow.id} {flow.version}: all proofs hold")
    return 0


def _ask(given: argparse.Namespace) -> int:
    flow = load(given.flow)
    end, used = asking.ask(flow, compile_flow(flow), given.answers)
    told = asking.result_json if given.json else asking.result_text
    print(told(flow, end, used))
    return 0


def _vignettes(given: argparse.Namespace) -> int:
    files = given.files or vignette_report.cases_of(given.flow)
    if given.readings:
        cases = vignette_report.read_files(files, given.flow)
        print(readings.as_text(readings.readings(cases, load(given.flow))))
        return 0
    results = vignette_report.run_files(files, given.flow, load(given.flow))
    told = vignette_report.as_json if given.json else vignette_report.as_text
    print(told(results))
    return 0 if vignette_report.Score(results).passed else 1


def _table(given: argparse.Namespace) -> int:
    print(tables.markdown_table(load(given.flow)))
    return 0


def _diff(given: argparse.Namespace) -> int:
    found = diff.compare(load(given.old), load(given.new))
    print(diff.report(found))
    return 0 if found.equal else 1


def _export(given: argparse.Namespace) -> int:
    flow = load(given.flow)
    folder = topic.around(given.flow)
    licence = topic.look(folder).topic.told.licence if folder else ""
    text = _exported(given.format, flow, compile_flow(flow), licence)
    if given.to is None:
        print(text)
        return 0
    try:
        given.to.write_text(text + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise asking.UsageError(f"{given.to}: cannot write: {error.strerror}") from None
    return 0


def _exported(kind: str, flow: Flow, graph: Graph, licence: str) -> str:
    if kind == "json":
        return to_json(flow, graph)
    if kind == "mermaid":
        return mermaid(flow, graph)
    if kind == "csv":
        return tables.csv_table(flow)
    release = Release.R4 if kind == "fhir-r4" else Release.R5
    return questionnaire_json(flow, graph, release, _today().date(), licence)


def _today() -> datetime:
    """Return now, or the moment that reproducible builds are given in the environment."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC)
    if not epoch.isdecimal():
        raise asking.UsageError(f"SOURCE_DATE_EPOCH: expected seconds, found {epoch!r}")
    return datetime.fromtimestamp(int(epoch), UTC)
