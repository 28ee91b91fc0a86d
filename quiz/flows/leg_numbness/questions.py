"""The questions about the numbness, and about the person, for whoever has no warning sign."""

from __future__ import annotations

from quiz.rules.model import UNSURE, Is, Kind, Option, Question, signs

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
    said={
        "cannot-heel-toe": Is("same-day", "foot-drop"),
        "weak": "The leg or foot feels weak, heavy or dead",
        "pain": "I also feel pain, cramp or a tight feeling",
    },
)

CLEARS = Question(
    id="clears",
    text="How long does it last after you stop running?",
    kind=Kind.ONE,
    options=(
        Option("under-5-min", "Less than 5 minutes"),
        Option("5-to-30-min", "5 to 30 minutes"),
        Option("30-min-to-a-day", "30 minutes to a day"),
        *signs("over-a-day"),
        Option("new-and-now", "I cannot tell yet: it is new, and it is there right now"),
    ),
    unsure="I am not sure how long it lasts",
    worse=("under-5-min", "5-to-30-min", "30-min-to-a-day", "over-a-day"),
    said={
        "5-to-30-min": "It lasts 5 to 30 minutes after I stop running",
        "30-min-to-a-day": "It lasts 30 minutes to a day after I stop running",
        "over-a-day": "It is still there the day after a run, and is no better",
        "new-and-now": "It is new, and it is there right now",
    },
)

REST = Question(
    id="rest",
    text="Do you ever feel it when you rest, at night or before you run?",
    kind=Kind.YES_NO_UNSURE,
    worse=("no", UNSURE, "yes"),
    said={"yes": "I feel it when I rest, at night or before I run"},
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
    hint="Choose every place. Is it between your legs, at your genitals or bottom, and not only on "
    "a bicycle? Then get help now: that is a warning sign.",
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
    said={
        "whole-leg": "I feel it in the whole leg",
        "both-legs": "I feel it in both legs",
        "both-feet-sock": "I feel it in both feet, as if I wear socks",
        "hands-lips": "I feel it in my hands, or around my mouth",
    },
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
    said={"both": "It is on both sides", "changes": "It changes sides"},
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
            "or had stomach or bowel surgery",
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
