"""The questions and rules for numb legs and feet on a run.

Ids such as `e3` and `u7` are the rows of the red-flag table in the evidence file. A rule marked
`editorial` rests on the project's own judgement where no source states a limit; each of those
needs a clinician's agreement. The order of the questions is clinical: warning signs first.
"""

from __future__ import annotations

from pages.urgency import Urgency
from quiz.model import (
    ALWAYS,
    NONE,
    UNSURE,
    AllOf,
    AnyOf,
    AtLeast,
    Flow,
    Is,
    Kind,
    Not,
    Option,
    Question,
    Rule,
)

# --- Questions -----------------------------------------------------------------------------------

EMERGENCY_1 = Question(
    id="emergency-1",
    text="Do you have any of these signs?",
    hint="Choose every line that is true, now or since the numbness began. "
    "If you are not sure, say so. We then treat it as a yes.",
    kind=Kind.MANY,
    red_flag=Urgency.EMERGENCY,
    options=(
        Option(
            "saddle",
            "Numbness or tingling around your genitals, bottom or inner thighs, "
            "or new loss of sexual feeling",
        ),
        Option("bladder-bowel", "New trouble starting, feeling or holding your pee or poo"),
        Option(
            "pain-both-legs",
            "Pain, tingling or numbness that runs from your back or bottom down both legs",
        ),
        Option(
            "both-legs",
            "Weak or numb in both legs, and it is bad, spreading or getting worse. "
            "Or you cannot lift either foot",
        ),
        Option(
            "stroke",
            "Sudden drooping face, muddled speech, or one side weak or numb. Or sudden loss of "
            "sight or balance, confusion or a very bad headache. Even if it went away",
        ),
        Option(
            "cold-leg",
            "A leg or foot that suddenly turned very cold, pale, grey, blue or blotchy, "
            "with bad pain or numbness, or you cannot move it",
        ),
        Option(
            "hard-muscle",
            "Very bad pain in the lower leg or foot that does not settle after you stop. "
            "Also a hard, tight or swollen muscle, or a numb or weak foot",
        ),
        Option(
            "chest-breath",
            "Trouble breathing, chest pain, coughing up blood, fainting, collapse or a fit",
        ),
    ),
    unsure="I am not sure about one or more of these signs",
    none="None of these signs",
)

EMERGENCY_2 = Question(
    id="emergency-2",
    text="Do you have any of these other signs?",
    hint=EMERGENCY_1.hint,
    kind=Kind.MANY,
    red_flag=Urgency.EMERGENCY,
    options=(
        Option(
            "dark-pee",
            "Dark pee, like cola or tea, with very painful or weak muscles after hard exercise",
        ),
        Option(
            "heat",
            "In the heat: confusion, collapse, a fit, a very hot body, "
            "or no better after 30 minutes of cooling and rest",
        ),
        Option(
            "too-much-water",
            "After a long run with a lot of drinking: a bad headache, being sick, confusion, "
            "a fit or being very sleepy",
        ),
        Option(
            "climbing",
            "Tingling or weakness that started in the feet and is climbing, "
            "or trouble swallowing or speaking",
        ),
        Option(
            "back-belly-pain",
            "Sudden very bad back, tummy or chest pain, with numb, weak, cold or blotchy legs",
        ),
        Option(
            "injury", "It began straight after a fall, a crash or a blow to the head, neck or back"
        ),
        Option("body-line", "Numb everywhere below a line across your body, such as your waist"),
        Option(
            "hands-and-legs",
            "Clumsy or numb hands with unsteady, heavy or numb legs, and it is sudden or suddenly "
            "worse, or your pee or poo has changed",
        ),
        Option(
            "back-danger",
            "Back pain with a fever and weak legs. Or cancer, now or in the past, "
            "and a change in how you walk, pee or poo",
        ),
    ),
    unsure="I am not sure about one or more of these other signs",
    none="None of these other signs",
)

SAME_DAY = Question(
    id="same-day",
    text="Is any of this true for you?",
    hint="Choose every line that is true. If you are not sure, say so. We then treat it as a yes.",
    kind=Kind.MANY,
    red_flag=Urgency.SAME_DAY,
    options=(
        Option(
            "foot-drop",
            "I cannot lift the front of my foot, it slaps or drags, "
            "or I cannot walk on my heels or tiptoes",
        ),
        Option(
            "swollen-leg",
            "One calf or leg is newly swollen, warm, tender or throbbing, or has changed colour",
        ),
        Option("worse-over-days", "One leg is clearly getting more numb or weaker over days"),
        Option(
            "rest-pain",
            "My foot hurts, is cold or is numb in bed and hanging it down helps, "
            "or I have a sore that will not heal",
        ),
        Option(
            "foot-at-risk",
            "I have diabetes or numb feet, and a new blister, wound, burn, colour change "
            "or hot swollen foot",
        ),
        Option(
            "back-and-fever",
            "Back pain with a fever, feeling ill or a recent infection",
        ),
        Option(
            "cancer",
            "I have or had cancer, and have new back pain, a tight band of pain, "
            "or unsteady or numb legs",
        ),
        Option(
            "hands-slow",
            "Clumsy or numb hands with unsteady, heavy or numb legs, for some time",
        ),
        Option("eyes", "New blurred, double or painful sight"),
        Option("rash", "A painful rash with blisters along the numb area"),
    ),
    unsure="I am not sure about one or more of these",
    none="None of these is true for me",
)

