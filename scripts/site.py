"""Build the hosted site, the offline site and the clinic bundle: `make site`.

Everything is built beside the last good copies, and takes their places together once all of it is
whole: a build that fails, runs out of disk or is interrupted leaves site/ and dist/ as they were.
CLINIC names the file of the clinic whose copy it is, and REGION a file of `regions/`; `hooks/`
reads both. FORMATS names what the bundle is made as, such as `zip,pdf`, SIGN_KEY the secret key
that signs it, and VERSION its version or tag, such as `2026.11.22.2` for the second one of a day.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
REPORT = BUILD / "report.txt"
PLACES = {
    BUILD / "site.new": ROOT / "site",
    BUILD / "offline.new": BUILD / "offline",
    BUILD / "dist.new": ROOT / "dist",
    BUILD / "hosting.new": BUILD / "hosting",
}
"""Where each copy is built, and the place it takes when all are whole."""

INTERRUPTED = 130
BAD_INPUT = 2
NOT_ALL = 3
"""The bundle's exit code where a format cannot be made on this computer and the others were."""

VERSION = re.compile(r"[0-9]{4}\.[0-9]{2}\.[0-9]{2}(\.[0-9]+)?")  # 2026.11.22.2

TRACEBACK = "Traceback (most recent call last):"
# File "/home/me/project/hooks/search.py", line 12, in on_env
PLACE_IN_CODE = re.compile(r'^ +File "([^"]+)", line (\d+)')
AS_IT_WAS = "site/ and dist/ are as they were."


class _SettingError(Exception):
    """A setting of the environment is wrong; the message says how a right one looks."""


def main() -> int:
    """Build all three; return 0, or the exit code of what failed first.

    `NOT_ALL` where all else was made and published.
    """
    argparse.ArgumentParser(description=__doc__).parse_args()
    try:
        code = _make(_environment())
    except _SettingError as error:
        print(error, file=sys.stderr)
        code = BAD_INPUT
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        code = INTERRUPTED
    except OSError as error:
        reason = f"{error.strerror or error}: {error.filename or BUILD}"
        print(f"cannot read or write a file: {reason}", file=sys.stderr)
        code = BAD_INPUT
    if code not in {0, NOT_ALL}:
        print(f"Nothing was published: {AS_IT_WAS}", file=sys.stderr)
    return code


def _environment() -> dict[str, str]:
    """Return what the steps find in their environment; raise `_SettingError` for a wrong one."""
    clinic = os.environ.get("CLINIC", "")
    if clinic and not Path(clinic).is_file():
        raise _SettingError(
            f"CLINIC: no file {clinic!r} in {Path.cwd()}. clinic.sample.yml shows one."
        )
    key = os.environ.get("SIGN_KEY", "")
    if key and not Path(key).is_file():
        raise _SettingError(
            f"SIGN_KEY: no file {key!r} in {Path.cwd()}. `ssh-keygen -t ed25519` makes a key."
        )

    version = os.environ.get("VERSION", "").removeprefix("v")
    if version and not VERSION.fullmatch(version):
        raise _SettingError(
            f"VERSION: expected a day and perhaps a number, found {version!r}. "
            "Right: 2026.11.22 or 2026.11.22.2"
        )
    worker = os.environ.get("WORKER", "")
    if worker not in {"", "retired"}:
        raise _SettingError(f"WORKER: expected nothing or `retired`, found {worker!r}")
    made = os.environ.get("SOURCE_DATE_EPOCH") or _last_change()
    if not made.isdecimal():
        raise _SettingError(
            f"SOURCE_DATE_EPOCH: expected seconds since 1970, found {made!r}. Right: 1795000000"
        )
    return os.environ | {
        # from where make was called; the build runs in the project's folder
        "CLINIC": str(Path(clinic).absolute()) if clinic else "",
        "SIGN_KEY": str(Path(key).absolute()) if key else "",
        "VERSION": version,
        "NO_MKDOCS_2_WARNING": "1",
        # what is piped is shown at once
        "PYTHONUNBUFFERED": "1",
        "SOURCE_DATE_EPOCH": made,
    }


