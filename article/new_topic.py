"""Begin a new topic: a folder that builds at once, from one article, all of it a draft."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from article.model.article import Article, ArticleError
from article.output.existing_pages import look
from article.output.names import slug
from article.output.page import head_line
from article.output.refusal import reason
from article.output.write import Plan, carry_out, plan
from common.sentences import headed
from common.topic import DOCS, FILE
from pages.model.frontmatter import compose

TEMPLATE = Path(__file__).with_name("template")
LIST_OF_CAUSES = "causes/index.md"
HOME = (
    "[Get help](get-help.md) has the signs that need help now. "
    "{quiz: [The quiz](quiz.md) asks for them.}"
)
CAUSES = "These pages cannot tell you what you have."
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
            has_causes = any(one.section.kind == "cause" for one in plans)
            (new / FILE).write_text(LINE + _about(name, has_causes=has_causes), "utf-8")
            (new / DOCS / "bibliography.json").write_text("[]\n", "utf-8")
            (new / DOCS / "index.md").write_text(compose(_home_head(name, today), HOME), "utf-8")
            if has_causes:
                causes = compose(_causes_head(today), CAUSES)
                (new / DOCS / LIST_OF_CAUSES).write_text(causes, "utf-8")
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


def _about(name: str, *, has_causes: bool) -> str:
    causes = {LIST_OF_CAUSES: "every possible cause in one line."} if has_causes else {}
    told: dict[str, Any] = {
        "name": name,
        "slug": slug(name, "topic"),
        "description": headed(name, "what can cause it, and when to get help"),
        "draft": True,
        "quiz": "quiz",
        "doors": {
            "quiz.md": "a few questions that tell how soon to get help.",
            **causes,
            "get-help.md": "the signs that need help, and how soon.",
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


def _causes_head(today: date) -> dict[str, Any]:
    return {
        "title": "What can cause it?",
        "kind": "guide",
        "summary": "Every possible cause in one line.",
        "article": "none",
        "template": "causes.html",
        "crosslinks": False,
        "review": "none",
        "review_due": today + DUE,
    }
