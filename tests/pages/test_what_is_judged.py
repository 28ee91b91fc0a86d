"""What a reader meets is judged, however it is written; what would hurt is refused before."""

from __future__ import annotations

import pytest

from common.problems import ProblemsError
from pages.model import catalogue
from tests.pages.conftest import CAUSE, Docs
from tests.pages.markdown_texts import told

NUMBER = "is an emergency number of one country"
SERVICE = "is a service of one country"
TELEPHONE = "is a telephone number of one country"
CITED = "no source 'no-such-source'"


@pytest.mark.parametrize(
    ("written", "line", "message"),
    [
        # what is read as a number, a service or a source, however it is written
        ("Call 9**9**9.", 1, NUMBER),
        ("Call 9*9*9 now.", 1, NUMBER),
        ("Call **9**99.", 1, NUMBER),
        ("Call 99`9`.", 1, NUMBER),
        ("`Call 999`", 1, NUMBER),
        ("    Call 999", 1, NUMBER),
        ("Call [99](a.md)9.", 1, NUMBER),
        ("Call 9[](a.md)99.", 1, NUMBER),
        ("Call 9![](a.png)99.", 1, NUMBER),
        ("![Call 999](a.png)", 1, NUMBER),
        ("Call 99[@no-such-source]9.", 1, NUMBER),
        ("Call 9\u200b99.", 1, NUMBER),
        ("Call 9\u00ad9\u20609.", 1, NUMBER),
        ("Call ９９９.", 1, NUMBER),
        ("Call ٩٩٩.", 1, NUMBER),
        ("Call ⁹⁹⁹.", 1, NUMBER),
        ("Call ①①②.", 1, NUMBER),
        ("Call 9️⃣9️⃣9️⃣.", 1, NUMBER),
        ("Call 𝟗𝟗𝟗.", 1, NUMBER),
        ("Call 9 9 9.", 1, NUMBER),
        ("Call 9-1-1.", 1, NUMBER),
        ("Call 9‑1‑1.", 1, NUMBER),
        ("Call 1 1 2.", 1, NUMBER),
        ("Dial-999 at once.", 1, NUMBER),
        ("Call nine nine nine.", 1, NUMBER),
        ("Call nine-one-one.", 1, NUMBER),
        ("Call *triple* zero.", 1, NUMBER),
        ("Call triple\nzero.", 1, NUMBER),
        ("First\nline, then 9**9\n**9 or 999.", 3, NUMBER),
        ("Two  \nCall 999.", 2, NUMBER),
        ("## Call 9*9*9", 1, NUMBER),
        ("Call 999\n---", 1, NUMBER),
        ("- one\n\n    two\n\n    - Call 9**9**9", 5, NUMBER),
        ("> > Call 9**9**9", 1, NUMBER),
        ("Term\n:   Call 9**9**9", 2, NUMBER),
        ("Call 9**9**9\n:   Meaning.", 1, NUMBER),
        ("| a | b |\n| - | - |\n| c | d |\n| e | 9**9**9 |", 4, NUMBER),
        ("| a | 9**9**9 |\n| - | - |\n| c | d |", 1, NUMBER),
        ("/// do\n\n- Call 9**9**9\n\n///", 3, NUMBER),
        ("NHS\n111", 1, SERVICE),
        ("NHS **111**", 1, SERVICE),
        ("NHS\u00a0111", 1, SERVICE),
        ("Go to A&amp;E.", 1, SERVICE),
        ("Go to A**&**E.", 1, SERVICE),
        ("Go to A & E.", 1, SERVICE),
        ("Dial\n101. Or dial\n101.", 2, SERVICE),
        ("In India the number is 1**0**8.", 1, SERVICE),
        ("The ambulance is on 108 in most states.", 1, SERVICE),
        ("108 is the ambulance.", 1, SERVICE),
        ("Call one-oh-eight.", 1, NUMBER),
        ("The nurse line is\n811.", 1, SERVICE),
        ("Healthline is there by day and night.", 1, SERVICE),
        ("Use 1800MEDICARE.", 1, SERVICE),
        ("Use 1-800-MEDICARE.", 1, SERVICE),
        ("The nurse: 0800 611 116.", 1, TELEPHONE),
        ("Or +1 (888) 315-9257.", 1, TELEPHONE),
        ("So.**[@no-such-source]**", 1, CITED),
        ("- a\n- b\n\n    c\n    d.[@no-such-source]", 5, CITED),
        ("| a |\n| - |\n| b[@no-such-source] |", 3, CITED),
        ("So.[@one;\n@two]", 1, "expected a citation like"),
        ("So.\n[@One]", 2, "expected a citation like"),
        ("`[@one]`", 1, "expected a citation like"),
        ("    [@one]", 1, "expected a citation like"),
        ("\\[@one]", 1, "expected a citation like"),
        ("[@one", 1, "expected a citation like"),
        ("So\r\r[@one", 3, "expected a citation like"),
        ("[@one](a.md)", 1, CITED.replace("no-such-source", "one")),
    ],
)
def test_what_a_reader_meets_is_judged_however_it_is_written(
    written: str, line: int, message: str
) -> None:
    found = told(f"Words.\n\n{written}\n\nWords.")
    assert any(one.startswith(f"{line + 2}: ") and message in one for one in found), found


