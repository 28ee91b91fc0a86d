"""Reasons taken out of a long page arrive under their headings, and links lead there."""

from __future__ import annotations

import re

from lxml import html

from common.care_card import care_card
from common.urgency import Urgency
from pages.output import reasons

WHY = """<h2 id="cold">A <em>cold</em> leg</h2>
<details class="fold">
<summary class="fold__label">Why</summary>
<p>It may be blocked.<sup class="cite"><a href="#source-1">[1]</a></sup></p>
</details>
<p>Feel both.<sup class="cite"><a href="#source-2">[2]</a></sup></p>
<h2 id="none">No reason</h2>
<p>Go <a href="#cold">there</a>.</p>
<h2 id="more">More</h2>
<details class="fold">
<summary class="fold__label">More</summary>
<ul><li>One</li></ul>
</details>
"""
THERE = "../why/"


def test_each_fold_moves_under_its_own_heading_and_leaves_a_link() -> None:
    parts = reasons.apart(WHY, THERE)
    assert "<details" not in parts.text
    links = html.fromstring(parts.text).xpath("//div[@class='fold']/a")
    assert [(a.get("href"), a.text_content()) for a in links] == [
        ("../why/#cold", "Why: A cold leg"),
        ("../why/#more", "More: More"),
    ]
    assert [*reasons.headings(parts.reasons)] == [("cold", "A cold leg"), ("more", "More")]
    assert "It may be blocked." in parts.reasons
    assert "<li>One</li>" in parts.reasons


def test_citations_that_stay_lead_to_the_list_that_moved() -> None:
    parts = reasons.apart(WHY, THERE)
    assert re.findall(r'href="([^"]*source-\d)"', parts.text) == ["../why/#source-2"]
    assert re.findall(r'href="([^"]*source-\d)"', parts.reasons) == ["#source-1"]
    assert 'href="#cold"' in parts.text


def test_text_without_folds_stays_as_it_is() -> None:
    parts = reasons.apart("<p>a</p><h2 id='b'>b</h2>", THERE)
    assert (parts.text, parts.reasons) == ("<p>a</p><h2 id='b'>b</h2>", "")


def test_numbers_to_tap_stay_on_the_first_card_of_each_urgency() -> None:
    ending = (
        '<div class="care__calls"><div hidden=""></div><p>1</p></div><p class="care__note">1</p>'
    )
    cards = [
        care_card(level, "<ul><li>a sign</li></ul>", ending)
        for level in (Urgency.EMERGENCY, Urgency.EMERGENCY, Urgency.SAME_DAY, Urgency.EMERGENCY)
    ]
    found = html.fromstring(f"<div>{reasons.calls_once(''.join(cards))}</div>")
    assert [len(card.find_class("care__calls")) for card in found.find_class("care")] == [
        1,
        0,
        1,
        0,
    ]
    assert len(found.find_class("care__note")) == 4
