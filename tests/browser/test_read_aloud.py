"""Reading a page aloud: nothing where there is no voice; order, pause and stop where there is one.

No voice is installed where tests run, so a stand-in for the browser's `speechSynthesis` notes what
it is told to say, and says that it has ended when the test wants it to.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.page_weight import WATCH
from tests.browser.shares import engine_of, share
from tests.browser.tab import Tab, in_both_engines, in_every_engine

PAGE = "causes/tight-shoes.html"
HELP = "get-help.html"
BUTTONS = "[...document.querySelectorAll('.pn-reader button')].filter(b => !b.hidden)"
NAMES = f"{BUTTONS}.map(b => b.textContent)"
LONGEST = 160
"""Letters, of which a slow voice speaks more than ten in a second: below Chromium's 15 seconds."""
STAND_IN = """(() => {
  let voices = [], current = null;
  const speech = {
    said: [],
    getVoices: () => voices,
    speak(utterance) { current = utterance; speech.said.push(utterance.text); },
    cancel() {
      const cut = current;
      current = null;
      if (cut) setTimeout(() => cut.onerror({error: "canceled"}));
    },
    finish() { const done = current; current = null; done.onend(); },
    speaks: () => current !== null,
    voice: () => current.voice.name,
    come(found) { voices = found; speech.onvoiceschanged(); },
  };
  Object.defineProperty(window, "speechSynthesis", {value: speech});
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})();"""
ON_DEVICE = {"name": "Ann", "lang": "en-GB", "localService": True, "default": False}
FAR_AWAY = {"name": "Bea", "lang": "en-US", "localService": False, "default": True}
FRENCH = {"name": "Cléo", "lang": "fr-FR", "localService": True, "default": True}
COME = f"speechSynthesis.come([{ON_DEVICE}, {FAR_AWAY}])".replace("True", "true").replace(
    "False", "false"
)


@pytest.fixture
def reader(tab: Tab, offline_site: Path) -> Iterator[Tab]:
    """A page on a disk in each browser, before any voice has come."""
    with tab.run_first(STAND_IN):
        tab.open((offline_site / PAGE).as_uri())
        yield tab
    tab.open("about:blank")


TOPS = (
    "[...document.querySelectorAll('body *')].filter(e => !e.closest('.pn-reader'))"
    ".map(e => [e.getBoundingClientRect().left, e.getBoundingClientRect().top])"
)


def all_said(tab: Tab) -> list[str]:
    """Read to the end; return all that was said."""
    tab.click(".pn-reader button")
    tab.evaluate("(() => { while (speechSynthesis.speaks()) speechSynthesis.finish(); })()")
    said: list[str] = tab.evaluate("speechSynthesis.said")
    return said


def test_a_browser_without_a_voice_shows_no_button(tab: Tab, offline_site: Path) -> None:
    tab.open((offline_site / PAGE).as_uri())
    assert tab.evaluate("speechSynthesis.getVoices().length") == 0
    assert tab.evaluate("document.querySelector('.pn-reader')") is None
    assert tab.errors == []


def test_only_a_voice_of_the_device_in_the_language_of_the_page_counts(reader: Tab) -> None:
    for voice in (FAR_AWAY, FRENCH):
        given = str(voice).replace("True", "true").replace("False", "false")
        reader.evaluate(f"speechSynthesis.come([{given}])")
        assert reader.evaluate(NAMES) == []
    reader.evaluate(COME)
    assert reader.evaluate(NAMES) == ["Read aloud"]
    reader.click(".pn-reader button")
    assert reader.evaluate("speechSynthesis.voice()") == "Ann"
    assert reader.errors == []


@in_both_engines
def test_nothing_moves_when_a_voice_comes(
    tab: Tab, offline_site: Path, request: pytest.FixtureRequest
) -> None:
    places = [(page, width) for page in ("index.html", PAGE) for width in (320, 412, 1280)]
    with tab.run_first(STAND_IN + WATCH):
        for page, width in share(engine_of(request), places):
            tab.resize(width, 800)
            tab.open((offline_site / page).as_uri())
            before = tab.evaluate(TOPS)
            tab.evaluate(COME)
            assert tab.evaluate(NAMES) == ["Read aloud"]
            assert tab.evaluate(TOPS) == before, (page, width)
            tab.settle()
            assert tab.evaluate("seen.shifted") == 0  # which Firefox does not tell
            # in free room of its own, within the screen
            assert tab.evaluate(
                """(() => {
                  const box = document.querySelector(".pn-reader button").getBoundingClientRect();
                  const first = document.querySelector(".pn-head").getBoundingClientRect();
                  const way = [...document.querySelectorAll(".pn-path li")].every(
                    e => e.getBoundingClientRect().right <= box.left);
                  const bar = document.querySelector(".pn-bar").getBoundingClientRect();
                  return [box.top >= bar.bottom, way && box.bottom <= first.top,
                    box.right <= innerWidth];
                })()"""
            ) == [True, True, True], (page, width)
    tab.resize(1280, 720)


