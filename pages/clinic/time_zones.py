"""Which number comes first in a copy for all regions: that of the reader's time zone.

It chooses only where it belongs to exactly one region whose number is confirmed. All other numbers
stay in sight, because a device may be set to another place. Nothing is asked, sent or kept.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple
from html import escape
from pathlib import Path
from typing import Any

from common.call_button import Call, call_button
from common.problems import Problem, ProblemsError
from common.urgency import Urgency
from pages.clinic.region import DEFAULT, Region, available, choose

SCRIPT = Path(__file__).with_name("here.js")
ADDRESS = "assets/page/here.js"
"""Where a site has the script, in a file too, by which publish/ and bundle/ know it."""
REGIONS, BUTTON = "REGIONS", "BUTTON"
"""What stands in the script for its data."""


def choosable(folder: Path) -> tuple[Region, ...]:
    """Return the regions that a time zone may choose.

    Raises `ProblemsError` for files that cannot be read, and for a time zone in two of them.
    """
    found: list[Region] = []
    problems: list[Problem] = []
    files: dict[str, str] = {}
    for name in available(folder):
        if name == DEFAULT:
            continue
        region = choose(name, folder)
        for zone in region.time_zones:
            if zone in files:
                told = f"{zone!r} stands in {files[zone]} too. Leave it out of both: it is shared"
                problems.append(Problem(str(folder / f"{name}.yml"), 0, told))
            files[zone] = f"{name}.yml"
        if region.time_zones and region.is_confirmed:
            found.append(region)
    if problems:
        raise ProblemsError(problems)
    return tuple(found)


def script(regions: Sequence[Region]) -> str:
    """Return the script that fills the buttons; nothing where no region can be chosen.

    It stands in the head, and fills a button as soon as there is a place for it, so that nothing
    moves that a reader sees already. An old browser that tells no time zone keeps all numbers. The
    older way to ask for it takes 20 ms of a slow phone's time before anything is painted, because
    it reads all that a browser knows of dates: only browsers without the newer one take it.
    """
    if not regions:
        return ""
    button = call_button(Call("ADDRESS", "NUMBER", "PLACE"))
    program = "\n".join(map(str.strip, SCRIPT.read_text("utf-8").strip().splitlines()))
    return program.replace(BUTTON, _data(button)).replace(REGIONS, _data([*map(_told, regions)]))


def chosen(region: Region) -> dict[str, Call]:
    """Return whom a card's button calls in a region, by the slug of the card's urgency."""
    return {Urgency.EMERGENCY.slug: region.calls[0]} | region.confirmed_services


def _told(region: Region) -> list[Any]:
    return [
        " ".join(region.time_zones),
        {slug: [escape(part) for part in astuple(call)] for slug, call in chosen(region).items()},
    ]


def _data(value: Any) -> str:
    """Return a value for a script that stands in a page: nothing in it can end the script."""
    return json.dumps(value, separators=(",", ":")).replace("</", "<\\/")
