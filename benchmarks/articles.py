"""Measure the importer on real articles: `python -m benchmarks.articles FOLDER`.

FOLDER holds the pages that `benchmarks/articles.json` names, each known by its SHA-256; nothing is
fetched, and a page that is not there is not measured. The data has facts alone: the address and
maker of a page, its shape, the titles of its causes and questions, and for each sentence that
belongs to them eight digits of its SHA-256, never its words.

A person read each page and wrote these facts before the importer was run on it, by these rules:
  cause      what the article counts or lists as its own matter (a cause, a reason; in an article of
             another matter a sign, a myth, an advice), under a name and with a text of its own
  question   a heading that asks, with an answer below it
  either     a title that may be taken for one of these or not: counted neither way
  kept       sentences of the introduction, of causes and of answers
  other      the article's other sentences (treatment, sources, captions): counted neither way
Every other sentence of the page is none of the article's.

A sentence is found again by its letters and digits alone. Precision of sentences is that of all
found, recall that of `kept`; of a page without `kept` only causes and questions are counted. What
the importer makes of pages `aside` was never looked at to mend it; who mends it has read them,
though, for the same person wrote the facts of all.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.__main__ import FOLDER, print_table
from benchmarks.ours import ROOT
from benchmarks.page_text import key, lines, mark, sentences, title_key
from benchmarks.peers import install_locked, python_of
from benchmarks.processes import CommandFailedError

DATA = Path(__file__).with_name("articles.json")
HERE = "the importer"


@dataclass(frozen=True)
class Page:
    """One page, and what a person found on it."""

    file: Path
    maker: str
    about: str
    aside: bool
    causes: Sequence[str]
    questions: Sequence[str]
    either: Sequence[str]
    kept: frozenset[str]
    other: frozenset[str]


@dataclass
class Score:
    """How much of what is there was found, and how much of what was found is there."""

    right: int = 0
    found: int = 0
    there: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.there + other.there)

    @property
    def told(self) -> tuple[str, str]:
        """Precision and recall in per cent; a dash where there is nothing to count."""
        return _percent(self.right, self.found), _percent(self.right, self.there)


@dataclass
class Result:
    """What one program made of one page."""

    page: Page
    causes: Score = field(default_factory=Score)
    questions: Score = field(default_factory=Score)
    sentences: Score = field(default_factory=Score)
    refused: bool = False
    misses: list[tuple[str, str]] = field(default_factory=list)
    """What kind of miss, and the title or sentence."""

    @property
    def is_right(self) -> bool:
        """Whether all causes and questions are found, and none besides."""
        return all(s.right == s.found == s.there for s in (self.causes, self.questions))


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables; return 2 where there is no page to measure."""
    wanted = _parser().parse_args(argv)
    if wanted.mark is not None:
        return _mark(wanted.folder, wanted.mark)
    pages, missing = _pages(wanted.folder)
    pages = [p for p in pages if wanted.set in ("all", "aside" if p.aside else "mended")]
    if not pages:
        print(f"articles: {wanted.folder}: no page that {DATA.name} names", file=sys.stderr)
        return 2
    trees = dict([*(tree.split("=", 1) for tree in wanted.tree), (HERE, str(ROOT))])
    results = {name: [_ours(page, Path(tree)) for page in pages] for name, tree in trees.items()}
    _tables(results)
    if wanted.misses:
        _print_misses(results[HERE])
    if wanted.extractors:
        _extractors(pages, results)
    if missing:
        print(f"\nNot measured, for they are not in {wanted.folder}: {', '.join(missing)}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.articles",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the pages; or one, to --mark")
    parser.add_argument(
        "--tree", action="append", default=[], metavar="NAME=FOLDER", help="another importer too"
    )
    parser.add_argument("--set", choices=("all", "mended", "aside"), default="all")
    parser.add_argument("--misses", action="store_true", help="name what was missed on each page")
    parser.add_argument(
        "--extractors", action="store_true", help="measure the extractors of bench.txt as well"
    )
    parser.add_argument(
        "--mark",
        metavar="LINES",
        help="number the lines of a page; with lines such as 3,7-9, print their sentences' digits",
    )
    return parser


def _pages(folder: Path) -> tuple[list[Page], list[str]]:
    found, missing = [], []
    for one in json.loads(DATA.read_text("utf-8")):
        file = folder / one["file"]
        if not file.is_file() or sha256(file.read_bytes()).hexdigest() != one["sha256"]:
            missing.append(one["file"])
            continue
        found.append(
            Page(
                file.resolve(),
                one["maker"],
                one["about"],
                one["aside"],
                one["causes"],
                one["questions"],
                one["either"],
                frozenset(one["kept"].split()),
                frozenset(one["other"].split()),
            )
        )
    return found, missing


def _ours(page: Page, tree: Path) -> Result:
    """Have the importer of a tree read a page, and hold what it found against the facts."""
    own = tree / ".venv/bin/python"
    read = subprocess.run(
        [own if own.exists() else sys.executable, "-m", "article", "read", "--json", page.file],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        check=False,
    )
    result = Result(page, refused=read.returncode != 0)
    told: dict[str, Any] = json.loads(read.stdout) if not result.refused else {}
    if result.refused:
        result.misses.append(("refused", read.stderr.strip().replace(str(page.file), "")[:150]))
    _titles(result, told)
    _found_sentences(result, told)
    return result


def _titles(result: Result, told: Mapping[str, Any]) -> None:
    page = result.page
    either = {title_key(title) for title in page.either}
    named = {"cause": page.causes, "question": page.questions}
    keys = {kind: Counter(map(title_key, titles)) for kind, titles in named.items()}
    for kind, score in (("cause", result.causes), ("question", result.questions)):
        titles = [section["heading"] for section in told.get(f"{kind}s", ())]
        found = Counter(map(title_key, titles))
        for one in either:
            found.pop(one, None)
        score.there = keys[kind].total()
        score.found = found.total()
        score.right = (found & keys[kind]).total()
        besides = found - keys[kind]
        words = {title_key(title): title for title in (*titles, *named[kind])}
        another = "question" if kind == "cause" else "cause"
        for one in besides:
            what = f"taken for a {kind}" if one in keys[another] else f"{kind} that is none"
            result.misses.append((what, words[one]))
        if told:
            lost = keys[kind] - found
            result.misses += [(f"{kind} not found", words[one]) for one in lost]


def _found_sentences(result: Result, told: Mapping[str, Any]) -> None:
    text = key(_text_of(told))
    left_out = [(one["reason"], key(one["text"])) for one in told.get("left_out", ())]
    result.sentences = _score(result.page, text)
    for sentence, is_kept in _counted(result.page):
        words = key(sentence)
        if is_kept and told and words not in text:
            reason = next((why for why, out in left_out if words in out), "nowhere")
            result.misses.append((f"sentence left out as: {reason}", sentence))
        elif not is_kept and words in text:
            result.misses.append(("sentence that is none of the article's", sentence))


def _text_of(told: Mapping[str, Any]) -> str:
    parts = [*told.get("introduction", ())]
    for section in (*told.get("causes", ()), *told.get("questions", ())):
        parts += [section["heading"], *section["text"]]
    return "\n".join([*parts, *told.get("conclusion", ())])


def _counted(page: Page) -> Iterator[tuple[str, bool]]:
    """Yield each sentence of a page that counts, once, with whether it is to be kept.

    One that is none of the article's and stands within another that is, such as the address of a
    clinic, is not counted.
    """
    if not page.kept:
        return
    every = {mark(one): one for line in lines(page.file) for one in sentences(line.text)}
    article = "\n".join(key(every[digits]) for digits in every if digits in page.kept | page.other)
    for digits, sentence in every.items():
        if digits in page.kept:
            yield sentence, True
        elif digits not in page.other and key(sentence) not in article:
            yield sentence, False


def _score(page: Page, text: str) -> Score:
    score = Score()
    for sentence, is_kept in _counted(page):
        is_found = key(sentence) in text
        score += Score(is_found and is_kept, is_found, is_kept)
    return score


def _tables(results: Mapping[str, Sequence[Result]]) -> None:
    first = next(iter(results.values()))
    sets: dict[str, list[int]] = {}
    for at, result in enumerate(first):
        page = result.page
        sets.setdefault("kept aside" if page.aside else "used for mending", []).append(at)
        sets.setdefault(f"about {page.about}", []).append(at)
    sets["all"] = list(range(len(first)))
    heads = ["", "pages", "all right", "refused", "causes P", "R", "questions P", "R"]
    heads += ["sentences P", "R"]
    for name, places in sets.items():
        makers = len({first[at].page.maker for at in places})
        print(f"\nPages {name}: {len(places)} of {makers} makers")
        rows = []
        for program, ours in results.items():
            chosen = [ours[at] for at in places]
            scores = [_sum(r.causes for r in chosen), _sum(r.questions for r in chosen)]
            scores.append(_sum(r.sentences for r in chosen))
            row = [program, str(len(chosen)), str(sum(r.is_right for r in chosen))]
            row.append(str(sum(r.refused for r in chosen)))
            rows.append(row + [part for score in scores for part in score.told])
        print_table([heads, *rows])


def _print_misses(results: Sequence[Result]) -> None:
    kinds = Counter(kind for result in results for kind, _ in result.misses)
    print("\nMisses by kind")
    print_table([["kind", "of them"], *([kind, str(many)] for kind, many in kinds.most_common())])
    for result in results:
        if result.misses:
            print(f"\n{result.page.file.name}")
        for kind, words in result.misses:
            print(f"  {kind}: {words[:90]}")


def _extractors(pages: Sequence[Page], results: Mapping[str, Sequence[Result]]) -> None:
    """Hold the text of other programs against that of ours, on web pages alone."""
    tools = FOLDER / "tools"
    try:
        install_locked(tools)
    except (CommandFailedError, OSError) as error:
        print(f"\nThe extractors cannot be installed: {error}")
        return
    html = [page for page in pages if page.file.suffix == ".html"]
    script = ROOT / "benchmarks/extractors.py"
    command = [python_of(tools), "-I", script, *(page.file for page in html)]
    read = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    rows = []
    for name, ours in results.items():
        rows.append((name, _sum(r.sentences for r in ours if r.page in html)))
    others: dict[str, Score] = {}
    for page, line in zip(html, read.stdout.splitlines(), strict=True):
        told: dict[str, str] = json.loads(line)
        for name in sorted(told.keys() - {"file"}):
            others[name] = others.get(name, Score()) + _score(page, key(told[name]))
    print(f"\nThe text alone, of {len(html)} web pages")
    table = [["", "precision", "recall", "none of the article's"]]
    table += [[name, *s.told, str(s.found - s.right)] for name, s in [*rows, *others.items()]]
    print_table(table)


def _sum(scores: Iterable[Score]) -> Score:
    return sum(scores, Score())


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def _mark(page: Path, wanted: str) -> int:
    """Print the lines of a page with their numbers, or the digits of some lines' sentences."""
    found = lines(page)
    if not wanted:
        print("\n".join(f"{at} {line.text}" for at, line in enumerate(found)))
        return 0
    for part in wanted.split(","):
        first, _, last = part.partition("-")
        for line in found[int(first) : int(last or first) + 1]:
            print(*(mark(sentence) for sentence in sentences(line.text)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
