"""What a newcomer meets on a bare machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def run(code: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the script from a copy in `folder`, with `code` before its start."""
    (folder / "scripts").mkdir(exist_ok=True)
    copy = folder / "scripts" / "environment.py"
    copy.write_bytes((ROOT / "scripts" / "environment.py").read_bytes())
    start = f"import environment; {code}; environment.main(['site'])"
    return subprocess.run(
        [sys.executable, "-c", start],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(copy.parent), **env},
        check=False,
    )


def test_a_python_that_is_too_old_is_told_how_to_get_a_newer_one(tmp_path: Path) -> None:
    done = run("environment.OLDEST = (99, 0, 0)", tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    need, another, brings, get, use = done.stderr.splitlines()
    assert need.startswith("Python 99.0.0 or newer is needed, found 3.")
    assert another.strip() == "make site PYTHON=/path/to/python3"
    assert "needs no root" in brings
    assert get.strip() == "uv python install 3.13"
    assert use.strip() == 'make site PYTHON="$(uv python find 3.13)"'


def test_missing_venv_support_gets_one_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "ensurepip.py").write_text("raise ImportError\n")
    done = run("import os; os.environ['PYTHONPATH'] = " + repr(str(broken)), tmp_path)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "apt-get install python3-venv" in line
    assert not (tmp_path / ".venv").exists()


def test_with_nothing_changed_nothing_is_installed() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/environment.py", "site", "test"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
