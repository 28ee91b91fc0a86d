"""Draw and compile once what is the same on many pages, and search no page for garbage.

Header, search and emergency signs hold nothing of a page but the ways from it to pages and files at
the top of the site. From all pages of one depth these ways are the same, but a page at the top sees
itself as `./`.
"""

from __future__ import annotations

import gc
from types import CodeType
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache, pass_context
from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    import jinja2
    from jinja2.bccache import Bucket
    from jinja2.runtime import Context
    from mkdocs.config.defaults import MkDocsConfig


class Compiled(BytecodeCache):
    """Keeps what templates were compiled to, by their content, as long as the process runs."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what was kept; nothing where the template is new or was edited."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._code[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()
"""For all builds of a live preview, which builds many times and seldom changes a template. What is
kept is looked up by content, so nothing of an earlier build can come back."""


def on_config(_config: MkDocsConfig) -> None:
    """Let go of the pages of an earlier build: a live preview builds many."""
    gc.unfreeze()


@event_priority(100)  # first, for the search makes much that stays, and templates are about to load
def on_env(env: jinja2.Environment, **_: Any) -> None:
    """Give templates `once(name)`, which does what `include` does; it forgets what was before."""
    # Python goes through all there is to find what nothing needs, again and again as pages are
    # made; by now there are all pages, and they are no garbage
    gc.freeze()
    env.auto_reload = False  # templates are loaded anew for each build, and stay as they are in it
    env.bytecode_cache = COMPILED
    drawn: dict[tuple[str, str, str], str] = {}

    @pass_context
    def once(context: Context, name: str) -> str:
        page, base = context["page"], context["base_url"]
        url = page.url if page else ""
        key = (name, base, "" if "/" in url.strip("/") else url)
        if key not in drawn:
            drawn[key] = env.get_template(name).render(context.get_all())
        return drawn[key]

    env.globals["once"] = once
