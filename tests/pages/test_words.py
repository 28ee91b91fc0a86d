"""Care cards, citations and the words of urgency, as HTML."""

from __future__ import annotations

import markdown
import pytest
from lxml import html

from common.care_card import care_note
from common.urgency import Urgency
from pages.markdown.blocks import CareCards
from pages.markdown.citations import Citations
from pages.model.plain_text import read
from pages.model.telephone import with_calls

NOTES = {"emergency": "Call 12.", "same-day": "Contact Dr One.", "appointment": "Contact Dr Two."}
ENDINGS = {level: care_note(note) for level, note in NOTES.items()}


def render(text: str) -> html.HtmlElement:
    extensions = [CareCards(ENDINGS), Citations(), "toc", "attr_list", "smarty"]
    return html.fromstring(f"<main>{markdown.markdown(text, extensions=extensions)}</main>")


def render_with(note: str) -> html.HtmlElement:
    extensions = [CareCards({"emergency": care_note(note)}), "attr_list", "smarty"]
    card = "/// care | emergency\n\n- it hurts\n\n///"
    return html.fromstring(markdown.markdown(card, extensions=extensions))


@pytest.mark.parametrize("level", Urgency, ids=lambda level: level.slug)
def test_a_card_says_its_urgency_in_words_from_one_place(level: Urgency) -> None:
    (card,) = render(f"/// care | {level.slug}\n\n- it hurts\n\n///").xpath("./div")
    assert card.get("class") == f"care care--{level.slug}"
    heading = card.xpath("*[@class='care__heading']")[0].text_content()
    assert heading == f"{level.words.hidden} {level.words.heading}"
    assert card.xpath("p[@class='care__level']")[0].text_content() == level.words.level
    assert card.xpath("p[@class='care__level']/svg/path/@d") == [level.words.drawing]
    assert card.xpath(".//li")[0].text == "it hurts"
    notes = [note.text for note in card.xpath("p[@class='care__note']")]
    assert notes == ([NOTES[level.slug]] if level.slug in NOTES else [])


def test_a_page_can_say_whom_to_book_with() -> None:
    cards = CareCards(ENDINGS)
    cards.book_with = "your <midwife> & *doctor*"
    text = "".join(f"/// care | {level.slug}\n\n- it hurts\n\n///\n\n" for level in Urgency)
    root = html.fromstring(f"<main>{markdown.markdown(text, extensions=[cards])}</main>")
    notes = [note.text_content() for note in root.find_class("care__note")]
    assert notes == ["Call 12.", "Contact Dr One.", "Contact your <midwife> & *doctor*."]


def test_what_a_region_says_is_no_markdown() -> None:
    note = "Contact <script>go()</script> *Dr One* at [x](y) & 'co'. Call 112 <b>."
    (shown,) = render_with(with_calls(note, ["112"])).xpath("//p[@class='care__note']")
    assert shown.text_content() == note
    assert [child.tag for child in shown] == ["a"]


def test_a_number_in_a_note_can_be_called() -> None:
    page = render_with('Call <a href="tel:112">112</a> &amp; wait.')
    (shown,) = page.xpath("//p[@class='care__note']")
    assert shown.text_content() == "Call 112 & wait."
    assert shown.xpath("a/@href") == ["tel:112"]


def test_the_levels_read_differently() -> None:
    for part in ("level", "hidden", "heading", "action", "icon", "drawing"):
        assert len({getattr(level.words, part) for level in Urgency}) == len(Urgency)


def test_the_most_urgent_is_the_smallest() -> None:
    assert min(Urgency) is Urgency.EMERGENCY
    assert sorted(Urgency)[-1] is Urgency.SELF_CARE


def test_an_unknown_level_names_the_known() -> None:
    with pytest.raises(ValueError, match="emergency, same-day, appointment, self-care"):
        Urgency.from_slug("soon")


def test_a_card_heads_one_level_below_where_it_stands() -> None:
    card = "/// care | same-day\n\n- it hurts\n\n///\n\n"
    page = render(f"{card}## Two\n\n{card}### Three\n\n{card}")
    assert [h.tag for h in page.xpath("//*[@class='care__heading']")] == ["h2", "h3", "h4"]


def test_do_and_do_not() -> None:
    page = render("/// do\n\n- rest\n\n///\n\n/// dont\n\n- do not rub it\n\n///")
    assert [p.text for p in page.xpath("//p[@class='advice__heading']")] == ["Do", "Do not"]
    assert [li.text for li in page.xpath("//li")] == ["rest", "do not rub it"]


def test_sources_are_numbered_in_the_order_of_the_text() -> None:
    text = "A.[@b]\n\nB.[@a; @b]\n\n| x |\n|---|\n| [@c] |"
    assert list(read(text)[0].sources) == ["b", "a", "c"]
    cites = render(text).xpath("//sup[@class='cite']")
    assert [cite.text_content() for cite in cites[:2]] == ["[1]", "[2][1]"]
    assert cites[1][0].get("href") == "#source-2"
    assert cites[1][0].get("aria-label") == "Source 2"


def test_a_citation_in_code_is_text() -> None:
    assert render("`[@a]`").xpath("string(//code)") == "[@a]"


def test_two_pages_are_numbered_apart() -> None:
    md = markdown.Markdown(extensions=[Citations()])
    first, second = md.convert("A.[@x]"), md.reset().convert("B.[@y]")
    assert "[1]" in first
    assert "[1]" in second
