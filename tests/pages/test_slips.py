"""What an author meant for a list, a table or a link is one, or is refused with how it is right."""

from __future__ import annotations

import pytest

from tests.pages.markdown_texts import rendered, told

SLIPS = {
    # a text: the line and what is told of it
    "1. Rest it\n2.Wear a splint": "2: '2.Wear a splint' is no item of a list. Right: 2. Wear a",
    "Words.\n\n1) Rest it": "3: '1) Rest it' is no item of a list. Right: 1. Rest it",
    "- rest it\n-wear a splint": "2: '-wear a splint' is no item of a list. Right: - wear a",
    "/// care | same-day\n\n- [!one]\n-[!two]\n\n///": "4: '-[!two]' is no item of a list. Right",
    "• rest it\n• wear a splint": "2: '• wear a splint' is no item of a list. Right: - wear a",
    "Do this:\n- rest it\n- wear a splint": "2: a list has an empty line above it",
    "Do this:\n1. rest it\n2. wear a splint": "2: a list has an empty line above it",
    "| A | B |\n| c | d |": "1: a table has a line of dashes below its first. Right: | --- | --- |",
    "| A | B |\n| --- |\n| c | d |": "2: expected dashes for each column of the line above. Right",
    "Words:\n| A | B |\n| --- | --- |\n| c | d |": "2: a table has an empty line above it",
    "# Get help": "1: the title stands in the page's head alone. Right: ## Get help",
    "Get help\n===": "1: the title stands in the page's head alone. Right: ## Get help",
    "See [the page] (a.md) now": "1: this is no link. Right: [words](a.md)",
    "See (the page)[../b/a.md]": "1: this is no link. Right: [words](../b/a.md)",
    "It is **very ** bad": "1: `**` stands here for all to see. Right: **words**",
}


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_told_with_its_line_and_how_it_is_right(text: str) -> None:
    assert [one for one in told(text) if one.startswith(SLIPS[text])], told(text)
    above = f"Words.\n\n{text}"
    line, _, rest = SLIPS[text].partition(":")
    moved = f"{int(line) + 2}:{rest}"
    assert [one for one in told(above) if one.startswith(moved)], told(above)


@pytest.mark.parametrize(
    "text",
    [
        "It is 1.5 cm wide, or\n2.5 cm.",
        "It was cold:\n-5 degrees.",
        "In 1986 or\n2026. Then it stopped - or not.",
        "1. one\n2. two\n\n    more of it\n\n- three\n    - four",
        "- an item\n  that goes on - so",
        "| A | B |\n| --- | --- |\n| c | d |",
        "A | B\n--- | ---\nc | d",
        "Either | or.",
        "**Bold**, *so* and **so**.",
        "[words](a.md) (b.md) [words] (as it is)",
        "## Words\n\n### More",
        "&#45;word and\n&#42;&#42;stars&#42;&#42;",
        "2&#46;Wear",
    ],
)
def test_prose_and_what_is_right_is_let_through(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", [one for one in SLIPS if not one.startswith(("#", "Get"))])
def test_a_reader_would_see_the_signs_themselves(text: str) -> None:
    """Or there would be no reason to refuse it."""
    shown = rendered(text)
    signs = ("2.", "1)", "-", "•", "|", "] (", ")[", "**", "1.")
    assert any(f">{one}" in shown or f"\n{one}" in shown or one in shown for one in signs)
