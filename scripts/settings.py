"""Read what was asked of `make site` in its environment, and say in one go what of it is wrong."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from common import git
from common import topic as topics
from common.formats import choose
from common.problems import ProblemsError, did_you_mean
from common.versions import YEARS, parse
from updates import withdrawn

ADDRESS = re.compile(r"[!-~]+")  # https://my.example/site/, with no blank and no letter such as ü
NOT_IN_ADDRESSES = re.compile(r'["<>\\^`{|}]')

GIVEN_BY_GIT = "the day of the newest commit"


class SettingsError(Exception):
    """What was asked for cannot be. The message tells of each, and how a right one looks."""


def read(asked: Mapping[str, str], root: Path, note: Callable[[str], None]) -> dict[str, str]:
    """Return the environment of the build's steps; raise one `SettingsError` for all that is wrong.

    `root` is the project's folder, which is the topic's too where none is named. `note` is told
    what a person should know, and is no mistake.
    """
    topic = Path(asked.get("TOPIC") or root).absolute()
    made, given_by = asked.get("SOURCE_DATE_EPOCH", ""), "SOURCE_DATE_EPOCH"
    if not made:
        # a topic within the project is part of its history
        own = root if topic.is_relative_to(root) else topic
        made, given_by = _last_change(own, note), GIVEN_BY_GIT
    checks = {
        "TOPIC": _wrong_topic,
        "CLINIC": _wrong_file("clinic.sample.yml shows one"),
        "REGION": lambda name: _wrong_region(name, root),
        "FORMATS": _wrong_formats,
        "SIGN_KEY": _wrong_file("`ssh-keygen -t ed25519` makes a key"),
        "VERSION": _wrong_version,
        "SITE_URL": _wrong_address,
        "WORKER": _wrong_worker,
        "DOWNLOADS": _wrong_downloads,
    }
    wrong = {name: check(asked[name]) for name, check in checks.items() if asked.get(name)}
    wrong[given_by] = _wrong_time(made)
    told = [f"{name}: {reason}" for name, reason in wrong.items() if reason]
    if told:
        raise SettingsError("\n".join(told))
    address = asked.get("SITE_URL", "")
    return dict(_of_the_machine(asked)) | {
        "TOPIC": str(topic),
        # from where make was called; the build runs in the project's folder
        "CLINIC": _absolute(asked.get("CLINIC", "")),
        "SIGN_KEY": _absolute(asked.get("SIGN_KEY", "")),
        "VERSION": asked.get("VERSION", "").removeprefix("v") or _free_version(topic, int(made)),
        "SITE_URL": address if not address or address.endswith("/") else f"{address}/",
        "SOURCE_DATE_EPOCH": made,
        # no day and no hour in the output is that of the place where it is built
        "TZ": "UTC",
        "NO_MKDOCS_2_WARNING": "1",
        # what is piped is shown at once
        "PYTHONUNBUFFERED": "1",
    }


def _of_the_machine(asked: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield all but what lets Python load or do something else, such as PYTHONPATH."""
    for name, value in asked.items():
        # the order of sets is the one thing that may differ: what is published does not
        if not name.startswith("PYTHON") or name == "PYTHONHASHSEED":
            yield name, value


def _absolute(file: str) -> str:
    return str(Path(file).absolute()) if file else ""


def _wrong_file(right: str) -> Callable[[str], str]:
    def check(file: str) -> str:
        return "" if Path(file).is_file() else f"no file {file!r} in {Path.cwd()}. {right}."

    return check


def _wrong_topic(folder: str) -> str:
    if (Path(folder) / topics.FILE).is_file():
        return ""
    return (
        f"expected the folder of a topic, with a file {topics.FILE} in it, found none in "
        f"{folder!r}. `make new TOPIC={folder} FROM=article.txt` begins one"
    )


def _wrong_region(name: str, root: Path) -> str:
    names = sorted(file.stem for file in (root / "regions").glob("*.yml"))
    hint = did_you_mean(name, names)
    return "" if name in names else f"no region {name!r}; there are {', '.join(names)}.{hint}"


def _wrong_formats(formats: str) -> str:
    try:
        choose(formats)
    except ValueError as error:
        return str(error)
    return ""


def _wrong_version(version: str) -> str:
    try:
        parse(version.removeprefix("v"))
    except ValueError as error:
        return str(error)
    return ""


def _free_version(topic: Path, made: int) -> str:
    """Return the version that a copy gets by itself: the day, or the next that is not withdrawn."""
    try:
        gone = withdrawn.read(topic)
    except ProblemsError:  # told by the build, with all other mistakes of the topic
        gone = ()
    return str(withdrawn.own_version("", datetime.fromtimestamp(made, UTC).date(), gone))


def _wrong_address(address: str) -> str:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:  # a port that is no number, a bracket without its other half
        reason = f"{error}"
    else:
        if not ADDRESS.fullmatch(address) or NOT_IN_ADDRESSES.search(address):
            reason = "a blank or another character that no address has"
        elif parts.scheme not in {"http", "https"} or not parts.hostname:
            reason = "no address that begins with https:// or http://"
        elif "@" in parts.netloc:
            reason = "a name or a password, which every page would show"
        elif "?" in address or "#" in address:
            reason = "a ? or a #, which no address of a site has"
        else:
            return ""
    return (
        f"expected the address that the site will be at, found {reason}: {_hidden(address)!r}. "
        "Right: https://my.example/ or https://my.example/topic/"
    )


def _hidden(address: str) -> str:
    """Return an address without the password in it: messages are kept in logs."""
    return re.sub(r"//.*@", "//…@", address)


def _wrong_worker(worker: str) -> str:
    return "" if worker == "retired" else f"expected nothing or `retired`, found {worker!r}"


def _wrong_downloads(downloads: str) -> str:
    return "" if downloads == "none" else f"expected nothing or `none`, found {downloads!r}"


def _wrong_time(made: str) -> str:
    first = datetime(YEARS[0], 1, 1, tzinfo=UTC).timestamp()
    after = datetime(YEARS[-1] + 1, 1, 1, tzinfo=UTC).timestamp()
    if re.fullmatch(r"[0-9]+", made) and first <= int(made) < after:
        return ""
    return (
        f"expected seconds since 1970 that lie in the years {YEARS[0]} to {YEARS[-1]}, found "
        f"{made[:40]!r}. Right: SOURCE_DATE_EPOCH=1795000000, which is 18 November 2026"
    )


def _last_change(root: Path, note: Callable[[str], None]) -> str:
    """Return when the newest commit was made, so that building it twice gives the same bytes."""
    now = str(int(time.time()))
    if not (root / ".git").exists():  # a plain download, perhaps inside of another's repository
        return now
    try:
        top = git.ask(root, "rev-parse", "--show-toplevel")
        made = git.ask(root, "log", "-1", "--format=%ct")
    except (OSError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "stderr", "") or str(error)
    else:
        if Path(top).resolve() == root.resolve():
            return made
        reason = f"it takes {top} for the project's folder"
    mend = f"git config --global --add safe.directory {root}" if "dubious" in reason else ""
    note(
        f"git does not say when the project last changed: {reason.splitlines()[0]}\n"
        f"    So the copy is dated now, {now}, and building it again gives other bytes.\n"
        f"    Right: {mend or f'make site SOURCE_DATE_EPOCH={now}'}"
    )
    return now