FEEL = Question(
    id="feel",
    text="Do you feel more than numbness, or pins and needles?",
    hint="Does it feel weak? Then try 10 steps on your heels and 10 steps on your tiptoes. Stay "
    "next to a wall or a rail. Do not try it if you feel unsteady.",
    kind=Kind.MANY,
    options=(
        Option(
            "cannot-heel-toe",
            "I cannot walk on my heels or on my tiptoes, because a foot or leg is too weak",
        ),
        Option("weak", "The leg or foot feels weak, heavy or dead"),
        Option("pain", "Pain, cramp or a tight feeling"),
    ),
    unsure="I am not sure what I feel",
    none="No, only numbness or pins and needles",
    worse=("cannot-heel-toe", "weak", "pain", UNSURE),
)

CLEARS = Question(
    id="clears",
    text="How long does it last after you stop running?",
    kind=Kind.ONE,
    options=(
        Option("under-5-min", "Less than 5 minutes"),
        Option("5-to-30-min", "5 to 30 minutes"),
        Option("30-min-to-a-day", "30 minutes to a day"),
        Option(
            "over-a-day", "More than a day: it is still there the day after a run, and is no better"
        ),
    ),
    unsure="I am not sure how long it lasts",
    worse=("under-5-min", "5-to-30-min", "30-min-to-a-day", "over-a-day"),
)

REST = Question(
    id="rest",
    text="Do you ever feel it when you rest, at night or before you run?",
    kind=Kind.YES_NO_UNSURE,
    worse=("no", UNSURE, "yes"),
)

FRONT_OF_FOOT = ("toes-all", "ball-toes-34", "ball-toes-23", "foot-top", "web-1")
REST_OF_FOOT = (
    "sole-inner", "sole-outer", "heel", "foot-inner", "foot-outer",
    "ankle-front", "ankle-inner", "ankle-outer",
)  # fmt: skip
SHIN = ("shin-front", "shin-outer", "shin-inner", "knee-inner", "knee-outer-knob")
CALF = ("calf-back",)
THIGH = ("thigh-front", "thigh-inner")
UPPER = ("thigh-back", "buttock", "whole-leg", "both-legs")

WHERE = Question(
    id="where",
    text="Where do you feel it?",
    hint="Choose every place. Is it between your legs, at your genitals or bottom? Then get help "
    "now: that is a warning sign.",
    kind=Kind.MANY,
    # the ids are the regions of the leg map; "saddle" is a warning sign and asked as one
    options=(
        Option("toes-all", "The toes"),
        Option("web-1", "The skin between the big toe and the second toe"),
        Option("ball-toes-23", "The ball of the foot, by the second and third toes"),
        Option("ball-toes-34", "The ball of the foot, by the third and fourth toes"),
        Option("foot-top", "The top of the foot"),
        Option("foot-inner", "The inner edge and arch of the foot"),
        Option("foot-outer", "The outer edge of the foot and the little toe"),
        Option("sole-inner", "The inner part of the sole"),
        Option("sole-outer", "The outer part of the sole"),
        Option("heel", "The heel"),
        Option("ankle-front", "The front of the ankle"),
        Option("ankle-inner", "Behind the inner ankle bone"),
        Option("ankle-outer", "Behind the outer ankle bone"),
        Option("shin-front", "The front of the shin"),
        Option("shin-outer", "The outer shin"),
        Option("shin-inner", "The inner shin"),
        Option("calf-back", "The calf"),
        Option("knee-inner", "The inner side of the knee"),
        Option("knee-outer-knob", "The bony knob below the outer knee"),
        Option("thigh-front", "The front of the thigh"),
        Option("thigh-outer", "The outer side of the thigh"),
        Option("thigh-inner", "The inner side of the thigh, near the knee"),
        Option("thigh-back", "The back of the thigh"),
        Option("buttock", "The buttock"),
        Option("both-feet-sock", "Both feet, as if I wear socks"),
        Option("whole-leg", "The whole leg"),
        Option("both-legs", "Both legs"),
        Option("hands-lips", "The hands, or around the mouth"),
    ),
    none="None of these places, or I cannot tell",
    worse=(
        *REST_OF_FOOT,
        *SHIN,
        *CALF,
        *THIGH,
        *UPPER,
        "thigh-outer",
        "both-feet-sock",
        "hands-lips",
    ),
)

