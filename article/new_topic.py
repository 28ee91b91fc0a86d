"""Begin a new topic: a folder that builds at once, from one article, all of it a draft."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from article.model.article import Article, ArticleError, Section
from article.output.existing_pages import look
from article.output.names import slug
from article.output.page import head_line
from article.output.refusal import reason
from article.output.write import Plan, carry_out, plan
from common.topic import DOCS, FILE
from pages.model.frontmatter import compose

TEMPLATE = Path(__file__).with_name("template")
MARKUP = re.compile(r"[\\\[\]*_`!]")
"""Signs that mean something in Markdown."""
DUE = timedelta(days=90)
"""Until when somebody has to look at a draft again."""
LINE = (
    "# What this topic is. `draft: true` marks every page and every format: take it out when the "
    "signs are\n# complete and each page has been checked against the evidence.\n"
)


def begin(article: Article, folder: Path, today: date) -> list[Plan]:
    """Write a new topic into `folder`, which may not hold anything; return what became of it all.

    Raises `ArticleError` where it holds something, or cannot be written; then nothing was.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ArticleError(
            f"{folder}: expected a folder that is not there yet, or an empty one, found "
            f"{'files in it' if folder.is_dir() else 'a file'}: choose another name"
        )
    name = head_line(article.title) or folder.name
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-topic-", dir=folder.parent) as stage:
            new = Path(stage, "new")
            shutil.copytree(TEMPLATE, new, ignore=shutil.ignore_patterns("__pycache__"))
            _fill(new, {"@DUE@": str(today + DUE), "@SLUG@": slug(name, "topic")})
            plans = plan(article, new / DOCS, look(new / DOCS))
            carry_out(plans)
            (new / FILE).write_text(LINE + _about(name), "utf-8")
            (new / DOCS / "bibliography.json").write_text("[]\n", "utf-8")
            home = compose(_home_head(name, today), "\n".join(_home(article.sections, plans)))
            (new / DOCS / "index.md").write_text(home, "utf-8")
            (new / ".gitignore").write_text("site/\ndist/\nbuild/\n", "utf-8")
            if folder.exists():
                folder.rmdir()
            new.rename(folder)
    except OSError as error:
        raise ArticleError(f"{folder}: cannot be written: {reason(error)}") from error
    return [replace(one, path=folder / one.path.relative_to(new)) for one in plans]


def _fill(folder: Path, words: dict[str, str]) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            text = file.read_text("utf-8")
            for mark, word in words.items():
                text = text.replace(mark, word)
            file.write_text(text, "utf-8")


def _about(name: str) -> str:
    told: dict[str, Any] = {
        "name": name,
        "slug": slug(name, "topic"),
        "description": f"{name}: what can cause it, and when to get help",
        "draft": True,
        "quiz": "quiz",
        "doors": {
            "get-help.md": "the signs that need help, and how soon.",
            "quiz.md": "a few questions that tell how soon to get help.",
        },
    }
    text: str = yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=100)
    return text


def _home_head(name: str, today: date) -> dict[str, Any]:
    return {
        "title": name,
        "kind": "guide",
        "summary": "What can cause it, what to do, and when to get help.",
        "article": "none",
        "related": ["get-help.md", "quiz.md", "about.md"],
        "review": "none",
        "review_due": today + DUE,
    }


def _home(sections: Sequence[Section], plans: Sequence[Plan]) -> Iterator[str]:
    yield "[Get help](get-help.md) has the signs that need help now, and [the quiz](quiz.md) asks."
    paths = {one.section.name: one.path for one in plans}
    for kind, title in (("cause", "What can cause it"), ("question", "Questions")):
        listed = [section for section in sections if section.kind == kind]
        if listed:
            yield f"\n## {title}\n"
        for section in listed:
            path = paths[section.name]
            words = MARKUP.sub(r"\\\g<0>", head_line(section.heading))
            yield f"- [{words}]({path.parent.name}/{path.name})"
