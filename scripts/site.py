"""Build the hosted site, the offline site and the clinic bundle: `make site`.

Each is built beside the last good one and takes its place only when it is whole. CLINIC names the
file of the clinic whose copy it is, and REGION a file of `regions/`; `hooks/` reads both.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Build all three; return the exit code of the first that fails."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    started = time.monotonic()
    clinic = os.environ.get("CLINIC", "")
    if clinic and not Path(clinic).is_file():
        print(f"CLINIC: no file {clinic!r} in {Path.cwd()}. clinic.sample.yml shows one.")
        return 2
    env = os.environ | {
        # from where make was called; the build runs in the project's folder
        "CLINIC": str(Path(clinic).absolute()) if clinic else "",
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or _last_change(),
    }
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    for words, folder, flavour in (
        ("Building the hosted site", ROOT / "site", {"OFFLINE": "false"}),
        # a copy on a disk has no address of its own
        (
            "Building the offline site",
            build / "offline",
            {"OFFLINE": "true", "SITE_URL": "", "HOSTED_AT": os.environ.get("SITE_URL", "")},
        ),
    ):
        _say(words)
        new = build / f"{folder.name}.new"
        shutil.rmtree(new, ignore_errors=True)
        # never --quiet: it drops warnings before --strict can count them
        command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        code = _run([*command, "--site-dir", str(new)], env | flavour) or _run(
            [sys.executable, "-m", "pages", "check", str(new)], env
        )
        if code:
            return code
        _replace(folder, new)
    _say("Packing the clinic bundle")
    code = _run([sys.executable, "-m", "bundle", "build/offline", "--to", "dist"], env)
    if code:
        return code
    _say(f"Done in {time.monotonic() - started:.0f} s")
    for name, folder in (("Hosted site", ROOT / "site"), ("Clinic bundle", ROOT / "dist")):
        for path in [folder] if name == "Hosted site" else sorted(folder.glob("*.zip")):
            print(f"    {name}: {path.relative_to(ROOT)}, {_size(path)}")
    print("    To look at it: make serve")
    return 0


def _last_change() -> str:
    """Return when the newest commit was made, so that building it twice gives the same bytes."""
    try:
        told = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):  # no git, or no repository: a plain download
        return str(int(time.time()))
    return told.stdout.strip()


def _run(command: list[str], env: dict[str, str]) -> int:
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def _replace(folder: Path, new: Path) -> None:
    old = new.with_suffix(".old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _size(path: Path) -> str:
    """Return a size in MB, with the number of files where there are many."""
    if path.is_file():
        return f"{path.stat().st_size / 1e6:.1f} MB"
    files = [file for file in path.rglob("*") if file.is_file()]
    return f"{len(files)} files, {sum(file.stat().st_size for file in files) / 1e6:.1f} MB"


def _say(words: str) -> None:
    print(f"==> {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