EXTRA = Question(
    id="extra",
    text="What else do you notice?",
    hint="Choose every line that is true.",
    kind=Kind.MANY,
    options=(
        Option("back", "Pain in my back or buttock"),
        Option("tight", "A muscle that gets tight, hard or swollen, or bulges"),
        Option("cold", "The foot or leg turns cold or pale, changes colour or loses its hair"),
        Option("pebble", "It feels like a pebble under my foot, or pain shoots between my toes"),
        Option(
            "injury",
            "It began after a sprain, a knee injury, kneeling, a tight brace or big weight loss",
        ),
        Option("worse", "It is getting worse, or it takes longer to go"),
        Option(
            "not-shoes",
            "It also comes without shoes, or came back after 2 weeks with looser laces",
        ),
    ),
    none="I notice none of these",
    worse=("back", "tight", "cold", "pebble", "injury", "worse", "not-shoes"),
)

SIDE = Question(
    id="side",
    text="Is it on one side or on both?",
    kind=Kind.ONE,
    options=(
        Option("one", "One side"),
        Option("both", "Both sides"),
        Option("changes", "It changes"),
    ),
)

ONSET = Question(
    id="onset",
    text="When does it start?",
    hint="Choose the line that fits best.",
    kind=Kind.ONE,
    options=(
        Option("these-shoes", "Only in some shoes"),
        Option("after-long", "After a long time"),
        Option("same-time-or-distance", "On most runs, at about the same time or distance"),
        Option("fast-or-uphill", "Only when I run fast or uphill"),
        Option("cold", "In the cold"),
        Option("hot", "When I get hot"),
        Option("nervous-start", "At the start, or when I am nervous"),
        Option("no-pattern", "There is no clear pattern, or I am not sure"),
    ),
)

EASES = Question(
    id="eases",
    text="What makes it go?",
    hint="Choose the line that fits best.",
    kind=Kind.ONE,
    options=(
        Option("loosen-or-remove-shoes", "I loosen or take off my shoes"),
        Option("standing-still", "I slow down or stand still"),
        Option("sitting-or-bending", "I sit down or bend forward"),
        Option("lying", "I lie down"),
        Option("warming", "I get warm"),
        Option("cooling", "I cool down"),
        Option("slow-breathing", "I breathe slowly"),
        Option("nothing", "Nothing that I do"),
    ),
    unsure="I am not sure what makes it go",
    worse=("loosen-or-remove-shoes", UNSURE, "nothing"),
)

ABOUT = Question(
    id="about",
    text="Is any of this true about you?",
    hint="Choose every line that is true.",
    kind=Kind.MANY,
    options=(
        Option("under-16", "I am under 16"),
        Option("over-50", "I am 50 or over"),
        Option("pregnant", "I am pregnant"),
        Option("smoker", "I smoke"),
        Option("diabetes", "I have diabetes"),
        Option("arteries", "I have heart or artery disease"),
        Option("nerves", "I have a nerve condition, such as neuropathy"),
        Option("ms", "I have multiple sclerosis, or once had a nerve or eye attack"),
        Option(
            "low-b12",
            "I am vegan without B12, take metformin, stomach acid tablets or vitamin B6, "
            "use nitrous oxide, or had stomach or bowel surgery",
        ),
        Option("medicine", "I had chemotherapy, or took a new medicine before it began"),
        Option("alcohol", "I drink a lot of alcohol, or have thyroid or kidney disease"),
    ),
    none="None of these is true about me",
    worse=(
        "under-16",
        "over-50",
        "pregnant",
        "smoker",
        "diabetes",
        "arteries",
        "nerves",
        "ms",
        "low-b12",
        "medicine",
        "alcohol",
    ),
)

NOW = Question(
    id="now",
    text="Is it numb right now?",
    kind=Kind.ONE,
    options=(Option("yes", "Yes"), Option("no", "No")),
)

# --- Emergency -----------------------------------------------------------------------------------


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
)

# --- Same day ------------------------------------------------------------------------------------


def same_day(
    rule: str, sign: Is | AllOf, why: str, *sources: str, page: str, editorial: bool = False
) -> Rule:
    """Say that one sign needs help today, and name the page about it."""
    return Rule(rule, Urgency.SAME_DAY, sign, why, sources, (page,), editorial)


