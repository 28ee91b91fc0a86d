"""Put a page of ours together: one file that runs its own script alone and asks for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2

from common.policy import hash_source

TEMPLATES = Path(__file__).with_name("templates")


def render(name: str, values: Mapping[str, Any]) -> str:
    """Return the page of a template, with its style sheet and, if it has any, its scripts."""
    style = (TEMPLATES / f"{name}.css").read_text("utf-8")
    script = "".join(one.read_text("utf-8") for one in sorted(TEMPLATES.glob(f"{name}*.js")))
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
    )
    ours = {"style": style, "script": script, "policy": _policy(style, script)}
    return environment.get_template(f"{name}.html").render({**values, **ours})


def _policy(style: str, script: str) -> str:
    """Return a policy by which this style and this script run, and nothing is fetched or sent."""
    ours = [hash_source(text) if text else "'none'" for text in (style, script)]
    own = "style-src {}; script-src {}".format(*ours)
    return f"default-src 'none'; {own}; form-action 'none'; base-uri 'none'"