def _make(env: dict[str, str]) -> int:
    started = time.monotonic()
    BUILD.mkdir(exist_ok=True)
    _mend_places()
    for new in PLACES:
        shutil.rmtree(new, ignore_errors=True)
    site, offline, dist, hosting = PLACES
    on_the_web = ["--hosted", "--servers", str(hosting)]
    if env.get("WORKER"):
        on_the_web.append("--retire-worker")
    for words, new, flavour in (
        ("Building the hosted site", site, {"OFFLINE": "false"}),
        (
            "Building the offline site",
            offline,
            # a copy on a disk has no address of its own
            {"OFFLINE": "true", "SITE_URL": "", "HOSTED_AT": os.environ.get("SITE_URL", "")},
        ),
    ):
        _say(words)
        # never --quiet: it drops warnings before --strict can count them
        build = ["mkdocs", "build", "--strict", "--site-dir", str(new)]
        finish = ["publish", str(new), *(on_the_web if new == site else [])]
        code = (
            _run(build, env | flavour)
            or _run(finish, env)
            or _run(["pages", "check", str(new)], env)
        )
        if code:
            return code
    _say("Packing the clinic bundle")
    bundle = ["bundle", "make", str(offline), "--to", str(dist)]
    formats = env.get("FORMATS", "")
    bundle += ["--formats", formats] if formats else []
    bundle += ["--sign-key", env["SIGN_KEY"]] if env["SIGN_KEY"] else []
    bundle += ["--version", env["VERSION"]] if env["VERSION"] else []
    code = _run(bundle, env)
    if code not in {0, NOT_ALL}:
        return code
    _take_places()
    _say(f"Done in {time.monotonic() - started:.0f} s")
    print(f"    Hosted site: site, {_size(ROOT / 'site')}")
    print(f"    Clinic bundle: dist, {_size(ROOT / 'dist')}. What is what: dist/read-me-first.txt")
    print("    To look at it: make serve")
    # who asked for no format by name wants what this computer can make
    return code if formats else 0


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


def _run(module: list[str], env: dict[str, str]) -> int:
    """Run a module, show what it says, and turn a crash into one message; return its exit code."""
    crash: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-m", *module],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as step:
        assert step.stdout is not None
        for line in step.stdout:
            if crash or line.startswith(TRACEBACK):
                crash.append(line)
            else:
                print(line, end="", flush=True)
    if crash:
        print(_in_words(crash), file=sys.stderr)
    return step.returncode


def _in_words(crash: list[str]) -> str:
    """Return one message about a crash, and keep the whole report in a file."""
    what = next((line.strip() for line in reversed(crash) if line.strip()), "")
    places = [found for line in crash if (found := PLACE_IN_CODE.match(line))]
    ours = [
        f"{Path(place[1]).relative_to(ROOT)}, line {place[2]}"
        for place in places
        if Path(place[1]).is_relative_to(ROOT) and ".venv" not in Path(place[1]).parts
    ]
    where = f" in {ours[-1]}" if ours else ""
    try:
        REPORT.write_text("".join(crash), encoding="utf-8")
        kept = f"The whole report is in {REPORT.relative_to(ROOT)}."
    except OSError:  # a full disk may be the very reason
        kept = ""
    return f"The build stopped{where}: {what}\n{kept}".rstrip()


def _mend_places() -> None:
    """Put back the last good copies where a computer went off while new ones took their places."""
    for new, place in PLACES.items():
        if not place.exists() and _old(new).exists():
            _old(new).rename(place)


def _take_places() -> None:
    """Let the new copies take the places of the last ones: all of them or, on an error, none."""
    try:
        for new, place in PLACES.items():
            shutil.rmtree(_old(new), ignore_errors=True)
            if place.exists():
                place.rename(_old(new))
        for new, place in PLACES.items():
            new.rename(place)
    except OSError:
        for new, place in PLACES.items():
            if _old(new).exists():
                shutil.rmtree(place, ignore_errors=True)
                _old(new).rename(place)
        raise
    for new in PLACES:
        shutil.rmtree(_old(new), ignore_errors=True)


def _old(new: Path) -> Path:
    return new.with_suffix(".old")


def _size(folder: Path) -> str:
    """Return how many files are below a folder, and their size in MB."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return f"{len(files)} files, {sum(file.stat().st_size for file in files) / 1e6:.1f} MB"


def _say(words: str) -> None:
    print(f"==> {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
