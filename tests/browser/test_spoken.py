"""What a screen reader says of a page of each kind, held against the text of it that is kept.

After a change that is meant: `REFRESH=1 .venv/bin/python -m pytest tests/browser/test_spoken.py`,
then read the difference in git, aloud at best.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from common.urgency import Urgency
from quiz.graph.compile import End, compile_flow
from quiz.rules.load import load
from tests.browser.quiz_screens import link
from tests.browser.spoken import spoken
from tests.quiz.flows import RULES
from tests.quiz.walks import paths_to_nodes

KEPT = Path(__file__).parents[1] / "data" / "spoken"
REFRESH = "REFRESH=1 .venv/bin/python -m pytest tests/browser/test_spoken.py"
WHOLE, TEXT = "body", "article"
PAGES = {
    "home": ("index.html", WHOLE),
    "cause": ("causes/tight-shoes.html", TEXT),
    "question": ("faq/is-it-normal.html", TEXT),
    "get-help": ("get-help.html", TEXT),
    "quiz-first-question": ("quiz.html", TEXT),
    "quiz-result": ("quiz.html", TEXT),
    "leg-map": ("leg-map.html", TEXT),
    "glossary": ("glossary.html", TEXT),
    "sources": ("sources.html", TEXT),
}
"""Which page, and how much of it: menus and foot are the same on all."""

THE_SAME_FOR_ALL = """() => {
  document.querySelectorAll(".pn-clinic").forEach(e => e.remove());
  document.querySelectorAll(".care__calls").forEach(e => e.remove());
  document.querySelectorAll(".care__note").forEach(e => {
    e.textContent = "(whom to call, in the reader's region)";
  });
  const sheet = document.querySelector(".quiz textarea");  // names the clinic and versions
  if (sheet) sheet.value = "(the sheet)";
  document.querySelectorAll(".pn-sources > li:nth-child(n + 4)").forEach(e => e.remove());
}"""
"""Leaves out whose copy it is, and of long lists of sources all but the first."""
VERSIONS = [
    (re.compile(r"built \d+ \w+ \d{4}(, \S+)?\."), "built (day)."),
    (re.compile(r"(Quiz version: \S+) .*"), r"\1 (version)"),
]


@pytest.fixture(scope="module")
def page(chromium_browser: Browser) -> Iterator[Page]:
    page = chromium_browser.new_page(viewport={"width": 1280, "height": 800})
    yield page
    page.close()


def a_result() -> str:
    """Return the fragment of a result of the quiz with reasons and pages to read."""
    flow = load(RULES)
    graph = compile_flow(flow)
    for place, path in paths_to_nodes(graph).items():
        node = graph.nodes[place]
        if isinstance(node, End) and node.outcome.urgency is Urgency.APPOINTMENT:
            return link(flow, graph, path)
    pytest.fail("expected a way to an appointment, found none")


def said_of(page: Page, site: Path, kind: str) -> str:
    file, part = PAGES[kind]
    page.goto("about:blank")
    page.goto((site / file).as_uri() + (a_result() if kind == "quiz-result" else ""))
    # a page that has become old says so
    page.clock.set_fixed_time(page.get_attribute("meta[name=built]", "content") or "")
    page.reload()
    page.evaluate(THE_SAME_FOR_ALL)
    said = spoken(page.locator(part).aria_snapshot())
    for version, words in VERSIONS:
        said = version.sub(words, said)
    return said


@pytest.mark.parametrize("kind", PAGES)
def test_it_is_what_is_kept(page: Page, offline_site: Path, kind: str) -> None:
    said = said_of(page, offline_site, kind)
    kept = KEPT / f"{kind}.txt"
    if os.environ.get("REFRESH"):
        kept.write_text(said, encoding="utf-8")
    lines = kept.read_text(encoding="utf-8").splitlines()
    changes = unified_diff(lines, said.splitlines(), "as it is kept", "as it is", lineterm="", n=2)
    difference = "\n".join(changes)
    assert not difference, f"{difference}\n\nIs that meant? Then: {REFRESH}"


def test_roles_names_and_states_are_read_and_nothing_is_left_out(chromium_browser: Browser) -> None:
    page = chromium_browser.new_page()
    page.set_content(
        """<main><h2>Say <em>it</em></h2><p>One <a href="x">link</a>, <b>bold</b>.
        <ul><li>first<ul><li>inner</ul><li><p>a<p>b</ul>
        <button aria-expanded="true"><svg></svg>More "of it"</button>
        <input type="checkbox" id="c" checked><label for="c">Tick</label>
        <img alt="A leg" src="data:,"><p hidden>never<p aria-hidden="true">never</main>"""
    )
    said = spoken(page.locator("body").aria_snapshot())
    page.close()
    assert (
        said
        == """\
main
  heading 2: Say it
  One [link: link] , bold.
  list of 2
    - first
      list of 1
        - inner
    - a
      b
  button [expanded]: More "of it"
  checkbox [checked]: Tick
  Tick
  img: A leg
"""
    )
