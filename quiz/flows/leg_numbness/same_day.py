"""Signs that need help today: what each can mean, and its sources, stand in `signs.yml`."""

from __future__ import annotations

from common.urgency import Urgency
from quiz.rules.model import AllOf, AnyOf, Is, Rule


def same_day(
    rule: str,
    sign: Is | AllOf,
    why: str = "",
    *sources: str,
    page: str,
    editorial: bool = False,
) -> Rule:
    """Say that one sign needs help today, and name the page about it."""
    return Rule(rule, Urgency.SAME_DAY, sign, why, sources, (page,), editorial)


SAME_DAY_RULES = (
    same_day(
        "u1-foot-drop", Is("same-day", "foot-drop"), page="causes/trapped-nerve-in-the-leg.md"
    ),
    same_day("u2-swollen-leg", Is("same-day", "swollen-leg"), page="get-help.md"),
    same_day("u3-worse-over-days", Is("same-day", "worse-over-days"), page="causes/lower-back.md"),
    same_day("u6-rest-pain", Is("same-day", "rest-pain"), page="causes/arteries.md"),
    same_day("u18-colder-foot", Is("same-day", "colder-foot"), page="causes/arteries.md"),
    same_day("u7-foot-at-risk", Is("same-day", "foot-at-risk"), page="causes/whole-body-nerves.md"),
    same_day("u4-back-and-fever", Is("same-day", "back-and-fever"), page="causes/lower-back.md"),
    same_day("u5-cancer", Is("same-day", "cancer"), page="causes/brain-and-spinal-cord.md"),
    same_day(
        "e15-hands-slow", Is("same-day", "hands-slow"), page="causes/brain-and-spinal-cord.md"
    ),
    same_day("u9-eyes", Is("same-day", "eyes"), page="causes/brain-and-spinal-cord.md"),
    same_day("u10-rash", Is("same-day", "rash"), page="get-help.md"),
    same_day("u11-antibiotic", Is("same-day", "antibiotic"), page="causes/whole-body-nerves.md"),
    same_day("u13-no-weight", Is("same-day", "no-weight"), page="faq/see-a-doctor.md"),
    same_day("u14-clot-risk", Is("same-day", "clot-risk"), page="get-help.md"),
    same_day("u15-laughing-gas", Is("same-day", "laughing-gas"), page="causes/low-vitamins.md"),
    same_day("u16-child-back", Is("same-day", "child-back"), page="causes/lower-back.md"),
    same_day("u17-not-settling", Is("same-day", "not-settling"), page="causes/muscle-pressure.md"),
    same_day("u12-cold-toes", Is("same-day", "cold-toes"), page="causes/cold-toes.md"),
    same_day(
        "u1-weak-walk",
        Is("feel", "cannot-heel-toe"),
        "Being too weak to walk on your heels or tiptoes can mean that a nerve is trapped.",
        "nhslothian-spine-red-flags",
        "axa-foot-drop",
        "peroneal-review-2021",
        page="causes/trapped-nerve-in-the-leg.md",
    ),
    same_day("u8-over-a-day", Is("clears", "over-a-day"), page="faq/how-long.md"),
)

BACK_AND_BOTH_SIDES = same_day(
    "e1-both-sides-and-back",
    AllOf(
        Is("extra", "back"),
        AnyOf(Is("side", "both"), Is("where", "both-legs"), Is("where", "both-feet-sock")),
    ),
    "Back or buttock pain with numbness on both sides can come from nerves that are pressed "
    "in the back.",
    "nhs111wales-sciatica",
    "nhslothian-spine-red-flags",
    page="causes/lower-back.md",
    editorial=True,
)
"""It stands last, so that whoever has another reason for today is not asked for this one."""