@pytest.mark.parametrize(
    "body",
    [
        *("In 1999 or 1,000 of 2,999, 11.12 of 3.112 and 1112 steps.", "Weeks 1-12, ages 11-2."),
        *("Pages 9-11 and 99 of 9.", "9 of 9 or 1 to 12", "Nine of ten, one of one."),
        *("He rang 1 of them. A call of 2 minutes.", "1.5–2.5 or 10–11–12"),
        *("A study of 108 runners in 2018.", "108 of 811 walked; 0.9 mm on 100 mm; 26,610 people."),
        *("The number of people is 108.", "The line is 400 metres on. Use 100 mg. Try 250 g."),
        *("On 01-02-2026 the number is 108 people.", "In 2010 1800 people ran, 1300 in 2019."),
        *("`9`\n9 and 9 of them", "It is [here](a.md#999) and [there](https://a.example/999/112)."),
    ],
)
def test_numbers_of_other_things_may_stand(body: str) -> None:
    assert told(body) == []


def test_what_the_head_shows_is_judged_as_well(docs: Docs) -> None:
    page = CAUSE.replace("summary: A shoe", "summary: Call 9 9 9 if a shoe")
    page = page.replace("aliases: [tight laces]", "aliases: [tight laces, ring ９１１]")
    with pytest.raises(ProblemsError) as caught:
        catalogue.read(docs({"causes/shoes.md": page}))
    assert [problem.line for problem in caught.value.problems] == [4, 7]
    assert all(NUMBER in problem.message for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("inside", "line", "message"),
    [
        ("- it **hurts [here](a.md)**", 3, "nothing to read on"),
        ("- it *hurts*\n\n    See **[@one]**", 5, "nothing to read on"),
        ("- it hurts\n- so\n  [see](a.md)", 5, "nothing to read on"),
        ("1. a\n2. b\n3. c\n4. d\n5. e\n\n    - f", 1, "at most 5 lines, found 6"),
        ("> - a\n> - b\n> - c\n> - d\n> - e\n> - f", 1, "at most 5 lines, found 6"),
        ("1) a", 1, "holds no list"),
        ("-a", 1, "holds no list"),
        ("Words.", 1, "holds no list"),
        ("- it hurts\n\n## Heading", 5, "holds words and lists, found a heading"),
        ("- it hurts\n\n| a |\n| - |\n| b |", 5, "found a table head"),
        ("- it hurts\n\nTerm\n:   Meaning", 5, "found a term"),
        ("- it hurts\n\n/// do\n\n- rest\n\n///", 5, "`/// do` stands in another block"),
    ],
)
def test_a_card_is_judged_by_what_it_shows(inside: str, line: int, message: str) -> None:
    found = told(f"/// care | emergency\n\n{inside}\n\n///")
    assert any(one.startswith(f"{line}: ") and message in one for one in found), found


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "/// car | emergency",
            "no block `/// car`; there are care, do, dont, why, more.",
        ),
        ("/// care | emergancy", "found 'emergancy'. Did you mean 'emergency'?"),
        ("/// care", "a care card is one of emergency, same-day, appointment, self-care, found ''"),
        ("/// do | now", "nothing may stand behind `/// do`, found 'now'"),
        ("/// why | now", "nothing may stand behind `/// why`, found 'now'"),
    ],
)
def test_a_block_that_markdown_does_not_take_is_told_once(line: str, message: str) -> None:
    (found,) = told(f"Words.\n\n{line}\n\n- it hurts\n\n///\n\nWords.")
    assert found.startswith("3: ")
    assert message in found


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("a\n" * 3_001, 3_000, "at most 3,000 lines: cut it into several"),
        ("word " * 2_001, 1, "at most 10,000 characters in one paragraph"),
        ("words *so*\n" * 1_000, 1, "at most 10,000 characters in one paragraph"),
        ("Words.\n\n" + "[a](b.md)\n" * 101, 3, "at most 100 links and sources"),
        ("Words.\n\n" + "[" * 101, 3, "at most 100 links and sources"),
        ("1. " * 9 + "a", 1, "at most 8 lists"),
        ("a\n: b\n" * 9, 18, "at most 8 lists"),
        ("> " * 9 + "a", 1, "at most 8 lists"),
        ("".join(f"{'    ' * n}- a\n" for n in range(9)), 9, "at most 8 lists"),
        ("/// do\n" * 9, 9, "at most 8 lists"),
    ],
)
def test_what_would_make_markdown_slow_or_end_it_is_refused(
    body: str, line: int, message: str
) -> None:
    assert any(one.startswith(f"{line}: ") and message in one for one in told(body))
