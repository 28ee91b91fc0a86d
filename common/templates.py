"""Fill templates of HTML and of text, of a page, a bundle or a book."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2


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
