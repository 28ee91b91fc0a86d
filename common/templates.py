"""Fill templates of HTML and of text, of a page, a bundle or a book."""

from __future__ import annotations

from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2.bccache import Bucket


def templates_in(*folders: Path, **options: Any) -> jinja2.Environment:
    """Return what fills the templates of some folders, the first of which comes first.

    What is put in is escaped but in a text, and a value that is missing is an error. `options` are
    Jinja's own.
    """
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=jinja2.select_autoescape(disabled_extensions=["txt"], default=True),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        **options,
    )


class Compiled(jinja2.BytecodeCache):
    """Keeps what templates were compiled to, by their content, as long as the process runs."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType | None] = {}

    def get_cache_key(self, name: str, _filename: str | None = None) -> str:
        """Return a template's name, for its content tells what is in it wherever its file lies."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what was kept; nothing where the template is new or was edited."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._code[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()
"""For all builds of a live preview, which seldom changes a template. What is kept is looked up by
content, so nothing of an earlier build can come back."""
