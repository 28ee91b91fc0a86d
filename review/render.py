"""Put a page of ours together: one file that runs its own script alone and asks for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from common.policy import hash_source
from common.templates import templates_in

TEMPLATES = Path(__file__).with_name("templates")


def render(name: str, values: Mapping[str, Any]) -> str:
    """Return the page of a template, with its style sheet and, if it has one, its script."""
    style, script = (_text(f"{name}.{kind}") for kind in ("css", "js"))
    ours = {"style": style, "script": script, "policy": _policy(style, script)}
    return templates_in(TEMPLATES).get_template(f"{name}.html").render({**values, **ours})


def _text(name: str) -> str:
    file = TEMPLATES / name
    return file.read_text("utf-8") if file.is_file() else ""


def _policy(style: str, script: str) -> str:
    """Return a policy by which this style and this script run, and nothing is fetched or sent."""
    ours = [hash_source(text) if text else "'none'" for text in (style, script)]
    own = "style-src {}; script-src {}".format(*ours)
    return f"default-src 'none'; {own}; form-action 'none'; base-uri 'none'"
