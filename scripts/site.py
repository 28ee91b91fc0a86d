"""Build the hosted site, the offline site and the clinic bundle: `make site`.

Everything is built beside the last good copies, and takes their places together once all of it is
whole: a build that fails, runs out of disk or is interrupted leaves site/ and dist/ as they were.
One build at a time: the next one waits (`scripts/lock.py`). The hosted site is built beside the
offline one, and its bundle (`scripts/steps.py`).

TOPIC names the folder of a topic, where its copies are built and kept too; without it, the
project's own topic is built. CLINIC names the file of the clinic whose copy it is, and REGION a
file of `regions/`; `hooks/` reads all three. FORMATS names what the bundle is made as, such as
`zip,pdf`, SIGN_KEY the secret key that signs it, VERSION its version or tag, such as `2026.11.22.2`
for the second one of a day, and SITE_URL where the site will be. The hosted site carries leaflets
and bundle, with their checksums, unless DOWNLOADS is `none`. `scripts/settings.py` reads them.
"""

from __future__ import annotations

import argparse
import asyncio
import errno
import os
import shutil
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from bundle.added.pages import SHEETS
from bundle.formats import missing
from bundle.integrity.checksums import SUMS, write_sums
from bundle.integrity.sign import SIGNATURES
from common.formats import FORMATS, choose
from common.versions import FILE
from scripts import crash, lock, settings
from scripts.steps import Chain, Step, run_side_by_side

ROOT = Path(__file__).resolve().parent.parent
Places = Mapping[Path, Path]
"""Where each copy is built, and the place it takes when all are whole."""

INTERRUPTED = 130
BAD_INPUT = 2
NOT_ALL = 3
"""The bundle's exit code where a format cannot be made on this computer and the others were."""

DOWNLOADS, LEAFLETS = "downloads", "leaflets"
PAGES = {".html"}

STOPS = (signal.SIGINT, signal.SIGTERM)


def main() -> int:
    """Build all three; return 0, or the exit code of what failed.

    `NOT_ALL` where all else was made and published.
    """
    argparse.ArgumentParser(description=__doc__).parse_args()
    for stop in STOPS:
        # in the background of a plain shell, Python is born deaf to Ctrl+C
        signal.signal(stop, signal.default_int_handler)
    topic = ROOT
    try:
        env = settings.read(os.environ, ROOT, note=_say)
        topic = Path(env["TOPIC"])
        with lock.held(topic, "`make site`") as handle:
            code = _make(env, topic, handle)
    except settings.SettingsError as error:
        print(error, file=sys.stderr)
        code = BAD_INPUT
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        code = INTERRUPTED
    except OSError as error:
        reason = f"{error.strerror or error}: {error.filename or topic}"
        print(f"cannot read or write a file: {reason}", file=sys.stderr)
        code = BAD_INPUT
    if code not in {0, NOT_ALL}:
        site, dist = (f"{_shown(topic / name)}/" for name in ("site", "dist"))
        print(f"Nothing was published: {site} and {dist} are as they were.", file=sys.stderr)
    return code


def places_in(topic: Path) -> Places:
    """Return where the copies of a topic in a folder are built, and where they belong."""
    build = topic / "build"
    return {
        build / "site.new": topic / "site",
        build / "offline.new": build / "offline",
        build / "dist.new": topic / "dist",
        build / "hosting.new": build / "hosting",
    }


def _make(env: dict[str, str], topic: Path, handle: int) -> int:
    started = time.monotonic()
    places = places_in(topic)
    for place in places.values():
        if not os.access(place.parent, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place.parent))
    _mend(places)
    for new in places:
        shutil.rmtree(new, ignore_errors=True)
    env = env | {"DOWNLOADS": ",".join(_offered(env))}
    last = asyncio.run(run_side_by_side(_chains(env, places), ROOT, handle))
    site, _, dist, _ = places
    if env["DOWNLOADS"] and last.code in {0, NOT_ALL}:
        add_downloads(dist, site)
        last = _then(_check(site, env), last, handle)
    signed = {site / FILE: "the list of versions", site / DOWNLOADS: "what can be downloaded"}
    for place, what in signed.items() if env["SIGN_KEY"] else ():
        if place.exists() and last.code in {0, NOT_ALL}:
            signing = ["bundle", "sign", str(place), "--key", env["SIGN_KEY"]]
            last = _then(Step(signing, env, f"Signing {what}"), last, handle)
    if last.crash:
        print(crash.in_words(last.crash, ROOT), file=sys.stderr)
    if last.code not in {0, NOT_ALL}:
        return last.code
    # from here on it is done, and saying that nothing was published would be wrong
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    take(places)
    _say(f"Done in {time.monotonic() - started:.0f} s")
    site, dist = topic / "site", topic / "dist"
    what = f"What is what: {_shown(dist)}/read-me-first.txt"
    print(f"    Hosted site: {_shown(site)}, {_size(site)}")
    print(f"    Clinic bundle: {_shown(dist)}, {_size(dist)}. {what}")
    print("    To look at it: make serve" + ("" if topic == ROOT else f" TOPIC={_shown(topic)}"))
    # who asked for no format by name wants what this computer can make
    return last.code if env.get("FORMATS") else 0