SAME_DAY_RULES = (
    same_day(
        "u1-foot-drop",
        Is("same-day", "foot-drop"),
        "A foot that you cannot lift can mean that a nerve is trapped and needs help soon.",
        "nhslothian-spine-red-flags",
        "axa-foot-drop",
        "peroneal-review-2021",
        page="causes/trapped-nerve-in-the-leg.md",
    ),
    same_day(
        "u2-swollen-leg",
        Is("same-day", "swollen-leg"),
        "A swollen, warm or sore leg can mean a blood clot. Do not rub it or run on it.",
        "northtees-dvt",
        "uhb-dvt-pe",
        page="get-help.md",
        editorial=True,
    ),
    same_day(
        "u3-worse-over-days",
        Is("same-day", "worse-over-days"),
        "Numbness or weakness that grows over days can mean that a nerve is being harmed.",
        "nhslothian-spine-red-flags",
        "cleveland-numbness",
        page="causes/lower-back.md",
    ),
    same_day(
        "u6-rest-pain",
        Is("same-day", "rest-pain"),
        "A foot that is cold, numb or sore at rest may not be getting enough blood.",
        "eastlancs-pad",
        "rcem-limb-ischaemia",
        page="causes/arteries.md",
        editorial=True,
    ),
    same_day(
        "u7-foot-at-risk",
        Is("same-day", "foot-at-risk"),
        "With diabetes or numb feet, a small foot problem can get worse fast.",
        "nhsinform-neuropathy",
        "va-diabetic-feet",
        page="causes/whole-body-nerves.md",
        editorial=True,
    ),
    same_day(
        "u4-back-and-fever",
        Is("same-day", "back-and-fever"),
        "Back pain with a fever and numbness can mean an infection in the spine.",
        "nhslothian-spine-red-flags",
        page="causes/lower-back.md",
    ),
    same_day(
        "u5-cancer",
        Is("same-day", "cancer"),
        "In someone who has had cancer, these signs can mean pressure on the spinal cord.",
        "rnoh-cord-compression",
        "nice-cg75-public",
        "macmillan-cord-compression",
        page="causes/brain-and-spinal-cord.md",
    ),
    same_day(
        "e15-hands-slow",
        Is("same-day", "hands-slow"),
        "Hands and legs together can mean pressure on the spinal cord in the neck.",
        "nhsinform-neck-cord",
        "neck-cord-bmj-2018",
        page="causes/brain-and-spinal-cord.md",
        editorial=True,
    ),
    same_day(
        "u9-eyes",
        Is("same-day", "eyes"),
        "A change in your sight together with numbness needs a check today.",
        "mscanada-heat",
        "msaa-heat",
        page="causes/brain-and-spinal-cord.md",
        editorial=True,
    ),
    same_day(
        "u10-rash",
        Is("same-day", "rash"),
        "A painful rash along the numb area needs a check. It can be shingles.",
        "cleveland-numbness",
        page="get-help.md",
        editorial=True,
    ),
    same_day(
        "u1-weak-walk",
        Is("feel", "cannot-heel-toe"),
        "Being too weak to walk on your heels or tiptoes can mean that a nerve is trapped.",
        "nhslothian-spine-red-flags",
        "axa-foot-drop",
        "peroneal-review-2021",
        page="causes/trapped-nerve-in-the-leg.md",
    ),
    same_day(
        "u8-over-a-day",
        Is("clears", "over-a-day"),
        "Numbness that is still there the day after a run can mean a hurt nerve.",
        "nerve-damage-classes-2024",
        page="faq/how-long.md",
        editorial=True,
    ),
    # last, so that whoever has another sign above is not asked for this one
    same_day(
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
    ),
)

# --- Book an appointment, or look after it yourself -----------------------------------------------


def at(*places: str) -> AnyOf:
    """Say that it is felt in at least one of these places."""
    return AnyOf(*(Is("where", place) for place in places))


ARTERY_RISKS = (
    Is("about", "over-50"),
    Is("about", "smoker"),
    Is("about", "diabetes"),
    Is("about", "arteries"),
)

SELF_CARE_ANSWERS = AllOf(
    Not(Is("feel", "cannot-heel-toe")),
    Not(Is("feel", "weak")),
    Not(Is("feel", "pain")),
    Is("clears", "under-5-min"),
    Is("rest", "no"),
    AnyOf(Is("onset", "these-shoes"), Is("onset", "after-long"), Is("onset", "no-pattern")),
    Is("eases", "loosen-or-remove-shoes"),
    Is("extra", NONE),
    Not(AtLeast(2, *ARTERY_RISKS)),
    Not(
        AnyOf(
            Is("about", "under-16"),
            Is("about", "pregnant"),
            Is("about", "diabetes"),
            Is("about", "arteries"),
            Is("about", "nerves"),
            Is("about", "ms"),
            Is("about", "low-b12"),
            Is("about", "medicine"),
            Is("about", "alcohol"),
        )
    ),
)

EVERY_LINE_OF_SELF_CARE = AllOf(
    at(*FRONT_OF_FOOT),
    Not(at(*WHERE.worse)),
    SELF_CARE_ANSWERS,
)
"""Warning signs are ruled out before; one line that is not true is enough for an appointment."""


