"""Say in a build what has changed since a clinician reviewed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from hooks import build

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig

log = get_plugin_logger("review")


def on_env(_env: jinja2.Environment, *, config: MkDocsConfig, **_: object) -> None:
    """Name each, and build on: a strict build would keep whoever mends a sign from publishing it.

    `python -m review release` is what stops.
    """
    for one in build.of(config).changed_since_review:
        log.info("%s", one)
