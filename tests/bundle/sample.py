"""A small finished offline site, as the packer gets one, and ways to spoil it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
EPOCH = "1795000000"  # 18 November 2026, 11:06:40 UTC

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Home</title>
<link rel="canonical" href="https://example.org/">
<link rel="stylesheet" href="assets/site.css">
</head>
<body>
<h1>Cold feet &amp; <i>numb</i> toes</h1>
<aside data-disclaimer>
<h2>Please note</h2>
<p>This page gives <b>general</b> information.</p>
<p>It is “not” a diagnosis.</p>
Nobody has checked it yet.
</aside>
<p><a href="quiz.html">Quiz</a> <a href="https://example.org/other">Elsewhere</a></p>
<script src="assets/site.js"></script>
</body>
</html>
"""
PLAIN = "<!doctype html><html lang='en'><title>x</title><h1>x</h1>"
INDEX = '{"config": {"lang": ["en"]}, "docs": []}'

SITE = {
    "index.html": PAGE,
    "quiz.html": PLAIN.replace("<h1>x", "<h1>Which page fits?"),
    "get-help.html": PLAIN,
    "happening-now.html": PLAIN,
    "causes/tight-shoes.html": PLAIN,
    "404.html": '<link rel="stylesheet" href="/assets/site.css">',
    "sitemap.xml": "<urlset/>",
    "sitemap.xml.gz": "packed",
    ".nojekyll": "",
    "assets/site.css": "body { background: url('dot.png') }",
    "assets/site.css.map": "{}",
    "assets/dot.png": "dot",
    "assets/site.js": "1",
    "assets/javascripts/lunr/wordcut.js": "1",
    "assets/javascripts/lunr/tinyseg.js": "1",
    "assets/javascripts/lunr/min/lunr.es.min.js": "1",
    "assets/javascripts/lunr/min/lunr.fr.min.js": "1",
    "assets/javascripts/lunr/min/lunr.multi.min.js": "1",
    "assets/javascripts/lunr/min/lunr.stemmer.support.min.js": "1",
    "search/search_index.json": INDEX,
    "search/search_index.js": f"var __index = {INDEX}",
}


def write_site(folder: Path, changes: dict[str, str | None] | None = None) -> Path:
    """Write the sample into `folder`, with files changed, added, or left out where None."""
    for name, text in {**SITE, **(changes or {})}.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does."""
    return subprocess.run(
        [sys.executable, "-m", "bundle", *map(str, arguments)],
        cwd=REPOSITORY,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
