"""The first three questions: warning signs that need help now or today."""

from __future__ import annotations

from common.urgency import Urgency
from quiz.rules.model import Kind, Option, Question

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
            "Both legs weak, heavy or numb, and it is bad, spreading, getting worse or new with "
            "back pain. Or both feet slap or drag and will not lift",
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
        Option("worse-leg-pain", "Leg pain that you often get on exercise is suddenly much worse"),
        Option(
            "hard-muscle",
            "Very bad pain in the lower leg or foot that does not settle after you stop, even the "
            "next day. The muscle is hard, tight or swollen, the foot is numb or weak, or "
            "stretching the toes hurts more",
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
            "frozen-skin",
            "After cold: skin that is hard, white or waxy, blistered, or swollen with no feeling",
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
            "Back pain with a fever, feeling ill or a recent infection, and a weak leg or feeling "
            "very ill. Or cancer, now or in the past, and a change in how you walk, pee or poo",
        ),
        Option("weak-foot-and-pain", "A foot that is newly weak, with very bad pain"),
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
        Option("cold-toes", "After cold, my toes stay white or numb when I am warm again"),
        Option(
            "antibiotic",
            "I take, or just took, ciprofloxacin or another -floxacin antibiotic, "
            "or nitrofurantoin",
        ),
    ),
    unsure="I am not sure about one or more of these",
    none="None of these is true for me",
)