def _then(step: Step, last: Chain, handle: int) -> Chain:
    """Run one more step; return its chain where it failed, and else the last one."""
    more = Chain([step])
    asyncio.run(run_side_by_side([more], ROOT, handle))
    return more if more.code else last


def _chains(env: dict[str, str], places: Places) -> tuple[Chain, Chain]:
    """Return the steps of the hosted site, and those of the offline site and the bundle."""
    site, offline, dist, hosting = places
    on_the_web = ["--hosted", "--servers", str(hosting)]
    if env.get("WORKER"):
        on_the_web.append("--retire-worker")
    bundle = ["bundle", "make", str(offline), "--to", str(dist)]
    for option in ("formats", "sign-key", "version"):
        if given := env.get(option.replace("-", "_").upper()):
            bundle += [f"--{option}", given]
    hosted = env | {"OFFLINE": "false"}
    # a copy on a disk has no address of its own
    own = {"OFFLINE": "true", "SITE_URL": "", "HOSTED_AT": env["SITE_URL"], "DOWNLOADS": ""}
    on_a_disk = env | own
    return (
        # with downloads, its check waits for them
        Chain(
            [
                *_build("Building the hosted site", site, hosted, on_the_web),
                *([] if env["DOWNLOADS"] else [_check(site, env)]),
            ]
        ),
        Chain(
            [
                *_build("Building the offline site", offline, on_a_disk, []),
                _check(offline, on_a_disk),
                Step(bundle, env, "Packing the clinic bundle", fine=frozenset([0, NOT_ALL])),
            ]
        ),
    )


def _build(title: str, new: Path, env: dict[str, str], options: list[str]) -> list[Step]:
    return [
        # never --quiet: it drops warnings before --strict can count them
        Step(["mkdocs", "build", "--strict", "--site-dir", str(new)], env, title),
        Step(["publish", str(new), *options], env),
    ]


def _check(site: Path, env: Mapping[str, str]) -> Step:
    return Step(["publish.checks", str(site)], env)


def _offered(env: Mapping[str, str]) -> list[str]:
    """Return the names of the formats that the hosted site will carry."""
    if env.get("DOWNLOADS") == "none":
        return []
    wanted = choose(env["FORMATS"]) if env.get("FORMATS") else FORMATS
    return [form.name for form in wanted if form.hosted and not missing(form)]


def add_downloads(dist: Path, site: Path) -> None:
    """Put leaflets and packed bundle into the hosted site, with a list of their checksums.

    What tells of all of dist/ stays there, its list and its sheets, which the packed bundle has as
    well; so do pages, which are made to open from a disk.
    """
    target = site / DOWNLOADS
    of_all = {SUMS, *SIGNATURES, *SHEETS}
    files: dict[str, bytes] = {}
    for file in sorted(dist.rglob("*")):
        inside = file.relative_to(dist)
        unpacked = len(inside.parts) > 1 and inside.parts[0] != LEAFLETS
        if file.is_file() and not unpacked and file.suffix not in PAGES and file.name not in of_all:
            (target / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, target / inside)
            files[inside.as_posix()] = file.read_bytes()
    (target / SUMS).write_bytes(write_sums(files))


def _mend(places: Places) -> None:
    """Put back the last good copies where a computer went off while new ones took their places."""
    old = {_old(new): place for new, place in places.items() if _old(new).exists()}
    if not all(place.exists() for place in old.values()):
        for aside, place in old.items():
            shutil.rmtree(place, ignore_errors=True)
            aside.rename(place)


def take(places: Places) -> None:
    """Let the new copies take the places of the last ones: all of them or, on an error, none."""
    moved: list[tuple[Path, Path]] = []
    try:
        for new, place in places.items():
            shutil.rmtree(_old(new), ignore_errors=True)
            if place.exists():
                moved.append((place, place.rename(_old(new))))
        for new, place in places.items():
            moved.append((new, new.rename(place)))
    except OSError:
        for before, after in reversed(moved):
            after.rename(before)
        raise
    for new in places:
        shutil.rmtree(_old(new), ignore_errors=True)


def _old(new: Path) -> Path:
    return new.with_suffix(".old")


def _shown(path: Path) -> str:
    """Return a path as a person would type it from here."""
    return min(os.path.relpath(path), str(path), key=len)


def _size(folder: Path) -> str:
    """Return how many files are below a folder, and their size in MB."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return f"{len(files)} files, {sum(file.stat().st_size for file in files) / 1e6:.1f} MB"


def _say(words: str) -> None:
    print(f"==> {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
