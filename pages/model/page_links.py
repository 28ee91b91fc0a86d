"""Links from page to page: each leads to one that is there."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator

from common.problems import Problem, did_you_mean
from pages.model.frontmatter import Source
from pages.model.plain_text import read


def check(source: Source, path: str, paths: Collection[str]) -> Iterator[Problem]:
    """Yield each link of the page at `path` to a page that is none of `paths`."""
    if ".md" not in source.body:
        return
    text, above = read(source.body)
    for passage in text.passages:
        for link in passage.links:
            address = link.what.partition("#")[0]
            if ":" in address or not address.endswith(".md"):
                continue  # to elsewhere, or within the page
            folder = posixpath.dirname(path)
            target = posixpath.normpath(posixpath.join(folder, address))
            if target not in paths:
                right = {posixpath.relpath(one, folder or "."): one for one in paths}
                near = did_you_mean(address, right)
                line = source.body_line + above - 1 + passage.line + link.row
                told = f"a link to {address!r}, and there is no page {target!r} in docs/.{near}"
                yield Problem(source.path, line, told)
