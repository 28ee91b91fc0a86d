"""Put a page of ours together: one file that runs its own script alone and asks for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from common.policy import hash_source
from common.templates import templates_in

TEMPLATES = Path(__file__).with_name("templates")


def render(name: str, values: Mapping[str, Any]) -> str:
    """Return the page of a template, with its style sheet and, if it has any, its scripts."""
    style = (TEMPLATES / f"{name}.css").read_text("utf-8")
    script = "".join(one.read_text("utf-8") for one in sorted(TEMPLATES.glob(f"{name}*.js")))
    ours = {"style": style, "script": script, "policy": _policy(style, script)}
    return templates_in(TEMPLATES).get_template(f"{name}.html").render({**values, **ours})


def _policy(style: str, script: str) -> str:
    """Return a policy by which this style and this script run, and nothing is fetched or sent."""
    ours = [hash_source(text) if text else "'none'" for text in (style, script)]
    own = "style-src {}; script-src {}".format(*ours)
    return f"default-src 'none'; {own}; form-action 'none'; base-uri 'none'"