def appointment(
    rule: str,
    sign: Is | AnyOf | AllOf | AtLeast,
    why: str,
    *sources: str,
    pages: tuple[str, ...],
    group: str = "pattern",
) -> Rule:
    """Say that one answer is a reason to book an appointment, and name the pages about it.

    The sources say what the answer can mean; that it can wait for an appointment is editorial, and
    so is the order of the rules. Of all patterns the first that fits counts, and of all rules about
    "you" the first.
    """
    return Rule(rule, Urgency.APPOINTMENT, sign, why, sources, pages, editorial=True, group=group)


TIGHT_SHOES = "causes/tight-shoes.md"
TRAPPED_NERVE = "causes/trapped-nerve-in-the-leg.md"
MORTONS = "causes/mortons-neuroma.md"
OUTER_THIGH = "causes/outer-thigh.md"
LOWER_BACK = "causes/lower-back.md"
MUSCLE_PRESSURE = "causes/muscle-pressure.md"
ARTERIES = "causes/arteries.md"
COLD_TOES = "causes/cold-toes.md"
WHOLE_BODY = "causes/whole-body-nerves.md"
LOW_VITAMINS = "causes/low-vitamins.md"
SPINAL_CORD = "causes/brain-and-spinal-cord.md"
OVER_BREATHING = "causes/over-breathing.md"
SALTS = "causes/salts-and-fluids.md"

COUNTS_FIRST = (
    Rule(
        id="b0-three-unsure",
        urgency=Urgency.APPOINTMENT,
        when=AtLeast(
            3,
            Is("feel", UNSURE),
            Is("clears", UNSURE),
            Is("rest", UNSURE),
            # what eases it is asked of the few in whom it tells causes apart
            AllOf(at(*UPPER, "both-feet-sock", "hands-lips"), Is("eases", UNSURE)),
        ),
        why="You are not sure about 3 or more answers, so a talk with a clinician helps most.",
        sources=("pcn-ng127-numbness",),
        pages=("faq/see-a-doctor.md",),
        editorial=True,
        only=True,
    ),
    appointment(
        "b4-artery-risks",
        AtLeast(2, *ARTERY_RISKS),
        "Age 50 or over, smoking, diabetes and artery disease: with 2 of these, ask for a check of "
        "the pulses in your feet.",
        "nhs111wales-pad",
        "eastlancs-pad",
        pages=(ARTERIES,),
        group="you",
    ),
    appointment(
        "b5-multiple-sclerosis",
        Is("about", "ms"),
        "With multiple sclerosis, heat and exercise can bring old signs back for a while.",
        "mscanada-heat",
        "msaa-heat",
        pages=(SPINAL_CORD,),
        group="you",
    ),
)

