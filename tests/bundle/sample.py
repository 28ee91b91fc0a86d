"""A small finished offline site, as the packer gets one, and ways to spoil it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from bundle.cli import main

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
LATER = "2027-05-31"


def page(
    file: str, title: str, kind: str = "guide", due: str | None = LATER
) -> dict[str, str | None]:
    """Return the entry of one page in `contents.json`."""
    return {
        "file": file,
        "title": title,
        "kind": kind,
        "summary": f"About {title.lower()}.",
        "review": "Not yet reviewed by a clinician.",
        "review_due": due,
        "leaflet": "",
    }


CLINIC = {
    "name": "Sample <Running> Clinic",
    "telephone": "01632 960123",
    "hours": "Monday to Friday",
    "region": "uk",
    "address": "1 Sample Street",
    "website": "https://clinic.example",
}
CONTENTS: dict[str, Any] = {
    "title": "Cold & Numb",
    "slug": "cold-numb",
    "draft": False,
    "description": "Why feet go numb",
    "licence": "CC BY 4.0",
    "language": "en",
    "address": "https://example.org",
    "emergency": "Call 999 in the UK.",
    "is_one_place": True,
    "contact": "",
    "disclaimer": "This site gives general information. It is “not” a diagnosis.",
    "core_signs": [{"short": "a leg that went cold", "full": ["your leg went cold and white"]}],
    "papers": ["a4"],
    "cards": [{"urgency": "emergency", "come_back": "", "note": "Call 999 in the UK."}],
    "quiz": {
        "file": "quiz.html",
        "plain": "quiz-plain.html",
        "version": "1",
        "ticks": [{"urgency": "emergency", "lines": [{"text": "A cold leg", "choices": []}]}],
    },
    "unsaid": [],
    "body_map": None,
    "leaflets": {"page_only": [], "sets": {}},
    "picture_sheets": [],
    "at_hand": ["index.html", "get-help.html", "happening-now.html"],
    "doors": [
        {"file": "happening-now.html", "purpose": "what to do at once."},
        {"file": "get-help.html", "purpose": "the signs that need help, and how soon."},
        {"file": "quiz.html", "purpose": "a few questions."},
    ],
    "kiosk_minutes": 2.0,
    "kiosk_prints": False,
    "clinic": None,
    "pages": [
        page("index.html", "Cold feet & numb toes"),
        page("get-help.html", "Get help"),
        page("happening-now.html", "It is happening now", due="2027-06-30"),
        page("quiz.html", "Which page fits?"),
        page("causes/tight-shoes.html", "Tight shoes", "cause", due=None),
    ],
}
AGE = "/* says when a page is old */"

SITE = {
    "index.html": PAGE,
    "quiz.html": PLAIN.replace("<h1>x", "<h1>Which page fits?"),
    "quiz-plain.html": PLAIN.replace("<h1>x", "<h1>Which page fits?"),
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
    "assets/age.js": AGE,
    "assets/javascripts/lunr/wordcut.js": "1",
    "assets/javascripts/workers/search.a1b2c3.min.js": "1",
    "assets/javascripts/bundle.a1b2c3.min.js": "1",
    "contents.json": json.dumps(CONTENTS),
}


def contents(**changes: Any) -> str:
    """Return `contents.json` with some of it changed."""
    return json.dumps(CONTENTS | changes)


def write_site(folder: Path, changes: dict[str, str | None] | None = None) -> Path:
    """Write the sample into `folder`, with files changed, added, or left out where None."""
    for name, text in {**SITE, **(changes or {})}.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does, for the folder and the zip unless told otherwise.

    The other formats read pages more closely than this small site can bear. It runs here and not in
    a Python of its own, which would take most of the time; `command` does that.
    """
    typed = _typed(arguments)
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name, value in {"SOURCE_DATE_EPOCH": EPOCH, **environment}.items():
            patch.setenv(name, value)
        try:
            code = main(typed)
        except SystemExit as stop:
            code = int(stop.code or 0)
    return subprocess.CompletedProcess(typed, code, out.getvalue(), err.getvalue())


def command(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Do the same in a Python of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bundle", *_typed(arguments)],
        cwd=REPOSITORY,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def _typed(arguments: Sequence[str | Path]) -> list[str]:
    if "--to" in arguments and "--formats" not in arguments:
        arguments = (*arguments, "--formats", "zip")
    return [str(one) for one in arguments]


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
