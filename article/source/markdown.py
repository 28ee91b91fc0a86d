"""Markdown to blocks: markdown-it makes HTML of it, and the HTML reader does the rest."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from article.model.article import ArticleError, LeftOut, Reading
from article.model.markers import ends_early, heads_alone, opens
from article.source.web_page import read_fragment

_HEAD = re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", re.DOTALL)  # "---\ntitle: x\n---\n"
_HEAD_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|$)", re.DOTALL)
_FENCE = re.compile(r"(?P<fence>`{3,9}|~{3,9})[ \t]{0,9}(?:markdown|md)[ \t]{0,9}\n", re.IGNORECASE)
MAX_HEAD = 20_000
"""Characters of a head; what is longer is no head but text between lines."""
MAX_LINE = 50_000
"""A line longer than any paragraph; the time to read one can grow with its square."""
MAX_BRACKETS = 5_000
"""Each may open a link, and is tried as one."""
MAX_NESTING = 20
"""How deep lists and quotes may stand in each other; markdown-it drops what is deeper."""


def read(text: str) -> Reading:
    """Take Markdown apart, with the raw HTML in it read as HTML."""
    text = unfenced(text.lstrip("\n"))
    if max(map(len, text.split("\n"))) > MAX_LINE:
        raise ArticleError(f"a line is longer than {MAX_LINE} characters. Expected an article")
    if text.count("[") > MAX_BRACKETS:
        raise ArticleError(f"found more than {MAX_BRACKETS} signs `[`. Expected an article")
    head, title = "", ""
    found = _HEAD.match(text) or _HEAD_TOML.match(text)
    if found and len(found[1]) <= MAX_HEAD:
        try:
            toml = text.startswith("+")
            meta = tomllib.loads(found[1]) if toml else yaml.safe_load(found[1])
        except (yaml.YAMLError, ValueError, RecursionError):
            meta = None
        if isinstance(meta, dict):
            head, text = found[1], text[found.end() :]
            named = meta.get("title")
            title = named if isinstance(named, str) else ""
    reading = read_fragment(_to_html(text))
    left_out = reading.left_out
    if head.strip():
        left_out = (LeftOut("the file's own head (front matter)", head.strip()), *left_out)
    return Reading(reading.blocks, left_out, title, reading.author)


def unfenced(text: str) -> str:
    """Take a fence off that holds the whole file, as programs that write put it around Markdown."""
    found = _FENCE.match(text)
    if not found:
        return text
    lines = text[found.end() :].rstrip().split("\n")
    ends = [number for number, line in enumerate(lines) if line.strip() == found["fence"]]
    if ends and ends[-1] != len(lines) - 1:
        return text
    return "\n".join(lines[: ends[-1]] if ends else lines).lstrip("\n")


def _to_html(text: str) -> str:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING + 10})
    parser.enable(["table", "strikethrough"])
    # Markdown that links to a script stays a link here, so that the HTML reader can report it.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    try:
        tokens = parser.parse(text)
        if any(token.level >= MAX_NESTING for token in tokens):
            raise ArticleError("lists or quotes stand in each other too deep to read")
        for before, token in zip([None, None, *tokens], tokens, strict=False):
            if token.children:
                in_item = before is not None and before.type == "list_item_open"
                _mark_breaks(token.children, in_item=in_item)
        return str(parser.renderer.render(tokens, parser.options, {}))
    except RecursionError as error:
        raise ArticleError("the Markdown is nested too deep to read") from error


def _mark_breaks(children: list[Token], *, in_item: bool) -> None:
    """Make a line end a real break where the line before is a title by itself.

    Markdown joins `Fact 1: Title` and the line below into one paragraph; authors mean two.
    """
    rows: list[list[Token]] = [[]]
    for child in children:
        rows[-1].append(child)
        if child.type in ("softbreak", "hardbreak"):
            rows.append([])
    for number, (row, after) in enumerate(pairwise(rows)):
        title = in_item and not number and ends_early(_words(row), _words(after))
        if title or heads_alone(_words(row)) or opens(_words(after)):
            row[-1].type, row[-1].tag = "hardbreak", "br"


def _words(row: list[Token]) -> str:
    return "".join(child.content for child in row if child.type in ("text", "code_inline"))
