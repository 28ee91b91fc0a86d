"""Ask whether a package that we install has a known weakness: `make audit`.

Asks a service on the internet about every package of `requirements/*.txt`, through pip-audit. That
program says "no known vulnerabilities" also of packages it could not ask about; this one does not.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOUND = 1
NOT_DONE = 2


@dataclass(frozen=True)
class Judged:
    """What is known of the packages of one lock file."""

    checked: int
    weak: tuple[str, ...]
    """One line for each known weakness."""
    unknown: tuple[str, ...]
    """Packages that could not be asked about, each with the reason."""


def judge(report: dict[str, Any]) -> Judged:
    """Return what a report of pip-audit (its JSON form) comes to."""
    weak, unknown, checked = [], [], 0
    for package in report["dependencies"]:
        if "skip_reason" in package:
            unknown.append(f"{package['name']}: {package['skip_reason']}")
            continue
        checked += 1
        for one in package["vulns"]:
            mended = " or ".join(one["fix_versions"]) or "no version yet"
            weak.append(f"{package['name']} {package['version']}: {one['id']}, mended in {mended}")
    return Judged(checked, tuple(weak), tuple(unknown))


def audit(lock: Path) -> Judged | str:
    """Ask about every package of a lock file; return what went wrong where nobody answered."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "report.json")
        done = subprocess.run(
            [
                *(sys.executable, "-m", "pip_audit", "--requirement", lock),
                # the locks name every package, so nothing is to be installed to find out
                *("--require-hashes", "--disable-pip", "--progress-spinner", "off"),
                *("--format", "json", "--output", target),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        if not target.is_file() or not target.stat().st_size:
            return (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        return judge(json.loads(target.read_text("utf-8")))


def main() -> int:
    """Report on all locks; return 1 where one is weak, 2 where one could not be checked."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    code = 0
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        name = lock.relative_to(ROOT)
        found = audit(lock)
        if isinstance(found, str):
            print(f"{name}: NOT CHECKED. The service could not be asked: {found}")
            code = code or NOT_DONE
            continue
        for line in found.weak:
            print(f"{name}: WEAK: {line}")
        for line in found.unknown:
            print(f"{name}: NOT CHECKED: {line}")
        print(f"{name}: {found.checked} packages checked, {len(found.weak)} weaknesses known")
        if found.weak:
            code = FOUND
        elif found.unknown:
            code = code or NOT_DONE
    if code == NOT_DONE:
        print("This is no all-clear: run it again where the service can be reached.")
    return code


if __name__ == "__main__":
    sys.exit(main())
