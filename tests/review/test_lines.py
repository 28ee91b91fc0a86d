"""Which change counts as one, and which does not."""

from __future__ import annotations

import pytest

from review.lines import Line, fingerprint

SAID = "Rest the hand for 4.5 weeks, then see."


def prose(text: str = SAID, **more: object) -> str:
    return fingerprint([Line(text, **more)], exact=False)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "same",
    [
        "Rest the hand for 4.5 weeks then see",
        "rest the hand for 4.5 weeks; then see!",
        "Rest  the hand\nfor 4.5 weeks – then see.",
        "“Rest the hand” for 4.5 weeks, then see.",
    ],
)
def test_commas_capitals_and_white_space_do_not_count_in_prose(same: str) -> None:
    assert prose(same) == prose()


@pytest.mark.parametrize(
    "other",
    [
        "Rest the hand for 45 weeks, then see.",
        "Rest the hand for -4.5 weeks, then see.",
        "Rest the hand for 4.5% weeks, then see.",
        "Rest a hand for 4.5 weeks, then see.",
        "Rest the hand for 4.5 weeks, see then.",
        "Rest the hand for 4.5 weeks, then don't see.",
    ],
)
def test_each_word_and_figure_counts(other: str) -> None:
    assert prose(other) != prose()


def test_the_card_and_the_sources_count() -> None:
    assert prose(block="do") != prose(block="dont")
    assert prose(sources=("A: B (2021)",)) != prose(sources=("A: B (2022)",))
    assert prose(sources=("A: B", "C: D")) == prose(sources=("C: D", "A: B"))
    assert prose(keys=("one",)) == prose(keys=("renamed",))


@pytest.mark.parametrize("block", ["care emergency", "care same-day"])
def test_in_an_urgent_card_all_but_white_space_counts(block: str) -> None:
    assert prose(f"  {SAID} ", block=block) == prose(block=block)
    assert prose(SAID.replace(",", ""), block=block) != prose(block=block)
    assert prose(SAID.lower(), block=block) != prose(block=block)


def test_in_a_sign_all_but_white_space_counts_of_all_that_belongs_to_it() -> None:
    def sign(tick: str, *, decides: str = "") -> str:
        line = Line("it is cold", more={"Asked as": tick})
        return fingerprint([line], exact=True, decides=decides)

    assert sign("Cold,  or not") == sign("Cold, or not")
    assert sign("Cold or not") != sign("Cold, or not")
    assert sign("Cold", decides="a") != sign("Cold", decides="b")
