"""On what the emergency lines of a pack rest, in one paragraph for its top."""

from __future__ import annotations

from collections.abc import Mapping

from common.urgency import Urgency
from pages.model.bibliography import READ, Entry
from review.packs import Pack

EXCERPT = READ[0]


def evidence(pack: Pack, known: Mapping[str, Entry]) -> str:
    """Return it in words; nothing where the pack has no such lines.

    Lines that stand for several signs are left out: they rest on what their signs rest on.
    """
    lines = [
        line
        for portion in pack.portions
        if portion.item.name not in pack.signs.together
        for line in portion.claims
        if line.urgency == Urgency.EMERGENCY.slug
    ]
    if not lines:
        return ""
    own = [line for line in lines if line.own]
    cited = [[known[key] for key in line.keys if key in known] for line in lines]
    excerpts = sum(bool(some) and all(one.read == EXCERPT for one in some) for some in cited)
    alone = sum(not line.keys for line in own)
    without = sum(not line.keys and not line.own for line in lines)
    return (
        f"Emergency lines in this file: {len(lines)}. On our own judgement, with or without a "
        f"source: {len(own)}; on nothing else: {alone}. On sources of which we read excerpts "
        f"alone: {excerpts}. With no source of their own: {without}."
    )