PATTERNS = (
    # hands and both feet
    appointment(
        "b12-cold-hands",
        AllOf(at("hands-lips"), Is("eases", "warming")),
        "Fingers and toes that go numb and need warmth can be sensitive to cold.",
        "sruk-raynauds",
        "britbrief-raynauds",
        pages=(COLD_TOES, WHOLE_BODY, OVER_BREATHING),
    ),
    appointment(
        "b5-hands-and-mouth",
        at("hands-lips"),
        "Numb hands or a numb mouth can come from fast breathing, or from salts and fluids.",
        "notebook-over-breathing",
        "low-sodium-guide-2018",
        pages=(OVER_BREATHING, SALTS, WHOLE_BODY),
    ),
    appointment(
        "b5-socks-shoes",
        AllOf(at("both-feet-sock"), Is("eases", "loosen-or-remove-shoes")),
        "Shoes can numb both feet, and so can nerves in the whole body.",
        "patientinfo-pins-and-needles",
        "nhsinform-neuropathy",
        pages=(TIGHT_SHOES, WHOLE_BODY, LOW_VITAMINS),
    ),
    appointment(
        "b12-socks-cold",
        AllOf(at("both-feet-sock"), Is("eases", "warming")),
        "Feet that go numb and need warmth can be sensitive to cold.",
        "sruk-raynauds",
        "britbrief-raynauds",
        pages=(COLD_TOES, WHOLE_BODY, LOW_VITAMINS),
    ),
    appointment(
        "b5-socks-heat",
        AllOf(at("both-feet-sock"), Is("eases", "cooling")),
        "Numbness that comes with heat and goes as you cool down can come from the nerves.",
        "mscanada-heat",
        "msaa-heat",
        pages=(SPINAL_CORD, WHOLE_BODY, LOW_VITAMINS),
    ),
    appointment(
        "b5-socks-breathing",
        AllOf(at("both-feet-sock"), Is("eases", "slow-breathing")),
        "Tingling in both feet that slow breathing stops can come from breathing too fast.",
        "notebook-over-breathing",
        pages=(OVER_BREATHING, SALTS, WHOLE_BODY),
    ),
    appointment(
        "b5-socks",
        at("both-feet-sock"),
        "Numbness in both feet, like socks, can come from nerves in the whole body.",
        "nhsinform-neuropathy",
        "pcn-ng127-numbness",
        pages=(WHOLE_BODY, LOW_VITAMINS),
    ),
    # above the knee
    appointment(
        "b4-upper-leg",
        AllOf(at(*UPPER), Is("eases", "standing-still")),
        "Numbness of the whole or upper leg that goes when you stand still can come from its "
        "blood supply.",
        "nhs111wales-pad",
        "stenosis-jama-2010",
        pages=(ARTERIES, LOWER_BACK, SPINAL_CORD),
    ),
    appointment(
        "b7-upper-leg",
        at(*UPPER),
        "Numbness of the whole or upper leg often comes from the lower back.",
        "nhs111wales-sciatica",
        "stenosis-jama-2010",
        pages=(LOWER_BACK, SPINAL_CORD, ARTERIES),
    ),
    appointment(
        "b4-thigh-hard-effort",
        AllOf(at(*THIGH), Is("onset", "fast-or-uphill")),
        "A thigh that goes numb or dead only at hard effort can come from an artery.",
        "iliac-endofibrosis-2022",
        "pogo-endofibrosis",
        pages=(ARTERIES, LOWER_BACK, OUTER_THIGH),
    ),
    appointment(
        "b7-thigh",
        at(*THIGH),
        "Numbness at the front or inner thigh can come from the lower back.",
        "openanesthesia-leg-nerves",
        "harrison-nerve-roots",
        pages=(LOWER_BACK, OUTER_THIGH, ARTERIES),
    ),
    appointment(
        "b9-outer-thigh",
        at("thigh-outer"),
        "A numb patch on the outer thigh can come from one nerve under the skin.",
        "mayo-meralgia",
        "delaware-meralgia-2015",
        pages=(OUTER_THIGH, LOWER_BACK),
    ),
    # from the knee to the sole
    appointment(
        "b7-back-pain",
        AllOf(at(*CALF, *SHIN, *REST_OF_FOOT), Is("extra", "back")),
        "Numbness below the knee with back or buttock pain can come from a nerve in the back.",
        "nhs111wales-sciatica",
        "healthify-sciatica",
        pages=(LOWER_BACK, TRAPPED_NERVE, ARTERIES),
    ),
    appointment(
        "b3-tight-muscle",
        AllOf(at(*CALF, *SHIN), Is("extra", "tight")),
        "A tight, hard muscle with numbness can come from pressure inside the muscle.",
        "mayo-compartment-symptoms-2013",
        "artery-or-compartment-2017",
        pages=(MUSCLE_PRESSURE, ARTERIES, TRAPPED_NERVE),
    ),
    appointment(
        "b4-cold-leg",
        AllOf(at(*CALF, *SHIN), Is("extra", "cold")),
        "A lower leg or foot that turns cold or pale can come from its blood supply.",
        "hancock-artery-entrapment",
        "nhs111wales-pad",
        pages=(ARTERIES, MUSCLE_PRESSURE, LOWER_BACK),
    ),
    appointment(
        "b1-same-point",
        AllOf(at(*CALF), Is("onset", "same-time-or-distance")),
        "Numbness at the same point of most runs can come from muscle pressure or an artery.",
        "pharmacy-compartment",
        "mayo-compartment-symptoms-2013",
        "nhs111wales-pad",
        pages=(MUSCLE_PRESSURE, ARTERIES, TRAPPED_NERVE),
    ),
    appointment(
        "b4-calf",
        at(*CALF),
        "Numbness or cramp in the calf can come from an artery, a muscle or the back.",
        "hancock-artery-entrapment",
        "nhs111wales-pad",
        "artery-or-compartment-2017",
        pages=(ARTERIES, MUSCLE_PRESSURE, LOWER_BACK),
    ),
    appointment(
        "b3-both-shins",
        AllOf(at(*SHIN), Is("side", "both")),
        "Numbness at both shins can come from pressure inside the muscles.",
        "compartment-jaaos-2003",
        "artery-or-compartment-2017",
        pages=(MUSCLE_PRESSURE, TRAPPED_NERVE, LOWER_BACK),
    ),
    appointment(
        "b10-shin",
        at(*SHIN),
        "Numbness at the shin or inner knee can come from a nerve that is pressed in the leg.",
        "peroneal-review-2021",
        "neuropax-foot-drop",
        "foot-entrapment-2015",
        pages=(TRAPPED_NERVE, MUSCLE_PRESSURE, LOWER_BACK),
    ),
    appointment(
        "b5-both-soles",
        AllOf(at(*REST_OF_FOOT), Is("rest", "yes"), Is("side", "both")),
        "Numb feet on both sides, also at rest, can come from nerves in the whole body.",
        "nhsinform-neuropathy",
        "pcn-ng127-numbness",
        pages=(WHOLE_BODY, LOW_VITAMINS, TRAPPED_NERVE),
    ),
    appointment(
        "b10-rest-of-foot",
        at(*REST_OF_FOOT),
        "Numbness of the sole, heel, ankle or foot edge can come from a pressed nerve, or shoes.",
        "washu-tarsal-tunnel",
        "tarsal-tunnel-review-2022",
        "orthobullets-deep-peroneal",
        "sprain-nerve-1985",
        pages=(TRAPPED_NERVE, TIGHT_SHOES),
    ),
    # the front of the foot, with something that shoes do not explain
    appointment(
        "b5-front-both-rest",
        AllOf(at(*FRONT_OF_FOOT), Is("rest", "yes"), Is("side", "both")),
        "Numb toes on both sides, also at rest, can come from nerves in the whole body.",
        "nhsinform-neuropathy",
        "pcn-ng127-numbness",
        pages=(WHOLE_BODY, LOW_VITAMINS, TIGHT_SHOES),
    ),
    appointment(
        "b5-front-rest",
        AllOf(at(*FRONT_OF_FOOT), Is("rest", "yes")),
        "Numbness that also comes at rest is not only about running.",
        "nhsinform-neuropathy",
        "pcn-ng127-numbness",
        "nhs111wales-sciatica",
        pages=(TRAPPED_NERVE, WHOLE_BODY),
    ),
    appointment(
        "b12-cold-toes",
        AllOf(at(*FRONT_OF_FOOT), AnyOf(Is("onset", "cold"), Is("extra", "cold"))),
        "Toes that turn cold or pale or change colour can be sensitive to cold.",
        "sruk-raynauds",
        "britbrief-raynauds",
        pages=(COLD_TOES, ARTERIES, TIGHT_SHOES),
    ),
    appointment(
        "b5-front-heat",
        AllOf(at(*FRONT_OF_FOOT), Is("onset", "hot")),
        "Numbness that comes with heat can come from feet that swell, or from the nerves.",
        "mscanada-heat",
        "msaa-heat",
        pages=(TIGHT_SHOES, SPINAL_CORD, WHOLE_BODY),
    ),
    appointment(
        "b5-front-nervous",
        AllOf(at(*FRONT_OF_FOOT), Is("onset", "nervous-start")),
        "Tingling at the start of a run or when nervous can come from breathing too fast.",
        "notebook-over-breathing",
        pages=(OVER_BREATHING, TIGHT_SHOES, SALTS),
    ),
    appointment(
        "b7-front-back-pain",
        AllOf(at(*FRONT_OF_FOOT), Is("extra", "back")),
        "A numb foot with back or buttock pain can come from a nerve in the back.",
        "nhs111wales-sciatica",
        "healthify-sciatica",
        pages=(LOWER_BACK, TRAPPED_NERVE, TIGHT_SHOES),
    ),
    appointment(
        "b8-pebble",
        AllOf(at(*FRONT_OF_FOOT), Is("extra", "pebble")),
        "The feeling of a pebble can come from a nerve that is squeezed between two toes.",
        "yourphysio-mortons-2020",
        "zana-mortons",
        pages=(MORTONS, TIGHT_SHOES, TRAPPED_NERVE),
    ),
    appointment(
        "b3-front-tight-muscle",
        AllOf(at(*FRONT_OF_FOOT), Is("extra", "tight")),
        "A tight, hard muscle can press on the nerve that goes to the top of the foot.",
        "mayo-compartment-symptoms-2013",
        "compartment-jaaos-2003",
        pages=(MUSCLE_PRESSURE, TRAPPED_NERVE, TIGHT_SHOES),
    ),
    appointment(
        "b10-front-injury",
        AllOf(at(*FRONT_OF_FOOT), Is("extra", "injury")),
        "Numbness after a sprain, an injury or a tight brace can come from a hurt nerve.",
        "sprain-nerve-1985",
        "neuropax-foot-drop",
        pages=(TRAPPED_NERVE, TIGHT_SHOES, "faq/uneven-ground.md"),
    ),
)

