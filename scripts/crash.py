"""Turn a crash into one message for people, and keep the whole report in a file."""

from __future__ import annotations

import re
from pathlib import Path

BEGINS = "Traceback (most recent call last):"
"""How the report of a crash begins."""

REPORT = Path("build/report.txt")
# File "/home/me/project/hooks/search.py", line 12, in on_env
PLACE = re.compile(r'^ +File "([^"]+)", line (\d+)', re.MULTILINE)


def in_words(report: str, root: Path) -> str:
    """Say where in the project in `root` it stopped and why; keep the report in `REPORT` there."""
    what = report.strip().splitlines()[-1].strip()
    ours = [
        f"{Path(place[1]).relative_to(root)}, line {place[2]}"
        for place in PLACE.finditer(report)
        if Path(place[1]).is_relative_to(root) and ".venv" not in Path(place[1]).parts
    ]
    where = f" in {ours[-1]}" if ours else ""
    try:
        (root / REPORT).write_text(report, encoding="utf-8")
        kept = f"The whole report is in {REPORT}."
    except OSError:  # a full disk may be the very reason
        kept = ""
    return f"The build stopped{where}: {what}\n{kept}".rstrip()
