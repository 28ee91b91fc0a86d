"""Build a site as `mkdocs build --strict` does, and print what each hook costs, as JSON.

    python -m benchmarks.hook_costs CONFIG SITE

It runs in a process of its own, in the folder of the project, because hooks load once in each.
What extensions do while MkDocs converts a page is no event, so it is measured by their names.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from markdown.treeprocessors import Treeprocessor
from mkdocs.commands.build import build
from mkdocs.config import load_config

OURS = ("pages.", "quiz.")
"""Packages whose Markdown extensions are counted."""


def main(config_file: str, site: str) -> None:
    """Build and print seconds of processor time by name, and of the whole."""
    seconds: defaultdict[str, float] = defaultdict(float)
    started = time.process_time()
    config = load_config(config_file, site_dir=site, strict=True)
    _wrap_extensions(seconds)
    for event, methods in config.plugins.events.items():
        for number, method in enumerate(methods):
            name = _hook_of(method)
            if name:
                methods[number] = _timed(method, f"{name}: on_{event}", seconds)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    whole = time.process_time() - started
    print(json.dumps({"whole": whole, "parts": seconds}))


def _hook_of(method: Callable[..., Any]) -> str:
    """Return the name of the hook that a method belongs to; nothing for MkDocs' own plugins."""
    code = getattr(method, "__code__", None)
    file = Path(code.co_filename if code else "")
    return file.stem if file.parent.name == "hooks" else ""


def _timed(
    method: Callable[..., Any], name: str, seconds: defaultdict[str, float]
) -> Callable[..., Any]:
    def timed(*args: Any, **kwargs: Any) -> Any:
        started = time.process_time()
        try:
            return method(*args, **kwargs)
        finally:
            seconds[name] += time.process_time() - started

    return timed


def _wrap_extensions(seconds: defaultdict[str, float]) -> None:
    """Measure the tree processors of our extensions, which are classes by the time of a build."""
    for kind in _below(Treeprocessor):
        if kind.__module__.startswith(OURS):
            name = f"{kind.__module__}: {kind.__name__.strip('_')}"
            kind.run = _timed(kind.run, name, seconds)  # type: ignore[method-assign]


def _below(kind: type[Treeprocessor]) -> list[type[Treeprocessor]]:
    return [one for child in kind.__subclasses__() for one in (child, *_below(child))]


if __name__ == "__main__":
    main(*sys.argv[1:])
