"""The scripts of the single file: the site's own, told where the pages are."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from common.problems import Problem, ProblemsError

EARLY = "early.js"
ROUTER = "router.js"
FOLDS = "assets/page/folds"
HERE = "assets/page/here"
"""What chooses the first number to call by the reader's time zone; most copies have none."""
FIND = "assets/search/find"
OPEN = "assets/search/open"
QUIZ = "assets/quiz"
MAP = "assets/body-map/map"
MARK_OF_CONTENT = re.compile(r"(?:\.[0-9a-f]{8,})?\.js$")  # find.4589d75e34.js, quiz.js
INDEX = "pnFind.index = "
"""What stands before the index at the end of the search script."""

Address = Callable[[str, str], str | None]
"""From the file of a page and a fragment on it to the address in this format."""


def own(name: str) -> str:
    """Return a script of this folder."""
    return Path(__file__).with_name(name).read_text("utf-8")


def of_site(files: Mapping[str, bytes], names: Iterable[str], address: Address) -> list[str]:
    """Return these scripts of the site, as far as it has them."""
    scripts = []
    file_of = {MARK_OF_CONTENT.sub("", file): file for file in files if file.endswith(".js")}
    for name in names:
        if name in file_of:
            script = files[file_of[name]].decode()
            scripts.append(_search(script, address) if name == FIND else script)
            if "</script" in scripts[-1]:
                message = "has </script in it, which would end it in the middle: write <\\/script"
                raise ProblemsError([Problem(name, 0, message)])
    return scripts


def _search(script: str, address: Address) -> str:
    """Return the search with the address of every page in its index changed."""
    program, mark, data = script.partition(INDEX)
    try:
        index = json.loads(data.strip().removesuffix(";"))
        for card in index["cards"]:
            page = index["pages"][card[1]][1]
            card[2] = (address(page, card[2]) or "").partition("#")[2]
        for page in index["pages"]:
            page[1] = address(page[1], "") or ""
    except (ValueError, LookupError, TypeError) as error:
        message = f"expected an index after {INDEX.strip()!r}, found none that can be read"
        raise ProblemsError([Problem(FIND, 0, message)]) from error
    told = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return program + mark + told.replace("</", "<\\/") + ";\n"
