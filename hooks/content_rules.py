"""Show an author, in a live preview, what no health page may say; `make check` does so too."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from common.problems import ProblemsError
from hooks import build
from pages.report import content_rules

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig

log = get_plugin_logger("content")
PREVIEW = "PREVIEW"
"""Set by `make serve`: a build for readers has been through `make check`."""


def on_env(_env: jinja2.Environment, *, config: MkDocsConfig, **_: Any) -> None:
    """Warn of each rule that a page breaks, with its file and line."""
    if os.environ.get(PREVIEW):
        made = build.of(config)
        content = content_rules.read_content(made.topic, made.catalogue)
        try:
            problems = list(content_rules.check(made.topic, content))
        except ProblemsError as error:
            raise PluginError(str(error)) from None
        for problem in problems:
            log.warning("%s", problem)
