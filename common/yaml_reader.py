"""The one reader of YAML that people write: page heads, a clinic's file, regions, synonyms.

Only what such files need is read: keys, lists and plain values. Aliases, merges and tags are
refused, and so is a file that is too large, too deep or has too many values, before anything of it
is built: a few lines of aliases can stand for more values than a computer can hold.

Nothing is cut or changed without a word. YAML takes what stands behind ` #` for a note, `0161` for
the number 113 and a second colon for a mistake elsewhere: here each is told with its line, its key
and how that very line is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from common import yaml_faults
from common.problems import Problem

MOST_BYTES = 500_000
"""A file of synonyms has some 60 kB, a page's head 2."""
MOST_DEPTH = 8
"""Lists and keys inside each other."""
MOST_VALUES = 20_000

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same in C, where there is one: it takes a tenth of the time."""

TEXT = "tag:yaml.org,2002:str"

Where = tuple[str | int, ...]
"""The way to a value, such as `("review", "date")`."""
Lines = dict[Where, int]

KEY_AND_WORDS = re.compile(r"[ ]*(?:- )?(?P<key>[A-Za-z_][\w-]*):(?:[ ]+(?P<words>\S.*))?")
"""Matches `hours: Mon: 9-5` and `  - name: x`."""
CUT = re.compile(r"[ \t]+#")
ITEM = re.compile(r"[ ]*- ")
NOTE = re.compile(r"(?<![ ])[ ]{2,}#(?:[ ]|$)")
"""Matches the note in `region: uk  # a file of regions/`; after one blank it may be a number."""
ON_OR_OFF = frozenset(["on", "off"])
"""Words to us, though truths to YAML: `quiz: off`."""
MEANT_FOR_YAML = re.compile(r"""["'@`%*&!|>\[{]|.*:(?:[ ]|$)""")
"""Matches words that YAML takes for signs of its own: `"Foot" clinic`, `Mon: 9-5`."""


@dataclass(frozen=True)
class Document:
    """What a file says."""

    values: Any
    """Keys, lists and values as Python has them; None where the file holds none."""
    lines: Lines = field(default_factory=dict)
    """The line of every key and list item, counted from 1."""
    first_line: int = 1
    unquoted: Mapping[int, str] = field(default_factory=dict)
    """By line, the key (`due.urgent`) of a value that means something else to YAML than its words.

    Here it stands as words. Whether quotes are right for it, only what its key takes can tell."""

    def line_of(self, where: Where) -> int:
        """Return the line of `where`, or of the nearest key around it; 1 where there is none."""
        return next(
            (self.lines[where[:n]] for n in range(len(where), 0, -1) if where[:n] in self.lines), 1
        )


def read(
    text: str, shown: str, *, first_line: int = 1, examples: Mapping[str, str] | None = None
) -> tuple[Document | None, list[Problem]]:
    """Read YAML that stands in the file `shown`, from its line `first_line` on.

    `examples` has a right line for each key that the file may hold. Returns the document, or None
    where nothing can be read, and every problem of the text itself. A document that comes with
    problems serves to find more of them, and for nothing else.
    """
    page = _Text(text, shown, first_line, examples or {})
    try:
        if problems := list(page.refused()):
            return None, problems
        loader = LOADER(text)
        node = loader.get_single_node()
        lines: Lines = {}
        problems = [*page.walk(node, (), lines)]
        values = loader.construct_document(node) if node else None
        return Document(values, lines, first_line, page.unquoted), problems
    except yaml.MarkedYAMLError as error:
        return None, [page.not_yaml(error)]
    except yaml.YAMLError as error:  # a character that no text holds
        return None, [Problem(shown, 0, f"this cannot be read: {error}")]