ABOUT_YOU = (
    appointment(
        "b5-nerve-risk",
        AnyOf(Is("about", "diabetes"), Is("about", "nerves"), Is("about", "alcohol")),
        "Diabetes, a nerve condition, thyroid or kidney disease or much alcohol can harm nerves.",
        "nhsinform-neuropathy",
        "pcn-ng127-numbness",
        "ufhealth-alcohol-neuropathy",
        pages=(WHOLE_BODY,),
        group="you",
    ),
    appointment(
        "b6-low-b12",
        Is("about", "low-b12"),
        "Your diet, a medicine or surgery can lead to low vitamin B12. Too much B6 harms nerves.",
        "mhra-metformin-b12-2022",
        "nhs111wales-b12",
        "b12-consensus-2024",
        "tga-b6-2022",
        pages=(LOW_VITAMINS,),
        group="you",
    ),
    appointment(
        "b11-new-medicine",
        Is("about", "medicine"),
        "Some medicines can affect nerves. Do not stop a medicine without asking first.",
        "medicines-neuropathy-table",
        "adam-numbness",
        pages=(WHOLE_BODY,),
        group="you",
    ),
    appointment(
        "b13-young-or-pregnant",
        AnyOf(Is("about", "under-16"), Is("about", "pregnant")),
        "Under 16 or when pregnant, it is best to have numbness checked.",
        "pcn-ng127-numbness",
        pages=("faq/see-a-doctor.md",),
        group="you",
    ),
)

