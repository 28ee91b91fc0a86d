"""What the offline site says about itself, and where the logo of its clinic lies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from common.contents import FILE, Contents, from_json
from common.problems import Problem, ProblemsError

LOGO = "assets/clinic/logo.*"


def read_contents(site: Path) -> Contents:
    """Read the contents of the offline site in a folder.

    Raises `ProblemsError` where they are wrong, `OSError` where the file is there and cannot be
    read.
    """
    file = site / FILE
    if not file.is_file():
        mend = "build the site with OFFLINE=true first, as `make site` does"
        raise ProblemsError([Problem(FILE, 0, f"expected it in {site}, found none; {mend}")])
    contents = from_json(file.read_bytes())
    logos = sorted(path.relative_to(site).as_posix() for path in site.glob(LOGO))
    if contents.clinic and logos:
        contents = replace(contents, clinic=replace(contents.clinic, logo=logos[0]))
    return contents