@dataclass(frozen=True)
class _Text:
    """The text of a file, for messages that show its lines."""

    text: str
    shown: str
    first_line: int
    examples: Mapping[str, str]
    unquoted: dict[int, str] = field(default_factory=dict)
    """See `Document`."""

    def refused(self) -> Iterator[Problem]:
        """Yield what is not taken in at all, from the stream of tokens: nothing is built yet."""
        size = len(self.text.encode("utf-8", "surrogatepass"))
        if size > MOST_BYTES:
            yield Problem(self.shown, 0, f"at most {MOST_BYTES:,} bytes, found {size:,}")
            return
        depth = count = 0
        for event in yaml.parse(self.text, Loader=LOADER):
            assert event.start_mark is not None  # only events made by hand have none
            line = event.start_mark.line
            name, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
            if isinstance(event, yaml.AliasEvent):
                yield self._at(line, f"`*{name}` stands for other lines: write them out")
            elif name:
                yield self._at(line, f"no names for lines here, found `&{name}`")
            elif tag:
                told = f"no kinds of values here, found `{tag}`"
                yield self._at(line, f"{told}. {self._right(line)}")
            count += isinstance(event, yaml.NodeEvent)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > MOST_DEPTH:
                yield self._at(line, f"at most {MOST_DEPTH} lists inside each other")
                return
            if count > MOST_VALUES:
                yield self._at(line, f"at most {MOST_VALUES:,} values in one file")
                return

    def walk(self, node: yaml.Node | None, where: Where, lines: Lines) -> Iterator[Problem]:
        """Note the line of every key and list item; yield what YAML would change or lose."""
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if not isinstance(key, yaml.ScalarNode) or key.value == "<<":
                    yield self._at(key.start_mark.line, "expected a key such as `title:`")
                    continue
                here = (*where, key.value)
                if here in lines:
                    told = f"`{key.value}` stands twice, first on line {lines[here]}"
                    yield self._at(key.start_mark.line, told)
                lines[here] = key.start_mark.line + self.first_line
                yield from self.walk(value, here, lines)
        elif isinstance(node, yaml.SequenceNode):
            for number, item in enumerate(node.value):
                lines[(*where, number)] = item.start_mark.line + self.first_line
                yield from self.walk(item, (*where, number), lines)
        elif isinstance(node, yaml.ScalarNode) and not node.style:
            yield from self._plain(node, where)

    def _plain(self, node: yaml.ScalarNode, where: Where) -> Iterator[Problem]:
        """Yield what is wrong with a value that stands without quotes."""
        line = node.end_mark.line
        key = next((part for part in reversed(where) if isinstance(part, str)), "")
        name = f"`{key}`: " if key else ""
        for at in range(node.start_mark.line + 1, line + 1):
            if ITEM.match(self._row(at)):
                told = f"{name}this line would go on with the words above, as its `-` stands deeper"
                yield self._at(at, f"{told}. Right: below the `-` above it")
        rest = self._row(line)[node.end_mark.column :]
        if CUT.match(rest) and not NOTE.match(rest):
            told = f"{name}what stands behind `#` would be lost"
            right = f"{self._with_quotes(node, line, whole=True)}, or two blanks before `# a note`"
            yield self._at(line, f"{told}. {right}")
        if node.value in ON_OR_OFF:
            node.tag = TEXT
        try:
            value = self._maker.construct_object(node)
        except (ValueError, OverflowError, KeyError) as error:
            told = f"{name}{node.value!r} cannot be: {error}"
            yield self._at(line, f"{told}. {self._right(line)}")
            node.tag = TEXT  # to be taken in, or no other mistake would be found
            return
        kept = value is None or str(value).lower() == node.value.lower()
        if not isinstance(value, str) and not kept:
            found = "a yes or no" if isinstance(value, bool) else f"{value!s}"
            told = f"{name}{node.value!r} without quotes means {found} to YAML"
            yield self._at(line, f"{told}. {self._with_quotes(node, line, whole=False)}")
            self.unquoted[line + self.first_line] = name_of(where)
            node.tag = TEXT

    def not_yaml(self, error: yaml.MarkedYAMLError) -> Problem:
        """Say what is wrong with a text that is no YAML, by the line on which it goes wrong."""
        open_quote = "quoted scalar" in (error.context or "")
        mark = error.context_mark if open_quote else error.problem_mark
        if mark is None:
            return Problem(self.shown, 0, f"this is not YAML: {error.problem}")
        fault = yaml_faults.find(self._rows, error, self.examples)
        found = KEY_AND_WORDS.fullmatch(self._row(mark.line))
        if fault and fault.line < mark.line:
            found = None  # what is wrong stands above
        if found and MEANT_FOR_YAML.match(found["words"] or ""):
            told = f"put the words after `{found['key']}:` in quotes"
            return self._at(mark.line, f"{told}. {self._in_quotes(mark.line)}")
        if fault:
            right = f"Right: {fault.right}" if fault.right else self._right(fault.line)
            return self._at(fault.line, f"{fault.told}. {right}")
        return self._at(mark.line, f"this is not YAML: {error.problem}. {self._right(mark.line)}")

    def _at(self, line: int, message: str) -> Problem:
        return Problem(self.shown, line + self.first_line, message.rstrip())

    def _row(self, line: int) -> str:
        return self._rows[line].rstrip("\r") if line < len(self._rows) else ""

    @cached_property
    def _maker(self) -> yaml.SafeLoader:
        """What makes Python's values of plain ones."""
        return yaml.SafeLoader("")

    @cached_property
    def _rows(self) -> list[str]:
        return self.text.split("\n")

    def _right(self, line: int) -> str:
        """Show how the key on a line looks where it is right; the first key where none is known."""
        found = KEY_AND_WORDS.match(self._row(line))
        first = next(iter(self.examples.values()), "")
        right = self.examples.get(found["key"], first) if found else first
        return right_is(right) if right else ""

    def _in_quotes(self, line: int) -> str:
        """Show the key on a line with its words in quotes, as its author wrote them."""
        found = KEY_AND_WORDS.fullmatch(self._row(line))
        assert found  # or nobody would ask
        words = NOTE.split(found["words"])[0]
        if words[:1] in {"'", '"'} and words.endswith(words[0]) and len(words) > 1:
            words = words[1:-1]
        return f"Right: {found['key']}: {_quoted(words)}"

    def _with_quotes(self, node: yaml.ScalarNode, line: int, *, whole: bool) -> str:
        """Show a line with a value of it in quotes; `whole`: with what stands behind it, too."""
        row, start = self._row(line), node.start_mark.column
        if node.start_mark.line != line:  # the words go on from lines above
            return f"Right: {_quoted(node.value)}"
        before, words, after = row[:start], row[start : node.end_mark.column], row[start:]
        rest = "" if whole else after.removeprefix(words)
        words = after if whole else words
        shown = f"{before.rstrip()} {_quoted(NOTE.split(words.strip())[0])}{NOTE.split(rest)[0]}"
        return f"Right: {shown.strip()}"


def name_of(where: Where) -> str:
    """Return the keys on the way to a value, as an author is told them: `due.urgent`."""
    return ".".join(part for part in where if isinstance(part, str))


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def right_is(example: str) -> str:
    """Show a right line as a file has it: what has keys within keys stands on lines of its own."""
    try:
        values = yaml.safe_load(example)
    except yaml.YAMLError:  # it goes on in words
        values = None
    nested = isinstance(values, dict) and any(
        isinstance(inner, dict)
        for value in values.values()
        if isinstance(value, dict)
        for inner in value.values()
    )
    return "\n".join(["Right:", *_below(values, 6)]) if nested else f"Right: {example}"


def _below(values: Mapping[str, Any], blanks: int) -> Iterator[str]:
    for key, value in values.items():
        before = f"{' ' * blanks}{key}:"
        if isinstance(value, dict):
            yield before
            yield from _below(value, blanks + 2)
        else:
            shown = yaml.safe_dump(value, default_flow_style=True, width=1000, allow_unicode=True)
            yield f"{before} {shown.strip().removesuffix('...').strip()}"
