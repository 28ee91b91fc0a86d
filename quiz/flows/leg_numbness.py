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
        Option("pain-both-legs", "Pain that shoots from your back or bottom down both legs"),
        Option(
            "both-legs",
            "Weak or numb in both legs, and it is bad, spreading or getting worse",
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
            "Very bad pain in the lower leg or foot that does not settle when you stop, "
            "with a hard, tight or swollen muscle",
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
            "Clumsy or numb hands, together with unsteady, heavy or numb legs",
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
        Option("foot-drop", "I cannot lift the front of my foot, or my foot slaps or drags"),
        Option(
            "swollen-leg",
            "One calf or leg is swollen, warm, sore or throbbing, or has changed colour",
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
        Option("eyes", "New blurred, double or painful sight"),
        Option("rash", "A painful rash with blisters along the numb area"),
    ),
    unsure="I am not sure about one or more of these",
    none="None of these is true for me",
)

HEEL_TOE = Question(
    id="heel-toe",
    text="Can you walk 10 steps on your heels, then 10 steps on your tiptoes?",
    hint="Try it next to a wall or a rail. Do not try it if you feel unsteady.",
    kind=Kind.ONE,
    options=(
        Option("yes", "Yes"),
        Option("pain", "No, because it hurts"),
        Option("weak", "No, because a foot or leg is too weak"),
    ),
    unsure="I have not tried, or I am not sure",
    worse=("yes", "pain", "weak"),
)

