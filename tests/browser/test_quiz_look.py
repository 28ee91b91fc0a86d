"""Not sure about a warning sign: the quiz asks line by line, and the numbers stay in sight."""

from __future__ import annotations

from pathlib import Path as File

import pytest

from quiz.rules.model import Flow
from tests.browser.quiz_screens import BACK, CONTINUE, RESULT, START, begin
from tests.browser.tab import Tab, in_both_engines, in_every_engine

PHONE = (375, 667)
USUAL = (1280, 720)
IN_SIGHT = """(() => {
  const shown = (a) => a.checkVisibility() && a.getBoundingClientRect().height > 0;
  const calls = [...document.querySelectorAll(".quiz__call a[href^='tel:'], .pn-thumb .call")]
    .filter(shown).map(a => a.getBoundingClientRect());
  return calls.length > 0
    && calls.every(b => b.top >= 0 && b.bottom <= innerHeight && b.height >= 44 && b.width >= 44);
})()"""


@pytest.fixture
def page(offline_site: File) -> str:
    return (offline_site / "quiz.html").as_uri()


def choose(tab: Tab, *values: str) -> None:
    for value in values:
        tab.click(f'.quiz__form input[value="{value}"] + label')
    tab.click(CONTINUE)


@in_every_engine
def test_each_line_in_doubt_is_asked_with_how_to_check_it(tab: Tab, page: str, flow: Flow) -> None:
    first, second = flow.questions[:2]
    one, two = first.looks[:2]
    line = {choice.id: choice for choice in first.lines}
    begin(tab, page)
    choose(tab, "unsure")
    assert tab.text(".quiz__question") == "Which are you not sure about?"
    choose(tab, one, two)
    for name in (one, two):
        assert tab.text(".quiz__question") == line[name].text
        assert tab.text(".quiz__hint") == line[name].check
        assert tab.evaluate("[...document.querySelectorAll('.quiz__form input')].map(i => i.value)")
        choose(tab, "no")
    assert tab.text(".quiz__question") == second.text
    assert tab.text(".quiz__notice") == ""
    tab.click(BACK)
    assert tab.text(".quiz__question") == first.text


@pytest.mark.parametrize("said", ["yes", "unsure"])
def test_still_not_sure_is_a_yes(tab: Tab, page: str, flow: Flow, said: str) -> None:
    one, two = flow.questions[0].looks[:2]
    begin(tab, page)
    choose(tab, "unsure")
    choose(tab, one, two)
    choose(tab, said)
    assert tab.text(RESULT).endswith("Call your emergency number now")
    tab.click("section.quiz__step--shown .quiz__why summary")
    assert ("You were not sure." in tab.text(".quiz__because")) is (said == "unsure")


@pytest.mark.parametrize("line", ["saddle", "bladder-bowel", "stroke", "chest-breath", "unsure"])
def test_what_cannot_be_checked_is_a_yes_at_once(tab: Tab, page: str, line: str) -> None:
    begin(tab, page)
    choose(tab, "unsure")
    choose(tab, line)
    assert tab.text(RESULT).endswith("Call your emergency number now")


def test_whoever_is_sure_of_one_line_is_not_asked_about_others(tab: Tab, page: str) -> None:
    begin(tab, page)
    choose(tab, "unsure", "cold-leg")
    assert tab.text(RESULT).endswith("Call your emergency number now")


def test_back_goes_through_a_second_look_step_by_step(tab: Tab, page: str, flow: Flow) -> None:
    first = flow.questions[0]
    one, two = first.looks[:2]
    begin(tab, page)
    choose(tab, "unsure")
    choose(tab, one, two)
    choose(tab, "no")
    text = {choice.id: choice.text for choice in first.lines}
    for wanted in (text[two], text[one], "Which are you not sure about?", first.text):
        assert tab.text(".quiz__question") == wanted
        tab.click(BACK)


def test_a_link_opens_the_midst_of_a_second_look(tab: Tab, page: str, flow: Flow) -> None:
    one, two = flow.questions[0].looks[:2]
    begin(tab, page)
    choose(tab, "unsure")
    choose(tab, one, two)
    choose(tab, "no")
    shown, address = tab.text(".quiz__question"), str(tab.evaluate("location.href"))
    tab.open(address)
    assert tab.text(".quiz__question") == shown
    assert tab.text(".quiz__notice") == ""


@in_both_engines
def test_the_way_to_call_stays_in_sight(tab: Tab, page: str, flow: Flow) -> None:
    begin(tab, page)
    tab.resize(*PHONE)
    choose(tab, "unsure")
    assert tab.evaluate(IN_SIGHT)
    tab.evaluate("window.scrollTo(0, 400)")
    assert tab.evaluate(IN_SIGHT)
    tab.evaluate("window.scrollTo(0, 0)")
    choose(tab, flow.questions[0].looks[0])
    assert tab.evaluate(IN_SIGHT)
    tab.resize(*USUAL)
    assert tab.evaluate(IN_SIGHT)
    assert tab.sees(".quiz__call a[href^='tel:']")


def test_a_line_changed_later_drops_nothing_that_still_counts(
    tab: Tab, page: str, flow: Flow
) -> None:
    first, _, third = flow.questions[:3]
    begin(tab, page)
    choose(tab, "unsure")
    choose(tab, first.looks[0])
    choose(tab, "no")
    choose(tab, "none")
    assert tab.text(".quiz__question") == third.text
    tab.click(".quiz__sofar summary")
    tab.click(".quiz__sofar dd button")
    choose(tab, "none") if tab.evaluate("!document.querySelector(':checked')") else choose(tab)
    assert tab.text(".quiz__question") == "Which are you not sure about?"
    choose(tab, first.looks[0])
    choose(tab, "no")
    assert tab.text(".quiz__question") == third.text


def test_without_script_the_checks_stand_with_the_list(
    plain_tab: Tab, page: str, flow: Flow
) -> None:
    plain_tab.open(page)
    plain_tab.click(START)
    plain_tab.wait_for("location.hash === '#s1'")
    plain_tab.click(".quiz__checks summary")
    told = plain_tab.text(".quiz__checks")
    for line in flow.questions[0].lines:
        assert line.text in told
        assert line.check in told
