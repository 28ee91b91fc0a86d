"""Put a page of ours together: one file that runs its own script alone and asks for nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2

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

    def one(text: str) -> str:
        digest = hashlib.sha256(text.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'" if text else "'none'"

    own = f"style-src {one(style)}; script-src {one(script)}"
    return f"default-src 'none'; {own}; form-action 'none'; base-uri 'none'"
