"""Signs that need help now: what each can mean, and its sources, stand in `signs.yml`."""

from __future__ import annotations

from common.urgency import Urgency
from quiz.rules.model import Is, Rule


def emergency(rule: str, question: str, line: str) -> Rule:
    """Say that one sign means help now. There is nothing to read first."""
    return Rule(rule, Urgency.EMERGENCY, Is(question, line))


EMERGENCY_RULES = (
    emergency("e1-saddle", "emergency-1", "saddle"),
    emergency("e1-bladder-bowel", "emergency-1", "bladder-bowel"),
    emergency("e1-pain-both-legs", "emergency-1", "pain-both-legs"),
    emergency("e2-both-legs", "emergency-1", "both-legs"),
    emergency("e2-both-feet-drop", "emergency-1", "both-feet-drop"),
    emergency("e3-stroke", "emergency-1", "stroke"),
    emergency("e4-cold-leg", "emergency-1", "cold-leg"),
    emergency("e4-worse-leg-pain", "emergency-1", "worse-leg-pain"),
    emergency("e5-hard-muscle", "emergency-1", "hard-muscle"),
    emergency("e6-e13-chest-breath", "emergency-1", "chest-breath"),
    emergency("e7-dark-pee", "emergency-2", "dark-pee"),
    emergency("e8-heat", "emergency-2", "heat"),
    emergency("e9-too-much-water", "emergency-2", "too-much-water"),
    emergency("e10-climbing", "emergency-2", "climbing"),
    emergency("e11-back-belly-pain", "emergency-2", "back-belly-pain"),
    emergency("e12-injury", "emergency-2", "injury"),
    emergency("e14-body-line", "emergency-2", "body-line"),
    emergency("e15-hands-and-legs", "emergency-2", "hands-and-legs"),
    emergency("u4-u5-back-danger", "emergency-2", "back-danger"),
    emergency("u1-weak-foot-and-pain", "emergency-2", "weak-foot-and-pain"),
    emergency("e17-chemo-fever", "emergency-2", "chemo-fever"),
    emergency("e18-thinner-bleed", "emergency-2", "thinner-bleed"),
    emergency("e19-sickle-cell", "emergency-2", "sickle-cell"),
    emergency("e20-black-foot", "emergency-2", "black-foot"),
    emergency("e21-after-epidural", "emergency-2", "after-epidural"),
    emergency("e16-frozen-skin", "emergency-2", "frozen-skin"),
)
