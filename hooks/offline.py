"""Keep the offline build offline.

Material's offline plugin puts a script from the internet on every page, unless a polyfill with
"iframe-worker" in its name is there already. Ours is a copy of that script, in the theme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

SHIM = "assets/vendor/iframe-worker-shim.js"


@event_priority(50)  # before the offline plugin (0), which would add its own
def on_config(config: MkDocsConfig) -> None:
    """Name the vendored script; the hosted site does not need it."""
    if config.plugins["material/offline"].config.enabled:
        config.extra["polyfills"] = [SHIM]
