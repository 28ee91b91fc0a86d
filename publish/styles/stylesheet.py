"""A style sheet read once, to be cut down to what each page needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import tinycss2

from publish.styles.selectors import Page, Selector, read, split

GROUPS = frozenset(["media", "supports", "layer", "container"])
"""At-rules that hold rules."""


class SheetError(Exception):
    """A style sheet that cannot be cut; carries its line and a message."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        self.message = message
        super().__init__(message)


@dataclass(frozen=True)
class Declaration:
    """Such as `color: var(--ink)`."""

    name: str
    text: str
    reads: frozenset[str]
    """Every name in its value: of custom properties and animations among others."""


@dataclass(frozen=True)
class Rule:
    """Such as `.a, .b { color: red }`."""

    selectors: tuple[tuple[Selector, str], ...]
    declarations: tuple[Declaration, ...]


@dataclass(frozen=True)
class Group:
    """Such as `@media print { ... }`."""

    head: str
    rules: tuple[Node, ...]


@dataclass(frozen=True)
class Keyframes:
    """A named animation."""

    name: str
    text: str
    reads: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Whole:
    """An at-rule that is kept as it is, such as `@page`."""

    text: str


Node = Rule | Group | Keyframes | Whole


def read_sheet(text: str) -> tuple[Node, ...]:
    """Read a style sheet; raise `SheetError` for what the browser would have to fetch or unnest."""
    return tuple(_nodes(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)))


def selectors_of(nodes: Iterable[Node]) -> Iterator[Selector]:
    """Yield every selector of a sheet."""
    for node in nodes:
        if isinstance(node, Rule):
            yield from (selector for selector, _ in node.selectors)
        elif isinstance(node, Group):
            yield from selectors_of(node.rules)


def cut(sheets: Sequence[Sequence[Node]], page: Page) -> list[str]:
    """Return of each sheet what a page needs: rules that can match, and the variables they read."""
    kept = [tuple(_that_match(sheet, page)) for sheet in sheets]
    names = _names_read([node for sheet in kept for node in sheet], frozenset())
    return ["".join(_written(sheet, names)) for sheet in kept]


def _names_read(nodes: Sequence[Node], known: frozenset[str]) -> frozenset[str]:
    """Return the names that matter: a variable that only an unread one reads is not read."""
    names = known | _reads(nodes, known)
    return names if names == known else _names_read(nodes, names)


def _reads(nodes: Iterable[Node], known: frozenset[str]) -> frozenset[str]:
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, Group):
            names |= _reads(node.rules, known)
        elif isinstance(node, Keyframes) and node.name in known:
            names |= node.reads
        elif isinstance(node, Rule):
            for one in node.declarations:
                if not one.name.startswith("--") or one.name in known:
                    names |= one.reads
    return frozenset(names)


def _that_match(nodes: Iterable[Node], page: Page) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Rule):
            selectors = tuple(pair for pair in node.selectors if page.may_show(pair[0]))
            if selectors:
                yield Rule(selectors, node.declarations)
        elif isinstance(node, Group):
            rules = tuple(_that_match(node.rules, page))
            if rules:
                yield Group(node.head, rules)
        else:
            yield node


def _written(nodes: Iterable[Node], names: frozenset[str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Rule):
            told = [
                one.text
                for one in node.declarations
                if not one.name.startswith("--") or one.name in names
            ]
            if told:
                heads = ",".join(text for _, text in node.selectors)
                yield f"{heads}{{{';'.join(told)}}}\n"
        elif isinstance(node, Group):
            inner = "".join(_written(node.rules, names))
            if inner:
                yield f"{node.head}{{\n{inner}}}\n"
        elif isinstance(node, Whole) or node.name in names:
            yield f"{node.text}\n"


def _nodes(found: Iterable[Any]) -> Iterator[Node]:
    for node in found:
        if node.type == "error":
            raise SheetError(node.source_line, f"not a style sheet: {node.message}")
        if node.type == "qualified-rule":
            selectors = tuple((read(one), _text(one)) for one in map(_trim, split(node.prelude)))
            yield Rule(selectors, tuple(_declarations(node)))
            continue
        name = node.lower_at_keyword
        head = f"@{node.at_keyword} {_text(_trim(node.prelude))}".rstrip()
        if name == "charset":
            continue
        if name == "import":
            raise SheetError(node.source_line, "@import: name the sheet in the page instead")
        if name in GROUPS and node.content is not None:
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield Group(head, tuple(_nodes(inner)))
            continue
        body = "" if node.content is None else f"{{{_text(_trim(node.content))}}}"
        if name.endswith("keyframes"):
            reads = frozenset(_idents(node.content or []))
            yield Keyframes(_text(_trim(node.prelude)), head + body, reads)
        else:
            yield Whole(head + (body or ";"))


def _declarations(rule: Any) -> Iterator[Declaration]:
    for one in tinycss2.parse_blocks_contents(
        rule.content, skip_comments=True, skip_whitespace=True
    ):
        if one.type == "error":
            continue  # browsers skip it as well
        if one.type != "declaration":
            raise SheetError(one.source_line, "a rule in a rule: write it out on its own")
        for token in one.value:
            _refuse_files(token)
        important = "!important" if one.important else ""
        text = f"{one.name}:{_text(_trim(one.value))}{important}"
        yield Declaration(one.name, text, frozenset(_idents(one.value)))


def _refuse_files(token: Any) -> None:
    """Stop at an address that would lead elsewhere from another place than the sheet's own."""
    address = ""
    if token.type == "url":
        address = token.value
    elif token.type == "function" and token.lower_name == "url":
        address = "".join(one.value for one in token.arguments if one.type == "string")
    if address and not address.startswith(("data:", "#")):
        raise SheetError(token.source_line, f"url({address}): expected data: in it, not a file")


def _idents(tokens: Iterable[Any]) -> Iterator[str]:
    for token in tokens:
        if token.type == "ident":
            yield token.value
        elif token.type == "function":
            yield from _idents(token.arguments)
        elif token.type.endswith("block"):
            yield from _idents(token.content)


def _trim(tokens: Sequence[Any]) -> list[Any]:
    """Drop comments, and blanks at both ends."""
    told = [token for token in tokens if token.type != "comment"]
    while told and told[0].type == "whitespace":
        told.pop(0)
    while told and told[-1].type == "whitespace":
        told.pop()
    return told


def _text(tokens: Sequence[Any]) -> str:
    """Write tokens with no more than one blank between them."""
    return "".join(
        " " if token.type == "whitespace" else tinycss2.serialize([token]) for token in tokens
    )
