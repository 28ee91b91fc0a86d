"""Which pages have a leaflet, by the name of its files: `tight-shoes` is causes/tight-shoes.md."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from common.papers import IN_PICTURES
from common.problems import Problem, ProblemsError
from common.topic import FILE as TOPIC
from common.topic import GET_HELP, Told
from pages.model.catalogue import Page
from pages.model.schema import WITH_OWN_PAPER, Kind

KINDS = (Kind.CAUSE, Kind.QUESTION)


def named(pages: Mapping[str, Page], told: Told) -> dict[str, str]:
    """Return the name of each leaflet, by the path of its page.

    Raises `ProblemsError` where two would have one name.
    """
    guides = {GET_HELP, told.first_steps, *told.leaflets.also}
    taken: dict[str, str] = {}
    faults = []
    for path, page in pages.items():
        head = page.head
        if head.kind in KINDS or path in guides or head.template in WITH_OWN_PAPER:
            name = PurePosixPath(path).stem
            first = taken.setdefault(name, path)
            if first != path:
                message = f"its leaflet would be called {name}, as that of {first} is: rename one"
                faults.append(Problem(path, 0, message))
    for path in told.leaflets.pictures:
        name = PurePosixPath(path).stem
        if path in pages and taken.get(name) != path:
            message = f"leaflets: pictures: {path} has no leaflet that pictures could go with"
            faults.append(Problem(TOPIC, 0, f"{message}. Right: also: [{path}]"))
        if other := taken.get(name + IN_PICTURES):
            message = f"its leaflet would be called as the pictures of {path} are: rename one"
            faults.append(Problem(other, 0, message))
    if faults:
        raise ProblemsError(faults)
    return {path: name for name, path in taken.items()}
