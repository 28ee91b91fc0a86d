"""The named areas of the leg map, used by pages, the drawing and the quiz's wording.

Ids and plain names follow the nerve and skin map of the evidence. Real maps overlap and vary from
person to person, so a name always means "roughly here".
"""

from __future__ import annotations

LEG_REGIONS: dict[str, str] = {
    "saddle": "between the legs: genitals, bottom and inner upper thighs",
    "buttock": "the buttock",
    "thigh-front": "the front of the thigh",
    "thigh-outer": "the outer side of the thigh",
    "thigh-inner": "the inner side of the lower thigh",
    "thigh-back": "the back of the thigh",
    "knee-inner": "the inner side of the knee",
    "knee-outer-knob": "the bony knob below the outer knee",
    "shin-inner": "the inner shin",
    "shin-front": "the front of the shin",
    "shin-outer": "the outer shin",
    "calf-back": "the back of the calf",
    "ankle-front": "the front of the ankle",
    "ankle-inner": "behind the inner ankle bone",
    "ankle-outer": "behind the outer ankle bone",
    "foot-top": "the top of the foot",
    "web-1": "the skin between the big toe and the second toe",
    "foot-inner": "the inner edge and arch of the foot",
    "foot-outer": "the outer edge of the foot and the little toe",
    "heel": "the heel",
    "sole-inner": "the inner part of the sole and the first three toes",
    "sole-outer": "the outer part of the sole and the little toe",
    "ball-toes-34": "the ball of the foot, by the third and fourth toes",
    "ball-toes-23": "the ball of the foot, by the second and third toes",
    "toes-all": "all the toes",
    "both-feet-sock": "both feet, like socks",
    "whole-leg": "the whole leg",
    "both-legs": "both legs",
    "hands-lips": "the hands, and around the mouth",
}
"""Region id to the words a reader sees."""
