"""Signs that need help now."""

from __future__ import annotations

from common.urgency import Urgency
from quiz.rules.model import Is, Rule


def emergency(rule: str, sign: Is, why: str, *sources: str, editorial: bool = False) -> Rule:
    """Say that one sign means help now. There is nothing to read first."""
    return Rule(rule, Urgency.EMERGENCY, sign, why, sources, editorial=editorial)


EMERGENCY_RULES = (
    emergency(
        "e1-saddle",
        Is("emergency-1", "saddle"),
        "Numbness between the legs can mean that nerves at the base of the spine are being "
        "crushed.",
        "nhs111wales-sciatica",
        "nhslothian-spine-red-flags",
        "girft-cauda-equina-2023",
    ),
    emergency(
        "e1-bladder-bowel",
        Is("emergency-1", "bladder-bowel"),
        "New trouble with pee or poo can mean that nerves at the base of the spine are being "
        "crushed.",
        "nhs111wales-sciatica",
        "nhslothian-spine-red-flags",
        "girft-cauda-equina-2023",
    ),
    emergency(
        "e1-pain-both-legs",
        Is("emergency-1", "pain-both-legs"),
        "Nerve pain down both legs can mean that nerves at the base of the spine are being "
        "crushed.",
        "nhs111wales-sciatica",
        "nhslothian-spine-red-flags",
    ),
    emergency(
        "e2-both-legs",
        Is("emergency-1", "both-legs"),
        "Weak or numb legs on both sides can come from the spine, the nerves or a blocked artery.",
        "nhs111wales-sciatica",
        "pcn-ng127-numbness",
        "mayo-guillain-barre",
        "aorta-cannot-walk",
    ),
    emergency(
        "e3-stroke",
        Is("emergency-1", "stroke"),
        "These signs can mean a stroke or a mini-stroke, even if they went away.",
        "bcuhb-stroke-fast",
        "nwas-stroke",
        "gstt-tia",
    ),
    emergency(
        "e4-cold-leg",
        Is("emergency-1", "cold-leg"),
        "A leg that suddenly turns cold or changes colour may be getting no blood.",
        "rcem-limb-ischaemia",
        "acute-limb-textbook",
        "nhs111wales-pad",
        editorial=True,
    ),
    emergency(
        "e4-worse-leg-pain",
        Is("emergency-1", "worse-leg-pain"),
        "Leg pain on exercise that is suddenly much worse can mean that an artery is blocked.",
        "nhs111wales-pad",
        editorial=True,
    ),
    emergency(
        "e5-hard-muscle",
        Is("emergency-1", "hard-muscle"),
        "Pain that rest does not settle, with a hard muscle, can mean that pressure is harming it.",
        "compartment-jaaos-2003",
        "acute-compartment-case-2018",
        "missed-compartment-case",
    ),
    emergency(
        "e6-e13-chest-breath",
        Is("emergency-1", "chest-breath"),
        "Numbness with these signs can mean a problem with the heart, the lungs or the brain.",
        "thrombosisuk-pe",
        "uhb-dvt-pe",
        "cleveland-numbness",
        "gossopsgreen-999",
    ),
    emergency(
        "e7-dark-pee",
        Is("emergency-2", "dark-pee"),
        "Dark pee after hard exercise can mean that muscle is breaking down.",
        "cdc-rhabdo",
        "acute-compartment-case-2018",
    ),
    emergency(
        "e8-heat",
        Is("emergency-2", "heat"),
        "These signs in the heat can mean heatstroke. Cool down while you wait for help.",
        "blackcountry-heatstroke",
        "zana-heatstroke-2018",
    ),
    emergency(
        "e9-too-much-water",
        Is("emergency-2", "too-much-water"),
        "These signs can mean too little salt in the blood. Do not drink more water.",
        "low-sodium-guide-2018",
        "low-sodium-review-2019",
        editorial=True,
    ),
    emergency(
        "e10-climbing",
        Is("emergency-2", "climbing"),
        "Weakness that climbs from the feet can come to affect breathing.",
        "mayo-guillain-barre",
        "nhschoices-guillain-barre-2014",
        "gain-guillain-barre",
    ),
    emergency(
        "e11-back-belly-pain",
        Is("emergency-2", "back-belly-pain"),
        "This can mean a blocked or torn main artery.",
        "aorta-spine-2016",
        "aorta-cannot-walk",
        editorial=True,
    ),
    emergency(
        "e12-injury",
        Is("emergency-2", "injury"),
        "Numbness after an injury can mean a hurt spine or head. Keep still.",
        "harvard-numbness-2024",
        "altru-numbness",
        editorial=True,
    ),
    emergency(
        "e14-body-line",
        Is("emergency-2", "body-line"),
        "Numbness below a line across the body can come from the spinal cord.",
        "cleveland-numbness",
        editorial=True,
    ),
    emergency(
        "e15-hands-and-legs",
        Is("emergency-2", "hands-and-legs"),
        "Hands and legs together can mean pressure on the spinal cord in the neck.",
        "royalfree-neck-cord",
        "nhsinform-neck-cord",
        "neck-cord-bmj-2018",
        editorial=True,
    ),
    emergency(
        "u4-u5-back-danger",
        Is("emergency-2", "back-danger"),
        "Back pain with these signs can mean pressure or an infection at the spinal cord.",
        "nhslothian-spine-red-flags",
        "macmillan-cord-compression",
    ),
    emergency(
        "u1-weak-foot-and-pain",
        Is("emergency-2", "weak-foot-and-pain"),
        "A newly weak foot with very bad pain can mean that a nerve is being crushed.",
        "nhslothian-spine-red-flags",
    ),
    emergency(
        "e16-frozen-skin",
        Is("emergency-2", "frozen-skin"),
        "Hard, white or blistered skin after cold can be frozen. Do not rub it or heat it.",
        "nhs-frostbite-outuk",
    ),
)