LAST_RULES = (
    appointment(
        "b2-front-of-foot",
        AllOf(at(*FRONT_OF_FOOT), Not(SELF_CARE_ANSWERS)),
        "Numb toes can come from tight shoes, but one of your answers needs a clinician.",
        "patientinfo-pins-and-needles",
        "orthobullets-deep-peroneal",
        "yourphysio-mortons-2020",
        pages=(TIGHT_SHOES, TRAPPED_NERVE, MORTONS),
    ),
    Rule(
        id="s1-shoes",
        urgency=Urgency.SELF_CARE,
        when=EVERY_LINE_OF_SELF_CARE,
        why="It is only in the toes or front of the foot, it goes fast once the shoe is loose, "
        "and there is no other sign.",
        sources=(
            "patientinfo-pins-and-needles",
            "lacing-pressure-2010",
            "orthobullets-deep-peroneal",
        ),
        pages=(TIGHT_SHOES, "faq/running-shoes.md"),
        editorial=True,
    ),
    Rule(
        id="s2-now",
        urgency=Urgency.SELF_CARE,
        when=AllOf(EVERY_LINE_OF_SELF_CARE, Is("now", "yes")),
        why="It is numb now, so these first steps can help.",
        sources=("patientinfo-pins-and-needles",),
        pages=("happening-now.md",),
        editorial=True,
    ),
)

DONT_RUN = "do not run on a leg that is weak, numb or painful"
DONT_RUB = "do not use heat, ice or massage on numb skin"

FLOW = Flow(
    id="leg-numbness",
    version="2026.2",
    title="Why is my leg or foot numb?",
    questions=(
        EMERGENCY_1,
        EMERGENCY_2,
        SAME_DAY,
        FEEL,
        CLEARS,
        REST,
        WHERE,
        EXTRA,
        SIDE,
        ONSET,
        EASES,
        ABOUT,
        NOW,
    ),
    rules=EMERGENCY_RULES + SAME_DAY_RULES + COUNTS_FIRST + PATTERNS + ABOUT_YOU + LAST_RULES,
    fallback=Rule(
        id="b-otherwise",
        urgency=Urgency.APPOINTMENT,
        when=ALWAYS,
        why="Your answers show no clear pattern, so a clinician should have a look.",
        sources=("pcn-ng127-numbness",),
        pages=("faq/see-a-doctor.md",),
        editorial=True,
    ),
    help_page="get-help.md",
    come_back={
        Urgency.SAME_DAY: "Call your emergency number if it gets worse while you wait, "
        "or if a sign from the first two questions starts.",
        Urgency.APPOINTMENT: "Get help today if your foot gets weak, if it gets worse over days, "
        "or if it is still there the day after a run. Call your emergency number if a sign from "
        "the first two questions starts.",
        Urgency.SELF_CARE: "Book an appointment if it comes back after 2 weeks with looser laces "
        "and shoes that fit. The 2 weeks are our own judgement, not from a study. Get help today "
        "if your foot gets weak or the numbness is still there the day after a run. Call your "
        "emergency number if a sign from the first two questions starts.",
    },
    do={
        Urgency.EMERGENCY: (
            "stop, sit or lie down, and keep warm or cool as you need",
            "ask someone to stay with you",
            "take a list of your medicines with you",
        ),
        Urgency.SAME_DAY: (
            "stop running until a clinician has seen you",
            "look at both feet and legs, and compare them",
            "tell the clinician when it began and what has changed",
        ),
        Urgency.APPOINTMENT: (
            "stop and check at the first numbness on a run",
            "write down where, when and how long it is numb",
            "look at your feet each day for sores or blisters",
        ),
        Urgency.SELF_CARE: (
            "loosen your laces, and leave the eyelets over the sore spot free",
            "check that there is room in front of your longest toe",
            "walk until the feeling is fully back, then run easy",
        ),
    },
    dont={
        Urgency.EMERGENCY: ("do not drive yourself", "do not wait to see if it passes"),
        Urgency.SAME_DAY: (DONT_RUN, "do not rub a swollen calf", DONT_RUB),
        Urgency.APPOINTMENT: (DONT_RUN, DONT_RUB, "do not stop a medicine without asking first"),
        Urgency.SELF_CARE: (DONT_RUB, "do not run on if the foot is still numb"),
    },
)
