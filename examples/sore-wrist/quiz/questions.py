"""The questions in the order in which they are asked; the words of signs stand in `signs.yml`."""

from __future__ import annotations

from common.urgency import Urgency
from quiz.rules.model import UNSURE, Kind, Option, Question, signs

SIGNS = Question(
    id="signs",
    text="Do you have any of these signs?",
    hint="Choose every line that is true. Not sure? Say so, and look once more.",
    kind=Kind.MANY,
    red_flag=Urgency.EMERGENCY,
    options=signs("bent-wrist", "pale-hand", "growing-pain", "hot-joint", "red-line", "weak-arm"),
    unsure="I am not sure about one or more of these signs",
    none="None of these signs",
)

TODAY = Question(
    id="today",
    text="Is any of this true for you?",
    hint=SIGNS.hint,
    kind=Kind.MANY,
    red_flag=Urgency.SAME_DAY,
    options=signs("maybe-broken", "sore-hollow", "warm-swollen", "red-skin"),
    unsure="I am not sure about one or more of these",
    none="None of these is true for me",
)

FEEL = Question(
    id="feel",
    text="Do you feel more than pain?",
    hint="Choose every line that is true.",
    kind=Kind.MANY,
    options=(
        Option("tingling", "My fingers tingle, or have lost some feeling"),
        Option("weak-grip", "My grip is weak, or I drop things"),
        Option("swelling", "The wrist is swollen, but not hot"),
    ),
    none="No, it only hurts",
    worse=("tingling", "weak-grip", "swelling"),
)

NIGHT = Question(
    id="night",
    text="Does it wake you at night?",
    kind=Kind.YES_NO_UNSURE,
    worse=("no", UNSURE, "yes"),
)

WHERE = Question(
    id="where",
    text="Where do you feel it?",
    hint="Choose every place.",
    kind=Kind.MANY,
    # the ids are the places of the map
    options=(
        Option("thumb-side", "The thumb side of the wrist"),
        Option("thumb-hollow", "The hollow at the base of the thumb"),
        Option("wrist-back", "The back of the wrist"),
        Option("wrist-front", "The front of the wrist, below the palm"),
        Option("little-side", "The little finger side of the wrist"),
        Option("palm", "The palm"),
        Option("three-fingers", "The thumb, the index finger or the middle finger"),
        Option("two-fingers", "The ring finger or the little finger"),
    ),
    none="None of these places, or I cannot tell",
    worse=("thumb-hollow",),
)

WHAT = Question(
    id="what",
    text="What makes it hurt most?",
    kind=Kind.ONE,
    options=(
        Option("thumb-use", "To grip, lift or use the thumb"),
        Option("knock", "It began with a small knock or a twist"),
        Option("other", "Something else, or nothing clear"),
    ),
)

LONG = Question(
    id="how-long",
    text="How long have you had it?",
    kind=Kind.ONE,
    options=(
        Option("under-2-weeks", "Less than 2 weeks"),
        Option("over-2-weeks", "2 weeks or more, or it keeps coming back"),
    ),
    unsure="I am not sure how long",
    worse=("under-2-weeks", UNSURE, "over-2-weeks"),
)

ABOUT = Question(
    id="about",
    text="Is any of this true for you?",
    kind=Kind.MANY,
    options=(
        Option("child", "I am under 16"),
        Option("pregnant", "I am pregnant"),
        Option("condition", "I have diabetes, thyroid trouble or rheumatoid arthritis"),
    ),
    none="None of these",
    worse=("child", "pregnant", "condition"),
)
