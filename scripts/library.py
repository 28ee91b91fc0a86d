"""Build several topics side by side, and put them under one start page: `make library`.

TOPICS names their folders, with blanks between them. Each is built as `make site TOPIC=...` does,
as many at once as there are processors. `library/site/` is the hosted library, `library/dist/` the
one for clinics. A topic that fails says so, and the last good library stays as it was. With
BUILT=yes nothing is built: what is put together is what each topic has been built to, here or on
another computer.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bundle.formats.pdf.kinds import leaflet_pages
from bundle.integrity.checksums import SUMS, checksum
from bundle.library.index import INDEX, START, Leaflet, Shelf, start_page
from bundle.source.contents import read_contents
from bundle.source.site import MARK
from common import topic as topics
from common.contents import Contents
from common.formats import names_in
from common.problems import ProblemsError
from common.topic import Topic
from scripts import lock
from scripts.site import BAD_INPUT, INTERRUPTED, ROOT, take

LIBRARY = ROOT / "library"
PARTS = ("site", "dist", "build/offline")
"""What `make site` leaves in the folder of a topic, and a library is put together from."""


@dataclass(frozen=True)
class Built:
    """What came of one topic."""

    topic: Topic
    code: int
    said: str


def main() -> int:
    """Build them all; return 0, or 2 where a topic has mistakes and nothing was published."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    started = time.monotonic()
    try:
        chosen = _chosen(os.environ.get("TOPICS", "").split())
        with lock.held(LIBRARY.parent, "`make library`"):
            if os.environ.get("BUILT"):
                failed = _not_built(chosen)
            else:
                failed = [one.topic for one in asyncio.run(_build_all(chosen)) if one.code]
            if failed:
                names = ", ".join(topic.told.slug for topic in failed)
                print(f"Not built: {names}. {_shown(LIBRARY)}/ is as it was.", file=sys.stderr)
                return BAD_INPUT
            _publish(chosen)
    except (ProblemsError, ValueError) as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return INTERRUPTED
    seconds = time.monotonic() - started
    where = f"{_shown(LIBRARY)}/site, {_shown(LIBRARY)}/dist"
    print(f"==> {len(chosen)} topics in {seconds:.0f} s: {where}")
    return 0


def _chosen(folders: Sequence[str]) -> list[Topic]:
    """Return the topics, or raise `ProblemsError` or `ValueError` for all that is wrong."""
    if not folders:
        raise ValueError('TOPICS: expected folders. Right: make library TOPICS="../knee ."')
    formats = os.environ.get("FORMATS", "")
    if formats and "zip" not in names_in(formats):
        raise ValueError(
            f"FORMATS: found {formats}, expected zip among them: the library leads into its pages. "
            f"Right: FORMATS=zip,{formats}"
        )
    found: list[Topic] = []
    problems = []
    for folder in folders:
        try:
            found.append(topics.read(Path(folder)))
        except ProblemsError as error:
            problems += error.problems
    if problems:
        raise ProblemsError(problems)
    slugs = [one.told.slug for one in found]
    if twice := sorted({slug for slug in slugs if slugs.count(slug) > 1}):
        raise ValueError(f"TOPICS: two topics are called {', '.join(twice)}. Change `slug` in one")
    return found


def _not_built(chosen: Sequence[Topic]) -> list[Topic]:
    """Return the topics of which a part is missing that the library is put together from."""
    return [one for one in chosen if not all((one.folder / part).is_dir() for part in PARTS)]


async def _build_all(chosen: Sequence[Topic]) -> list[Built]:
    """Build each topic in a process of its own, as many at once as there are processors."""
    free = asyncio.Semaphore(os.cpu_count() or 1)
    done = 0

    async def build(topic: Topic) -> Built:
        nonlocal done
        address = os.environ.get("SITE_URL", "")
        env = os.environ | {"TOPIC": str(topic.folder)}
        if address:
            env["SITE_URL"] = f"{address.rstrip('/')}/{topic.told.slug}/"
        async with free:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "scripts.site"),
                env=env,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
            )
            out, _ = await process.communicate()
        done += 1
        built = Built(topic, process.returncode or 0, out.decode("utf-8", "replace"))
        state = "failed" if built.code else "built"
        print(f"==> {done} of {len(chosen)}: {topic.told.name}, {state}", flush=True)
        if built.code:
            print("".join(f"    {line}\n" for line in built.said.splitlines()), end="", flush=True)
        return built

    return await asyncio.gather(*map(build, chosen))


def _publish(chosen: Sequence[Topic]) -> None:
    """Copy what was built to where the library is made, and let it take the last one's place."""
    new = {LIBRARY / "site.new": LIBRARY / "site", LIBRARY / "dist.new": LIBRARY / "dist"}
    site, dist = new
    for folder in new:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    on_the_web, on_a_disk = [], []
    for topic in chosen:
        slug = topic.told.slug
        shutil.copytree(topic.folder / "site", site / slug)
        shutil.copytree(topic.folder / "dist", dist / slug)
        told = read_contents(topic.folder / "build" / "offline")
        on_the_web.append(Shelf(told, f"{slug}/", f"{slug}/{MARK}"))
        on_a_disk.append(_shelf(dist, slug, told))
    (site / INDEX).write_bytes(start_page(on_the_web, hosted=True))
    (dist / START).write_bytes(start_page(on_a_disk, hosted=False))
    (dist / SUMS).write_text(_sums(dist), "utf-8")
    take(new)


def _shelf(dist: Path, slug: str, told: Contents) -> Shelf:
    """Return what the start page of a clinic's library says of one topic."""
    whole = f"{slug}/{slug}/{START}"
    pages = f"{slug}/{slug}/pages"
    printed = dist / slug / "leaflets" / told.papers[0]
    leaflets = tuple(
        Leaflet(page.title, f"{printed.relative_to(dist)}/{name}.pdf")
        for name, file in leaflet_pages(told).items()
        if (page := told.page(file)) and (printed / f"{name}.pdf").is_file()
    )
    return Shelf(told, f"{pages}/index.html", f"{pages}/{MARK}", whole, leaflets)


def _sums(folder: Path) -> str:
    """Return the checksum of every file, one in a line, as `sha256sum -c` reads them."""
    names = sorted(
        file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()
    )
    return "".join(f"{checksum((folder / name).read_bytes())}  {name}\n" for name in names)


def _shown(path: Path) -> str:
    return min(os.path.relpath(path), str(path), key=len)


if __name__ == "__main__":
    sys.exit(main())
