"""What the pages say of their reviews, and what a build says of what changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from common.urgency import Urgency
from pages.model.catalogue import Catalogue, Page
from pages.model.review import Person, Review
from pages.model.schema import Template
from review.items import PAGE, RULE, SIGN
from review.standing import Signature, Standing, State, last_words

OPEN = frozenset([State.ASKED, State.DISPUTED])


def reviewed(catalogue: Catalogue, standings: Mapping[str, Standing]) -> Catalogue:
    """Return the catalogue with the review of every page that has one."""
    pages = {
        path: replace(page, review=of_page(page, standings))
        for path, page in catalogue.pages.items()
    }
    return replace(catalogue, pages=pages)


def of_page(page: Page, standings: Mapping[str, Standing]) -> Review | None:
    """Return the review of a page; None where no clinician has read all of it."""
    own = standings.get(f"{PAGE}:{page.path}")
    signs = [standings[f"{SIGN}:{name}"] for name in (own.item.shows if own else ())]
    main = [own] if own else []
    if page.head.template == Template.QUIZ:
        # it stands for its rules, and for all signs that it asks for
        main = [one for one in standings.values() if one.item.kind == RULE]
        signs = [one for one in standings.values() if one.item.kind == SIGN]
    if not main or any(one.state is State.NOT_REVIEWED for one in main):
        return None
    every = [*main, *signs]
    signed = [one for part in main for one in _signed(part)]
    latest = last_words(sorted(signed, key=lambda one: one.on))
    people = tuple(Person(one.reviewer.public_name, one.reviewer.role, one.on) for one in latest)
    states = {one.state for one in every}
    due = [one.due for one in every if one.due]
    return Review(
        people,
        due=min(due) if due and {one.state for one in main} == {State.REVIEWED} else None,
        changed=State.CHANGED in states,
        asked=bool(OPEN & states),
        signs_open=any(one.state is not State.REVIEWED for one in signs if _is_emergency(one))
        or any(one.state is not State.REVIEWED for one in main),
    )


def changes(standings: Mapping[str, Standing]) -> Iterator[str]:
    """Yield what changed since it was reviewed, and so counts no more, one line each."""
    for name, one in standings.items():
        if one.state is not State.CHANGED:
            continue
        last = max(signed.on for signed in one.before)
        then = (
            "an emergency: it counts as not reviewed" if _is_emergency(one) else "review it again"
        )
        yield f"{name}: changed since it was reviewed on {last}; {then}"


def _signed(one: Standing) -> Iterator[Signature]:
    yield from (*one.agreed, *one.asked)
    yield from (signed for signed in one.before if signed.read.agreed)


def _is_emergency(one: Standing) -> bool:
    return one.item.urgency == Urgency.EMERGENCY.slug
