"""How large the clinic bundle grows: `python -m benchmarks.bundle`.

Generated pages are built beside the project's own, made ready and packed, as `make site` does.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import ours
from benchmarks.content import leaflets
from benchmarks.processes import run

PAGES = 300
FORMATS = ("html", "epub", "zim", "zip")
GOALS = {"pins-and-needles": 12.0, "pins-and-needles.html": 2.0}
"""Megabytes, at 300 pages."""
PATIENCE = 1800


def main() -> None:
    """Build, pack and print what each form of the bundle weighs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES, help="how many in all")
    wanted = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"Making and building {wanted} pages ...", flush=True)
        ours.make(leaflets(max(0, wanted - ours.OWN)), folder)
        env = {"PYTHONPATH": f".:{ours.ROOT}", "OFFLINE": "true", "NO_MKDOCS_2_WARNING": "1"}
        python = [sys.executable, "-m"]
        mkdocs = ["mkdocs", "build", "--strict", "-f", ours.CONFIG, "-d", "site"]
        run([*python, *mkdocs], folder, env, patience=PATIENCE)
        run([*python, "publish", "site"], folder, env, patience=PATIENCE)
        print("Packing ...", flush=True)
        pack = ["bundle", "site", "--to", "dist", "--formats", ",".join(FORMATS)]
        taken = run([*python, *pack], folder, env, patience=PATIENCE)
        for path in sorted((folder / "dist").iterdir()):
            goal = f", goal {GOALS[path.name]:.0f} MB" if path.name in GOALS else ""
            print(f"{path.name:24} {_megabytes(path):6.2f} MB{goal}")
        print(f"{taken.cpu:.1f} s of processor time for packing, without leaflets")


def _megabytes(path: Path) -> float:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files) / 1e6


if __name__ == "__main__":
    main()
