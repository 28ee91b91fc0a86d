"""Twenty edits after a review, and what each one is told to be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from review import cli, source
from review.standing import State
from tests.review.conftest import TENDONS, Edit
from tests.review.people import ADA, BEN, sign

PAGE = "page:causes/thumb-tendons.md"
HOT = "sign:hot-joint"
RULES = "quiz/rules.py"
SAME, CHANGED = State.REVIEWED, State.CHANGED

Change = Callable[[Path, Edit], None]


def words(file: str, old: str, new: str) -> Change:
    return lambda topic, edit: edit(file, old, new)


def renamed(topic: Path, edit: Edit) -> None:
    for file in topic.rglob("*"):
        if file.suffix in {".md", ".yml", ".py", ".json"} and "reviews" not in file.parts:
            text = file.read_text("utf-8")
            file.write_text(text.replace("thumb-tendons.md", "thumb.md"), "utf-8")
    (topic / TENDONS).rename(topic / "docs/causes/thumb.md")


def moved_heading(topic: Path, edit: Edit) -> None:
    text = (topic / TENDONS).read_text("utf-8")
    one = text[text.index("## What it feels like") : text.index("## Where you feel it")]
    edit(TENDONS, one, "")
    edit(TENDONS, "## What makes it more likely", f"{one}## What makes it more likely")


EDITS: dict[str, tuple[Change, str, State, str]] = {
    "a word on a page": (
        words(TENDONS, "your grip may be weak", "your grip is weak"),
        *(PAGE, CHANGED, "was “The side of the wrist may swell, and your grip may be weak.”, is"),
    ),
    "a figure": (
        words(TENDONS, "4 to 6 weeks", "4 to 16 weeks"),
        *(PAGE, CHANGED, "is “rest the hand and thumb for 4 to 16 weeks”"),
    ),
    "a comma on a page": (words(TENDONS, "swell, and", "swell and"), PAGE, SAME, ""),
    "a capital": (words(TENDONS, "A health service", "A Health Service"), PAGE, SAME, ""),
    "emphasis": (words(TENDONS, "may be weak", "may be *weak*"), PAGE, SAME, ""),
    "white space": (words(TENDONS, "from holding a baby", "from  holding a\nbaby"), PAGE, SAME, ""),
    "a new sentence": (
        words(TENDONS, "from holding a baby", "from holding a baby. It is rare"),
        *(PAGE, CHANGED, "is “New parents often get it from holding a baby. It is rare.”"),
    ),
    "a sentence gone": (
        words(TENDONS, " Gripping and turning the wrist again and again can start it.", ""),
        *(PAGE, CHANGED, "get sore in a tight tunnel. Gripping and turning the wrist again and"),
    ),
    "a heading in other words": (
        words(TENDONS, "## What makes it more likely", "## What brings it on"),
        *(PAGE, CHANGED, "“What brings it on”"),
    ),
    "a section moved": (moved_heading, PAGE, CHANGED, "the same lines in another order"),
    "a line of a list gone": (
        words(TENDONS, "- lift in a way that does not hurt, with your palms up\n", ""),
        *(PAGE, CHANGED, "gone on the list “Do”: “lift in a way"),
    ),
    "a source swapped": (
        words(
            TENDONS,
            "[@somerset-thumb-tendons]\n\n## What makes",
            "[@hss-thumb-tendons]\n\n## What makes",
        ),
        *(PAGE, CHANGED, "sources of “You feel it on the thumb side of the wrist.”: gone: "),
    ),
    "the address of a source": (
        words("docs/bibliography.json", '"URL": "https://www.hss', '"URL": "http://www.hss'),
        *(PAGE, SAME, ""),
    ),
    "a file renamed": (renamed, PAGE, SAME, ""),
    "a date in the head": (
        words(TENDONS, "review_due: 2027-05-31", "review_due: 2027-06-30"),
        *(PAGE, SAME, ""),
    ),
    "a sign taken off a card": (
        words(TENDONS, "- [!sore-hollow]\n", ""),
        *(PAGE, CHANGED, "gone on the card “Same day”: the sign sore-hollow"),
    ),
    "a comma in a sign": (
        words("signs.yml", "your wrist is hot, swollen and", "your wrist is hot, swollen, and"),
        *(HOT, CHANGED, "was “your wrist is hot, swollen and very painful"),
    ),
    "what a sign is not": (
        words("signs.yml", "an old ache that is a little warm", "an old ache that is warm"),
        *(HOT, CHANGED, "Not this: was “an old ache that is a little warm"),
    ),
    "a rule's urgency": (
        words(
            RULES,
            'Rule("t-red-skin", Urgency.SAME_DAY, Is("today", "red-skin"), pages=("get-help.md",))',
            'Rule("t-red-skin", Urgency.EMERGENCY, Is("today", "red-skin"))',
        ),
        *("rule:t-red-skin", CHANGED, "moved from the card “Same day” to the card “Emergency now”"),
    ),
    "a rule before another": (
        words(
            RULES,
            '    Rule("t-maybe-broken", Urgency.SAME_DAY',
            '    Rule("t-new", Urgency.SAME_DAY, Is("night", "yes"), "New.", editorial=True),\n'
            '    Rule("t-maybe-broken", Urgency.SAME_DAY',
        ),
        *("rule:t-red-skin", CHANGED, "decides other answers than it did"),
    ),
}


@pytest.fixture
def reviewed(wrist: Path) -> Path:
    for by in (ADA, BEN):
        sign(wrist, by=by)
    return wrist


@pytest.mark.slow
@pytest.mark.parametrize("name", EDITS)
def test_what_is_said_of_an_edit(
    reviewed: Path, edit: Edit, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    change, item, state, told = EDITS[name]
    before = source.read(reviewed).items[item].hash
    change(reviewed, edit)
    standings = source.read(reviewed).standings
    found = next(
        (one for one in standings.values() if one.item.hash == before), standings.get(item)
    )
    assert found is not None
    assert found.state is state
    code = cli.main(["diff", "--since", "ada", "--topic", str(reviewed)])
    said = capsys.readouterr().out
    print(f"{name}: {state}\n{said}")
    assert told in said
    assert (code, "Nothing has changed" in said) == ((0, True) if state is SAME else (1, False))


def test_there_are_twenty() -> None:
    assert len(EDITS) == 20
