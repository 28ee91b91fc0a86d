"""`python -m bundle check-updates`: is a copy still right? In words for a nurse and for IT."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from bundle.integrity.updates import Compared, compare_with_list
from common.dates import in_words
from common.terminal import shown
from common.versions import PAGE, State

RIGHT, NOT_RIGHT, CANNOT_TELL = 0, 1, 2
CODES = {State.RIGHT: RIGHT, State.UNKNOWN: CANNOT_TELL}
MOST_SHOWN = 20
"""Corrections; the page has them all."""


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.description = (
        "Ask once whether a copy is still right: compare its version with the list that its site "
        "publishes. No copy ever asks by itself."
    )
    parser.epilog = (
        "Exit code: 0 when it is right, 1 when it is withdrawn or there is a newer one, 2 when "
        "that cannot be told."
    )
    parser.add_argument(
        "--from",
        dest="source",
        metavar="FILE|URL",
        required=True,
        help="versions.json, the folder of a hosted site, or the site's address (https)",
    )
    parser.add_argument(
        "--key",
        metavar="FILE",
        type=Path,
        help="public key of the maker: a list that it did not sign is refused",
    )
    parser.add_argument(
        "path",
        metavar="PATH",
        type=Path,
        nargs="?",
        default=Path(),
        help="the copy: a folder, a zip, or all of dist (default: the folder you are in)",
    )


def run(wanted: argparse.Namespace) -> int:
    """Compare, say what was found, and return the exit code; raise `ProblemsError` before that."""
    found = compare_with_list(wanted.path, wanted.source, wanted.key)
    for line in _lines(found, signed=wanted.key is not None):
        print(shown(line))
    return CODES.get(found.published.state_of(found.version), NOT_RIGHT)


def _lines(found: Compared, *, signed: bool) -> Iterator[str]:
    version, published = found.version, found.published
    state, newest = published.state_of(version), published.newest
    if state is State.RIGHT:
        yield f"STILL RIGHT: this copy is version {version}, the newest of {published.title}."
    elif state is State.WITHDRAWN:
        yield f"WITHDRAWN: do not use this copy. It is version {version} of {published.title}."
        for one in published.withdrawn:
            if one.covers(version):
                yield f"  Why, since {in_words(one.day)}: {one.reason}"
                yield f"  What to do: {one.instead}"
        yield f"The newest is version {newest}."
    elif state is State.NEWER:
        yield f"THERE IS A NEWER ONE: this copy is version {version}, the newest is {newest}."
        yield "Yours was not withdrawn. Get the newer one when you can."
        yield from _corrections(found)
    else:
        yield f"WE CANNOT TELL: this copy is version {version}, newer than the list, {newest}."
        yield "Ask again later, and look whether the list is from the right place."
    if published.address and state is not State.RIGHT:
        yield f"For people: {published.address}{PAGE}#{version}"
    yield f"The list is from {found.source}"
    yield (
        "It is signed with this key."
        if signed
        else "Who made the list was not checked: that needs its maker's public key (--key)."
    )
    yield "Whether the copy itself is whole: python -m bundle verify"


def _corrections(found: Compared) -> Iterator[str]:
    listed = [
        f"  {known.version}: {words}"
        for known in found.published.corrected_since(found.version)
        for words in known.corrected
    ]
    if listed:
        yield "Corrected in newer ones:"
        yield from listed[:MOST_SHOWN]
    if len(listed) > MOST_SHOWN:
        yield f"  and {len(listed) - MOST_SHOWN:,} more"
