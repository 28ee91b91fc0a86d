"""Texts that are made to hurt whatever reads them, each of any size, and their readers."""

from __future__ import annotations

import io
import re
import zipfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bundle.integrity import archive
from bundle.integrity.checksums import read_sums
from common import addresses, letters, settings, yaml_reader
from common.problems import Problem, ProblemsError, did_you_mean
from pages.clinic.clinic import Clinic
from pages.model import bibliography, drawing, frontmatter, glossary, numbers, plain_text, rules
from pages.model.files import check_text
from pages.model.telephone import link, with_calls
from pages.model.terms import Term, Terms
from pages.search import synonyms
from pages.search.index import Meanings
from pages.search.stems import stems
from publish.checks.built_page import read_page
from publish.pages import markup, own_scripts, policy, whitespace
from tests.regex_forms import SIGNS, START, cycles, form_of
from tests.test_patterns import patterns

Maker = Callable[[int], str]


@dataclass(frozen=True)
class Subject:
    """One reader of outside text, with a text that is made to hurt it."""

    name: str
    make: Maker
    """Returns the text of about so many letters."""
    read: Callable[[str], object]
    """Raises `ProblemsError` where a limit refuses it."""


def times(piece: str, before: str = "", behind: str = "") -> Maker:
    """Return what makes a text of a size by repeating a piece."""
    return lambda size: before + piece * max(1, size // len(piece)) + behind


def numbered(line: str, before: str = "", behind: str = "") -> Maker:
    """Return what makes a text of lines that differ by their number."""
    return lambda size: before + "".join(line % n for n in range(size // len(line))) + behind


def _source(text: str) -> frontmatter.Source:
    plain_text._texts.clear()
    return frontmatter.Source("a.md", yaml_reader.Document({}), text, 1)


def _page(text: str) -> None:
    _refused([*check_text("a.md", text), *rules.check(_source(text), {})])


def _glossary(text: str) -> None:
    source = _source(text)
    _refused([*rules.check(source, {}), *glossary.read(source)[1]])


def _refused(problems: list[Problem]) -> None:
    """Raise where a limit is told of: other mistakes have cost their time already."""
    if limits := [one for one in problems if "at most" in one.message]:
        raise ProblemsError(limits)


def _head(text: str) -> None:
    _refused(frontmatter.parse("a.md", f"---\n{text}\n---\n")[1])


def _settings(model: type[settings.Settings], known: Mapping[str, Any]) -> Callable[[str], None]:
    def read(text: str) -> None:
        with TemporaryDirectory() as folder:
            file = Path(folder, "file.yml")
            file.write_text(text, "utf-8")
            try:
                settings.read(file, model, "a file", known | {"folder": Path(folder)})
            except ProblemsError as error:
                _refused(error.problems)

    return read


def _bibliography(text: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "bibliography.json")
        file.write_text(text, "utf-8")
        bibliography.read(file, "bibliography.json")


def _drawing(text: str) -> None:
    if "more than" in (told := drawing.problem(text.encode(), lambda _content, _kind: "")):
        raise ProblemsError([Problem("logo.svg", 0, told)])


def _zip(text: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "copy.zip")
        file.write_bytes(text.encode("latin-1"))
        archive.read(file)


def _entries(size: int) -> str:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for number in range(size // 120):
            made.writestr(f"c/{number}", b"")
    return data.getvalue().decode("latin-1")


def _told(read: Callable[[str], object]) -> Callable[[str], None]:
    """Return a reader whose problems are no limits."""

    def told(text: str) -> None:
        try:
            read(text)
        except ProblemsError:
            return

    return told


def _own(text: str) -> None:
    page = text.encode()
    own_scripts.OwnOnly({"a.html": page})("a.html", page)


def _tags(text: str) -> None:
    markup.tags(text.encode())
    list(markup.inside(text.encode()))


def _policy(text: str) -> None:
    policy.let_in(text.encode())
    policy.POLICY.sub(b"", text.encode())


def _terms(text: str) -> None:
    aliases = text.split("\n")
    known = Terms([Term(words, f"{number}.md") for number, words in enumerate(aliases)])
    known.within(text).find(" ".join(aliases))


PAGES = (
    *("[", "![", "](", "*", "_", "**a", "`", "\\", "&", "<", "<!--", "[@", "[a](", "{", "| a "),
    *("> ", "1. ", "a\n\n", "- a\n", "- a\n\n", "# a\n", "***\n", "a\n: b\n", "/// do\n", "\n"),
    *("/// do\n\n- a\n\n///\n\n", "999 ", "9 ", "word ", "a\u0301", "９", "[@a]", "[a](b.md) "),
    *("a  \n", "| a | b |\n| - | - |\n", "nine ", "call ", "    a\n", "\t", "{: .no-link }\n"),
)
HEADS = (
    *("a: 'b\n", "[", "{a: ", "- ", "? ", "a: &b [*b]\n", "k: v\n", "#", "a: |\n", "- a: b\n"),
    *("a: 007\n", '"', "a:  #4\n", "? [a]\n", "%", "!!a ", "<<: *a\n", "- '\n"),
)
BUILT = (
    *("<script>", "<script", "<style>", '<script src="', "<!--", "<a '", '<a "', "<a b=", "<"),
    *(
        "<a b='c' ",
        "\n",
        " \n",
        '<meta charset="x">',
        '<meta http-equiv="Content-Security-Policy" ',
    ),
)
START_OF_PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8">'
SVG = '<svg xmlns="http://www.w3.org/2000/svg">'
CLINIC = 'telephone: "01632 960123"\nhours: x\nregion: uk\nname: '
CARDS = "same: []\nleads: []\nemergency: [{card: 'a.md#b', phrases: ['"


def subjects() -> Iterator[Subject]:
    """Yield every reader with each of its texts."""
    for piece in PAGES:
        yield Subject(f"page of {piece!r}", times(piece), _page)
    yield Subject("glossary", numbered("Term %d\n:   Meaning.\n\n"), _glossary)
    yield Subject("glossary of brackets", times("(a) ", behind="\n:   b"), _glossary)
    for piece in HEADS:
        yield Subject(f"head of {piece!r}", times(piece), _head)
    yield Subject("head of keys", numbered("k%d: 0\n"), _head)
    yield Subject("head of blanks", times(" ", "a: 007", "#4"), _head)
    known = {"pages": {"a.md"}, "cards": {"a.md#b": None}}
    read = _settings(synonyms.Synonyms, known)
    rest = "leads: []\nemergency: []\n"
    yield Subject("synonyms of a/b", times("a/b ", CARDS, "']}]\n"), read)
    yield Subject("synonyms of a/a/a", times("a/", CARDS, "a']}]\n"), read)
    yield Subject("synonyms of words", times("numb ", "same: [[x, '", f"']]\n{rest}"), read)
    yield Subject("synonyms in groups", numbered("  - [a%d, b]\n", "same:\n", rest), read)
    wrong = numbered("  - {page: b%d, words: []}\n", "same: []\nemergency: []\nleads:\n")
    yield Subject("synonyms that are wrong", wrong, read)
    clinic = _settings(Clinic, {"regions": ("uk",), "leaflets": True})
    for piece in ("a", "ע", "a #", "診", "a: ", "'"):
        yield Subject(f"clinic of {piece!r}", times(piece, CLINIC), clinic)
    yield Subject("clinic of keys", numbered("k%d: 0\n", f"{CLINIC}a\n"), clinic)
    for piece in ("1 ", "01632 960123, ", "(", "a: ", " or "):
        yield Subject(f"telephones of {piece!r}", times(piece), link)
    yield Subject("sources", numbered('{"id": "k%d"}, ', "[", "{}]"), _bibliography)
    yield Subject("sources of brackets", times("["), _bibliography)
    for piece in (
        "<g>",
        "<g/>",
        "<use href='#a'/>",
        "<style>a{}</style>",
        "<!--a-->",
        "<g id='a'/>",
    ):
        yield Subject(f"drawing of {piece!r}", times(piece, SVG, "</svg>"), _drawing)
    for piece in ("a", "url(", "url(#", " ", "a(", "'", "#"):
        yield Subject(f"drawing in {piece!r}", times(piece, f'{SVG}<g d="', '"/></svg>'), _drawing)
    yield Subject("zip of files", _entries, _zip)
    yield Subject("zip of its ends", times("PK\5\6"), _zip)
    yield Subject(
        "checksums", numbered(f"{'0' * 64}  %08d\n"), _told(lambda t: read_sums(t.encode(), ""))
    )
    yield Subject(
        "checksums of blanks",
        times(" ", f"{'0' * 64}  a", "\r"),
        _told(lambda t: read_sums(t.encode(), "")),
    )
    for piece in ("/*", "url(", "url( ", "@import ", "url('", '"', "a", "url(a)\n"):
        yield Subject(f"style sheet of {piece!r}", times(piece), lambda t: [*addresses.of_css(t)])
    for piece in (",", "a,", "a ", "a 1x,", " "):
        yield Subject(f"srcset of {piece!r}", times(piece), addresses.of_srcset)
    for piece in BUILT:
        make = times(piece, START_OF_PAGE)
        yield Subject(f"own scripts in {piece!r}", make, _told(_own))
        yield Subject(f"tags in {piece!r}", make, _tags)
        yield Subject(f"policy over {piece!r}", make, _policy)
        yield Subject(
            f"blanks in {piece!r}", make, lambda t: whitespace.drop_blanks("", t.encode())
        )
    for piece in ("<p id=a>", "<a href='x'>x</a>", "<h1>a</h1>", "<b>", "<div><p>"):
        yield Subject(f"built page of {piece!r}", times(piece), lambda t: read_page(t.encode()))
    for piece in ("1 ", "(", "1-", "+", "1a ", "a", "(1)", ") ", "９ "):
        yield Subject(f"calls in {piece!r}", times(piece), lambda t: with_calls(t, ["999"]))
        yield Subject(f"numbers in {piece!r}", times(piece), lambda t: [*numbers.told(t)])
    yield Subject("letters", times("".join(map(chr, range(0x4E00, 0x9000)))), letters.lacking)
    for piece in ("a and ", "numbness ", "a&", "é", "'", "sses"):
        yield Subject(f"stems of {piece!r}", times(piece), stems)
    toes = Meanings([["numb toe", "x"]])
    yield Subject("meanings", times("numb toe "), lambda t: toes.joined(stems(t)))
    yield Subject("terms of one first word", numbered("numb %d numb\n", behind="x"), _terms)
    yield Subject("near names", times("a"), lambda t: did_you_mean(t, [f"{t}b", "a"]))


def of_patterns() -> Iterator[Subject]:
    """Yield each pattern with texts that go round in each of its repetitions."""
    done: set[int] = set()
    for name, pattern in patterns():
        if id(pattern) not in done and not name.startswith("article."):
            done.add(id(pattern))
            for number, pump in enumerate(_pumps(pattern)):
                yield Subject(f"{name}, text {number}", pump, _search(pattern))


def _search(pattern: re.Pattern[Any]) -> Callable[[str], object]:
    if isinstance(pattern.pattern, bytes):
        return lambda text: pattern.sub(b"", text.encode("latin-1", "replace"))
    return lambda text: pattern.sub("", text)


def _pumps(pattern: re.Pattern[Any]) -> Iterator[Maker]:
    form = form_of(pattern, search=False)
    form.follow[START] = set(form.first)
    found: dict[str, Maker] = {}
    for state in cycles(form):
        way, round_ = (
            _word(form.follow, form.masks, START, state),
            _word(form.follow, form.masks, state, state),
        )
        for text in (round_, way + round_):
            found.setdefault(text, times(text, way, "\0"))
    yield from found.values()


def _word(follow: list[set[int]], masks: list[int], start: int, goal: int) -> str:
    """Return the shortest text that leads from one state to another."""
    waiting, seen = deque([(start, "")]), {start}
    while waiting:
        state, text = waiting.popleft()
        for other in sorted(follow[state]):
            sign = SIGNS[masks[other].bit_length() - 1] if masks[other] else ""
            if sign and other == goal:
                return text + sign
            if sign and other not in seen:
                seen.add(other)
                waiting.append((other, text + sign))
    return ""
