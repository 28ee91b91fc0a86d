"""What a run could not check stands in its last lines, and fails where CI=true."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TEST = "tests/browser/test_webkit.py::test_the_quiz_leads_to_each_urgency"


@pytest.mark.parametrize(("ci", "workers", "code"), [("", "0", 0), ("true", "1", 1)])
def test_a_run_without_webkitgtk_ends_with_what_it_left_out(
    ci: str, workers: str, code: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", workers, "-p", "no:cacheprovider", TEST],
        cwd=ROOT,
        env=os.environ | {"WEBKIT": "/gone/WebKitWebDriver", "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stdout
    title, line, total = done.stdout.splitlines()[-3:]
    assert "NOT CHECKED" in title
    assert line.startswith(
        "1 test NOT CHECKED in WebKitGTK: expected the browser webkit, WEBKIT names "
        "'/gone/WebKitWebDriver', which is no program."
    )
    assert "python scripts/browsers.py --install" in line
    assert "1 skipped" in total
