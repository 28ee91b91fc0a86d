"""The forms in which a clinic can have the site: a module or folder for each name people type.

Each has one function, `make(source, folder)`. It is imported only when the format is wanted, so a
package that is missing takes away one format and no more. `common/formats.py` lists them.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from bundle.source.source import Source
from common.formats import Format

OURS = ("bundle", "publish")
PACKAGE = __name__


class Maker(Protocol):
    """What the module of a format has."""

    def make(self, source: Source, folder: Path) -> list[Path]:
        """Write into `folder`, which is new and empty, what is to lie in dist/.

        Returns each file or folder that it put at the top of `folder`. Raises `ProblemsError` where
        something in the site must be mended first; then no format is handed out. The same source
        gives the same bytes, and nothing asks the network.
        """


def maker(form: Format) -> Maker:
    """Return what makes a format; raise `ImportError` where a package that it needs is missing."""
    return cast("Maker", import_module(f"{PACKAGE}.{form.name}"))


def missing(form: Format) -> str:
    """Return "" where this computer can make a format, or the line that mends it."""
    try:
        maker(form)
    except ImportError as error:
        package = (error.name or "").partition(".")[0]
        if package in OURS:
            raise
        return f"needs {package or 'a package'}, which is not here. {form.mend}"
    return ""