LASTS = Question(
    id="lasts",
    text="How long does it last after you stop running?",
    kind=Kind.ONE,
    options=(
        Option("under-5-min", "Less than 5 minutes"),
        Option("5-to-30-min", "5 to 30 minutes"),
        Option("30-min-to-a-day", "30 minutes to a day"),
        Option("over-a-day", "More than a day, or it is still there the day after a run"),
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

WHERE = Question(
    id="where",
    text="Where do you feel it?",
    hint="If two lines fit, choose the lower line.",
    kind=Kind.ONE,
    options=(
        Option("toes", "Only in my toes, the ball of my foot or the top of my foot"),
        Option("below-knee", "Another place below the knee, such as the heel, shin or calf"),
        Option("above-knee", "Above the knee, or in the whole leg"),
        Option("socks", "In both feet, as if I wear socks"),
    ),
    unsure="I am not sure where it is",
)

LOOSEN = Question(
    id="loosen",
    text="Does it go within a few minutes when you loosen or take off your shoes?",
    kind=Kind.YES_NO_UNSURE,
    worse=("yes", UNSURE, "no"),
)

ALSO = Question(
    id="also",
    text="What else do you notice?",
    hint="Choose every line that is true.",
    kind=Kind.MANY,
    options=(
        Option("back-pain", "Pain in my back or buttock"),
        Option("tight", "The leg or foot hurts, swells, or feels tight and hard"),
        Option("colour", "The foot or toes turn cold or pale or change colour"),
        Option("heavy", "The leg feels weak, heavy or dead"),
        Option("same-point", "It comes on most runs, at about the same time or distance"),
        Option("no-shoes", "It also comes when I wear no shoes"),
        Option("worse", "It is getting worse, or it takes longer to go"),
        Option("tried", "It came back after 2 weeks with looser laces or other shoes"),
    ),
    unsure="I am not sure what else I notice",
    none="I notice none of these",
    worse=(
        "back-pain",
        "tight",
        "colour",
        "heavy",
        "same-point",
        "no-shoes",
        "worse",
        "tried",
        UNSURE,
    ),
)

ABOUT = Question(
    id="about",
    text="Is any of this true about you?",
    hint="Choose every line that is true.",
    kind=Kind.MANY,
    options=(
        Option("under-16", "I am under 16"),
        Option("pregnant", "I am pregnant"),
        Option("diabetes", "I have diabetes"),
        Option("arteries", "I have heart or artery disease, or I am 50 or over and smoke"),
        Option("nerves", "I have a nerve condition, such as neuropathy or multiple sclerosis"),
        Option(
            "low-b12",
            "I am vegan and take no B12, I take metformin or stomach acid tablets, I had stomach "
            "or bowel surgery, or I use nitrous oxide",
        ),
        Option("new-medicine", "I started a new medicine before the numbness began"),
    ),
    none="None of these is true about me",
    worse=("under-16", "pregnant", "diabetes", "arteries", "nerves", "low-b12", "new-medicine"),
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
)

# --- Same day ------------------------------------------------------------------------------------


def same_day(
    rule: str, sign: Is, why: str, *sources: str, page: str, editorial: bool = False
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
        Is("heel-toe", "weak"),
        "Being too weak to walk on your heels or tiptoes can mean that a nerve is trapped.",
        "nhslothian-spine-red-flags",
        "axa-foot-drop",
        "peroneal-review-2021",
        page="causes/trapped-nerve-in-the-leg.md",
    ),
    same_day(
        "u8-over-a-day",
        Is("lasts", "over-a-day"),
        "Numbness that is still there the day after a run can mean a hurt nerve.",
        "nerve-damage-classes-2024",
        page="faq/how-long.md",
        editorial=True,
    ),
)

# --- Book an appointment, or look after it yourself -----------------------------------------------

EVERY_LINE_OF_SELF_CARE = AllOf(
    Is("where", "toes"),
    Is("loosen", "yes"),
    Is("lasts", "under-5-min"),
    Is("rest", "no"),
    Is("also", NONE),
    Is("about", NONE),
    Not(Is("heel-toe", "pain")),
)
"""Warning signs are ruled out before; one line that is not true is enough for an appointment."""


def appointment(
    rule: str, sign: Is | AnyOf | AllOf, why: str, *sources: str, pages: tuple[str, ...]
) -> Rule:
    """Say that one answer is a reason to book an appointment, and name the pages about it.

    The sources say what the answer can mean; that it can wait for an appointment is editorial.
    """
    return Rule(rule, Urgency.APPOINTMENT, sign, why, sources, pages, editorial=True)


APPOINTMENT_RULES = (
    Rule(
        id="b0-three-unsure",
        urgency=Urgency.APPOINTMENT,
        when=AtLeast(
            3,
            Is("lasts", UNSURE),
            Is("rest", UNSURE),
            Is("where", UNSURE),
            Is("also", UNSURE),
            Is("loosen", UNSURE),
        ),
        why="You are not sure about 3 or more answers, so a talk with a clinician helps most.",
        sources=("pcn-ng127-numbness",),
        pages=("faq/see-a-doctor.md",),
        editorial=True,
        only=True,
    ),
    appointment(
        "b8-toes",
        AllOf(Is("where", "toes"), Not(EVERY_LINE_OF_SELF_CARE)),
        "Numb toes can come from tight shoes, but one of your answers needs a clinician.",
        "yourphysio-mortons-2020",
        "patientinfo-pins-and-needles",
        pages=("causes/tight-shoes.md", "causes/mortons-neuroma.md"),
    ),
    appointment(
        "b10-below-knee",
        Is("where", "below-knee"),
        "Numbness there can come from a nerve that is pressed in the leg, or from the muscles.",
        "peroneal-review-2021",
        "neuropax-foot-drop",
        pages=("causes/trapped-nerve-in-the-leg.md", "causes/muscle-pressure.md"),
    ),
    appointment(
        "b9-above-knee",
        Is("where", "above-knee"),
        "Numbness above the knee can come from the back or from a nerve in the thigh.",
        "mayo-meralgia",
        "delaware-meralgia-2015",
        "nhs111wales-sciatica",
        pages=("causes/lower-back.md", "causes/outer-thigh.md"),
    ),
    appointment(
        "b5-socks",
        Is("where", "socks"),
        "Numbness in both feet, like socks, can come from nerves in the whole body.",
        "nhsinform-neuropathy",
        "pcn-ng127-numbness",
        pages=("causes/whole-body-nerves.md", "causes/low-vitamins.md"),
    ),
    appointment(
        "b0-where-unsure",
        Is("where", UNSURE),
        "You are not sure where it is, so a clinician should have a look.",
        "pcn-ng127-numbness",
        pages=("faq/other-causes.md", "faq/see-a-doctor.md"),
    ),
    appointment(
        "b7-back-pain",
        Is("also", "back-pain"),
        "Numbness with back or buttock pain can come from a nerve in the back.",
        "nhs111wales-sciatica",
        "healthify-sciatica",
        pages=("causes/lower-back.md",),
    ),
    appointment(
        "b12-cold-toes",
        AllOf(Is("where", "toes"), Is("also", "colour")),
        "Toes that turn cold or pale or change colour can be sensitive to cold.",
        "sruk-raynauds",
        "britbrief-raynauds",
        pages=("causes/cold-toes.md",),
    ),
    appointment(
        "b4-cold-leg",
        AllOf(Not(Is("where", "toes")), Is("also", "colour")),
        "A cold, pale or colour-changing foot can come from its blood supply.",
        "hancock-artery-entrapment",
        "nhs111wales-pad",
        pages=("causes/arteries.md",),
    ),
    appointment(
        "b3-tight",
        Is("also", "tight"),
        "Pain, swelling or a tight, hard muscle can come from pressure inside the muscle.",
        "mayo-compartment-symptoms-2013",
        "artery-or-compartment-2017",
        pages=("causes/muscle-pressure.md",),
    ),
    appointment(
        "b1-same-point",
        Is("also", "same-point"),
        "Numbness at the same point of most runs can come from muscle pressure or an artery.",
        "pharmacy-compartment",
        "mayo-compartment-symptoms-2013",
        "nhs111wales-pad",
        pages=("causes/muscle-pressure.md",),
    ),
    appointment(
        "b6-low-b12",
        Is("about", "low-b12"),
        "Your diet, a medicine or surgery can lead to low vitamin B12.",
        "mhra-metformin-b12-2022",
        "ggc-metformin-b12",
        "nhs111wales-b12",
        "b12-consensus-2024",
        pages=("causes/low-vitamins.md",),
    ),
    appointment(
        "b5-diabetes",
        AnyOf(Is("about", "diabetes"), Is("about", "nerves")),
        "With diabetes or a nerve condition, new numbness should be checked.",
        "nhsinform-neuropathy",
        "pcn-ng127-numbness",
        pages=("causes/whole-body-nerves.md",),
    ),
    appointment(
        "b4-arteries",
        Is("about", "arteries"),
        "With artery disease, or smoking at 50 or over, the blood supply should be checked.",
        "nhs111wales-pad",
        "eastlancs-pad",
        pages=("causes/arteries.md",),
    ),
    appointment(
        "b11-new-medicine",
        Is("about", "new-medicine"),
        "Some medicines can affect nerves. Do not stop a medicine without asking first.",
        "medicines-neuropathy-table",
        "adam-numbness",
        pages=("faq/other-causes.md",),
    ),
    appointment(
        "b5-rest",
        Is("rest", "yes"),
        "Numbness that also comes at rest is not only about running.",
        "nhsinform-neuropathy",
        "pcn-ng127-numbness",
        pages=("causes/whole-body-nerves.md",),
    ),
    appointment(
        "b2-slow-to-go",
        Is("lasts", "30-min-to-a-day"),
        "Numbness that takes more than 30 minutes to go should be checked.",
        "mayo-compartment-symptoms-2013",
        pages=("faq/how-long.md",),
    ),
    appointment(
        "b13-young-or-pregnant",
        AnyOf(Is("about", "under-16"), Is("about", "pregnant")),
        "Under 16 or when pregnant, it is best to have numbness checked.",
        "pcn-ng127-numbness",
        pages=("faq/see-a-doctor.md",),
    ),
)

SELF_CARE_RULES = (
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
        pages=("causes/tight-shoes.md", "faq/running-shoes.md"),
        editorial=True,
    ),
)

FLOW = Flow(
    id="leg-numbness",
    version="2026.1",
    title="Why is my leg or foot numb?",
    questions=(
        EMERGENCY_1,
        EMERGENCY_2,
        SAME_DAY,
        HEEL_TOE,
        LASTS,
        REST,
        WHERE,
        LOOSEN,
        ALSO,
        ABOUT,
    ),
    rules=EMERGENCY_RULES + SAME_DAY_RULES + APPOINTMENT_RULES + SELF_CARE_RULES,
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
)