@in_every_engine
def test_title_and_emergency_signs_come_first_then_the_text_in_order(reader: Tab) -> None:
    reader.evaluate(COME)
    heads = reader.evaluate(
        "[...document.querySelectorAll('article > h2')].map(h => h.textContent.trim())"
    )
    said = all_said(reader)
    assert said[0] == reader.text("h1")
    assert said[1].startswith("Some signs need help now: numbness between your legs")
    summary = reader.text(".pn-summary")
    assert "".join(said).count(summary) == 1
    assert said.index(heads[0]) > said.index(summary) > 1
    assert [one for one in said if one in heads] == heads
    assert reader.evaluate(NAMES) == ["Read aloud"]


def test_every_word_is_said_once_in_its_order_and_no_menu_or_source_number(reader: Tab) -> None:
    reader.evaluate(COME)
    title, signs, text = reader.evaluate(
        """(() => {
          const copy = document.querySelector("article").cloneNode(true);
          copy.querySelectorAll(".cite, .pn-meaning, .pn-reader, nav, svg, [aria-hidden], " +
            ".care__calls, .pn-sure, article > section").forEach(e => e.remove());
          const first = ["h1", ".pn-strip"].map(name => copy.querySelector(name));
          first.forEach(e => e.remove());
          return [...first, copy].map(e => e.textContent.replace(/\\s/g, ""));
        })()"""
    )
    said = "".join("".join(all_said(reader)).split())
    assert said == title + signs + text


def test_of_the_map_the_place_that_is_chosen_is_said(tab: Tab, offline_site: Path) -> None:
    with tab.run_first(STAND_IN):
        tab.open((offline_site / "leg-map.html").as_uri() + "#where-heel")
        tab.evaluate(COME)
        heads = tab.evaluate(
            "[...document.querySelectorAll('.body-map__place > h2')].map(h => h.textContent.trim())"
        )
        said = all_said(tab)
    assert len(heads) > 20
    assert [one for one in said if one in heads] == ["The heel"]


def test_it_is_said_in_sentences_that_no_browser_cuts_off(reader: Tab) -> None:
    reader.evaluate(COME)
    said = all_said(reader)
    assert max(map(len, said)) <= LONGEST
    ends = (".", "!", "?", ",", ";", ":")
    assert sum(one.endswith(ends) for one in said) > len(said) / 3
    assert not [one for one in said if ". " in one]


def test_the_page_of_all_signs_reads_them_right_after_its_title(
    tab: Tab, offline_site: Path
) -> None:
    with tab.run_first(STAND_IN):
        tab.open((offline_site / HELP).as_uri())
        tab.evaluate(COME)
        card = tab.text(".care--emergency .care__body li")
        said = all_said(tab)
    assert said[0] == tab.text("h1")
    assert card in " ".join(said[1:9])
    assert said.index(tab.text(".pn-summary")) > 9


@in_every_engine
def test_it_pauses_goes_on_with_the_same_sentence_and_stops(reader: Tab) -> None:
    reader.evaluate(COME)
    reader.evaluate(f"{BUTTONS}[0].focus()")
    reader.press("Enter")
    assert reader.evaluate(NAMES) == ["Pause", "Stop"]
    reader.evaluate("speechSynthesis.finish()")
    reader.press("Enter")
    assert reader.evaluate(NAMES) == ["Go on", "Stop"]
    assert reader.evaluate("speechSynthesis.speaks()") is False
    reader.press("Enter")
    said = reader.evaluate("speechSynthesis.said")
    assert said[1] == said[2] != said[0]
    assert reader.evaluate(NAMES) == ["Pause", "Stop"]
    reader.press("Tab")
    reader.press("Enter")
    assert reader.evaluate(NAMES) == ["Read aloud"]
    assert reader.evaluate("document.activeElement.textContent") == "Read aloud"
    reader.press("Enter")
    assert reader.evaluate("speechSynthesis.said.slice(-1)[0]") == reader.text("h1")


def test_escape_and_leaving_the_page_stop_it(reader: Tab) -> None:
    reader.evaluate(COME)
    reader.click(".pn-reader button")
    reader.press("Escape")
    assert reader.evaluate("speechSynthesis.speaks()") is False
    assert reader.evaluate(NAMES) == ["Read aloud"]
    reader.click(".pn-reader button")
    assert reader.evaluate("speechSynthesis.speaks()") is True
    reader.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert reader.evaluate("speechSynthesis.speaks()") is False


def test_a_voice_that_fails_leaves_the_button_for_another_try(reader: Tab) -> None:
    reader.evaluate(COME)
    reader.click(".pn-reader button")
    reader.evaluate("speechSynthesis.cancel()")
    reader.wait_for(f"{NAMES}[0] === 'Read aloud'")
