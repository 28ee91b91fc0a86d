"""The safety file as a document that a clinical safety officer knows how to read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from common.dates import in_words
from common.plurals import counted
from review import status
from review.hazards import Safety
from review.release import Lacking
from review.render import render
from review.source import Content


def page(content: Content, safety: Safety, lacks: Sequence[Lacking], made: date) -> str:
    """Return it as one HTML file, to be read or printed; `lacks` is what a release lacks."""
    kinds = dict.fromkeys(status.KINDS, 0)
    for item in content.items.values():
        kinds[item.kind] += 1
    values = {
        "site": content.topic.told.name,
        "made": in_words(made),
        "safety": safety,
        "counts": ", ".join(counted(count, kind) for kind, count in kinds.items()),
        "reviewed": list(status.counts(content)),
        "lacks": lacks,
    }
    return render("safety", values)
