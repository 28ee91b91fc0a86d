"""Stop a build that offers what this copy leaves out, wherever it stands and whoever wrote it.

Text is asked for by marks (`pages.model.quiz_marks`), and links to a page that is not there do not
build. This looks once more at all that was built, with what the theme says too.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from common import unsaid
from common.problems import ProblemsError
from common.versions import PAGE
from hooks import build

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@event_priority(-100)  # last: other hooks write pages too
def on_post_build(config: MkDocsConfig) -> None:
    """Look at every page but that on versions, which tells what was put right in all copies."""
    words, site = build.of(config).left_out.words, Path(config.site_dir)
    pages = {
        shown: file.read_bytes()
        for file in (sorted(site.rglob("*.html")) if words else ())
        if not (shown := file.relative_to(site).as_posix()).startswith(PAGE)
    }
    if problems := unsaid.faults(pages, words):
        raise PluginError(str(ProblemsError(problems)))
