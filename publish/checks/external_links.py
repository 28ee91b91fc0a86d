"""Ask every address outside that the site links to whether it is still there.

`python -m publish.checks.external_links site`, or `make links`. A source that is gone weakens the
claim that cites it, so the report names the pages. It asks politely: one request at a time to each
host, with a pause, and without fetching what it is not going to read.

Only what is surely gone counts as dead. Many sites turn programs away or are slow on a bad day;
those are listed for somebody to look at.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import requests

from common.problems import ProblemsError
from publish.pages.staging import Draft, Files, pages, parse

TRIES = 3
TIMEOUT = 20.0
"""Seconds to wait for the first answer."""

PAUSE = 1.0
"""Seconds between two requests to one host, and before a second try."""

HOSTS_AT_ONCE = 8
DEAD, BAD_INPUT = 1, 2

GONE = frozenset([404, 410])
TURNED_AWAY = frozenset([401, 402, 403, 405, 406, 418, 429, 451, 999])
"""Statuses that say more about us, a program, than about the page."""

FOR_GOOD = frozenset([301, 308])
WHO_ASKS = {"User-Agent": "pins-and-needles link check (asks once a week whether a page is there)"}


class State(Enum):
    """How an address stands; the value is the heading over those that stand so."""

    FINE = "There"
    DEAD = "Dead: take another source, or take the claim out"
    MOVED = "Moved for good: write the new address"
    CLOSED = "Turned this program away: look by hand"
    SILENT = "No answer today: look again next week"


@dataclass(frozen=True)
class Result:
    """What one address answered."""

    address: str
    state: State
    words: str


def addresses(files: Files) -> dict[str, list[str]]:
    """Return the pages that link to each address outside, by address, without its `#` part."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in pages(files):
        for link in parse(files[name]).iter("a"):
            address = urldefrag(link.get("href") or "").url
            if address.startswith(("http://", "https://")) and name not in found[address]:
                found[address].append(name)
    return dict(sorted((address, names) for address, names in found.items() if names))


def check(wanted: Iterable[str], *, timeout: float = TIMEOUT, pause: float = PAUSE) -> list[Result]:
    """Ask every address and return the answers, in the order of the addresses."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in wanted:
        by_host[urlsplit(address).netloc].append(address)

    def ask_host(of_one: Sequence[str]) -> list[Result]:
        results = []
        for number, address in enumerate(of_one):
            time.sleep(pause if number else 0)
            results.append(_ask(address, timeout, pause))
        return results

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as threads:
        answered = [one for many in threads.map(ask_host, by_host.values()) for one in many]
    return sorted(answered, key=lambda one: one.address)


def report(results: Sequence[Result], cited: Mapping[str, Sequence[str]]) -> str:
    """Return the report, worst first; what is fine is only counted."""
    lines = []
    for state in (State.DEAD, State.MOVED, State.CLOSED, State.SILENT):
        of_state = [one for one in results if one.state is state]
        if of_state:
            lines += [f"{state.value} ({len(of_state)})"]
        for one in of_state:
            lines += [f"  {one.address}", f"    {one.words}"]
            lines += [f"    cited on {', '.join(cited[one.address])}"]
    fine = sum(one.state is State.FINE for one in results)
    return "\n".join([*lines, f"{fine} of {len(results)} addresses are there as cited."])


def _ask(address: str, timeout: float, pause: float) -> Result:
    """Ask one address, again where it did not answer."""
    words = ""
    for number in range(TRIES):
        time.sleep(pause * number)
        try:
            # the text itself is not read: `stream` ends with the headers
            with requests.get(address, timeout=timeout, stream=True, headers=WHO_ASKS) as answer:
                if answer.status_code < 500:
                    return _judge(address, answer)
                words = f"answered {answer.status_code}, {TRIES} times"
        except requests.exceptions.Timeout:
            words = f"did not answer in {timeout:g} s, {TRIES} times"
        except requests.exceptions.TooManyRedirects:
            return Result(address, State.DEAD, "leads in a circle")
        except requests.exceptions.RequestException as error:
            words = f"cannot be reached: {type(error).__name__}"
    return Result(address, State.SILENT, words)


def _judge(address: str, answer: requests.Response) -> Result:
    status = answer.status_code
    if status in GONE:
        return Result(address, State.DEAD, f"answered {status}: the page is not there")
    if status in TURNED_AWAY or not answer.ok:
        return Result(address, State.CLOSED, f"answered {status}")
    if answer.history and all(one.status_code in FOR_GOOD for one in answer.history):
        return Result(address, State.MOVED, f"now at {answer.url}")
    return Result(address, State.FINE, f"answered {status}")


def main(argv: Sequence[str] | None = None) -> int:
    """Report on the outgoing links; return 1 where one is dead, 2 where nothing could be asked."""
    parser = argparse.ArgumentParser(
        prog="python -m publish.checks.external_links",
        description="Ask every address outside that a built site links to whether it is there.",
        epilog="Exit code: 0 when none is dead, 1 when one is, 2 when nothing could be asked.",
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="folder of a built site")
    parser.add_argument(
        "--timeout",
        metavar="SECONDS",
        type=float,
        default=TIMEOUT,
        help="how long to wait for an answer (default: %(default)g)",
    )
    wanted = parser.parse_args(argv)
    try:
        cited = addresses(Draft(wanted.folder))
    except ProblemsError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    print(f"Asking {len(cited)} addresses, slowly, so as not to be a burden ...", flush=True)
    results = check(cited, timeout=wanted.timeout, pause=PAUSE)
    if results and all(one.words.startswith("cannot be reached") for one in results):
        print("Not one address could be reached. Is there internet?", file=sys.stderr)
        return BAD_INPUT
    print(report(results, cited))
    return DEAD if any(one.state is State.DEAD for one in results) else 0


if __name__ == "__main__":
    sys.exit(main())
