"""Spare Python the search for garbage among pages that stay until the build ends.

Whenever a quarter more has been made, Python goes through all there is to find what nothing needs.
By then there are all pages, and they are no garbage: that was a twentieth of a large build.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig


def on_config(_config: MkDocsConfig) -> None:
    """Let go of the pages of an earlier build: a live preview builds many."""
    gc.unfreeze()


@event_priority(100)  # first, for the search makes much that stays
def on_env(_env: jinja2.Environment, **_: Any) -> None:
    """Pass by all that has been made so far."""
    gc.freeze()
