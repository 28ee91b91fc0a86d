"""What a run could not check stands in its last lines, and fails where CI=true.

On one test that asks for WebKitGTK, and on a test of nothing, which starts in a fifth of the time.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TEST = "tests/browser/test_webkit.py::test_the_quiz_leads_to_each_urgency"


def run(test: str, *options: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, test],
        cwd=ROOT,
        env=os.environ | env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_run_without_webkitgtk_ends_with_what_it_left_out_and_is_red_in_ci() -> None:
    done = run(TEST, "-n", "1", WEBKIT="/gone/WebKitWebDriver", CI="true")
    assert done.returncode == 1, done.stdout
    title, line, total = done.stdout.splitlines()[-3:]
    assert "NOT CHECKED" in title
    assert line.startswith(
        "1 test NOT CHECKED in WebKitGTK: expected the browser webkit, WEBKIT names "
        "'/gone/WebKitWebDriver', which is no program."
    )
    assert "python scripts/browsers.py --install" in line
    assert "1 skipped" in total


def test_elsewhere_such_a_run_is_green(tmp_path: Path) -> None:
    test = tmp_path / "test_nothing.py"
    test.write_text(
        "from tests.conftest import not_checked\n"
        "def test_it() -> None:\n    not_checked('in Lynx', 'there is none')\n"
    )
    done = run(str(test), "-p", "tests.conftest", CI="")
    assert done.returncode == 0, done.stdout
    assert "1 test NOT CHECKED in Lynx: there is none" in done.stdout
