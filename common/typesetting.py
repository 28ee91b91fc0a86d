"""Set paper with Typst, as tagged PDF that Typst itself holds against PDF/UA-1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from common.problems import Problem, ProblemsError

FONTS = Path(__file__).with_name("fonts")


def compiler(templates: Path) -> typst.Compiler:
    """Return what sets the templates of a folder one after another; make one for each thread."""
    fonts = typst.Fonts(
        # the same letters on every computer, and none that we may not hand on: those that come
        # with Typst stand in where ours has none
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(FONTS)],
    )
    return typst.Compiler(root=str(templates), font_paths=fonts)


def pdf(
    setting: typst.Compiler, template: Path, told: Mapping[str, Any], made: int, of: Problem
) -> bytes:
    """Return what a template makes of what it is told, as PDF; `made` is in seconds since 1970.

    Raises `ProblemsError` with `of` and the reason where it cannot go on accessible paper: a letter
    that no typeface has, a picture without words, a skipped level of headings.
    """
    try:
        written = setting.compile(
            str(template),
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
            timestamp=made,
        )
    except typst.TypstError as error:
        reason = " ".join([error.message, *error.hints])
        problem = Problem(of.path, of.line, f"{of.message}: {reason}")
        raise ProblemsError([problem]) from error
    assert isinstance(written, bytes)
    return written
