"""What the quiz must show, from Python's own walk, and what a browser shows, to hold beside it."""

from __future__ import annotations

import json
from typing import Any

from quiz.graph.compile import Ask, Graph
from quiz.graph.wire import to_data
from quiz.rules.model import UNSURE, Flow, Kind
from tests.browser.tab import Tab
from tests.quiz.walks import Path, address

START = ".quiz__start a"
CONTINUE = ".quiz__form button.quiz__button--main"
BACK = ".quiz__bar .quiz__button"
"""On a wide screen; on a phone the one at the foot."""
RESULT = ".quiz__step--shown .care__heading"

SHOWN = """(() => {
  const text = (e) => e.textContent.trim();
  const result = document.querySelector("section.quiz__step--shown");
  if (result) {
    const level = result.parentNode;
    return {
      heading: text(level.querySelector(".care__heading").lastChild),
      reasons: [...result.querySelectorAll(".quiz__reasons > li")].map(text),
      pages: [...result.querySelectorAll(".quiz__pages a")].map(text),
    };
  }
  const form = document.querySelector(".quiz__form");
  if (!form) return {start: text(document.querySelector(".quiz__start"))};
  return {
    heading: text(form.querySelector("legend")),
    hint: [...form.querySelectorAll(".quiz__hint")].map(text).join(),
    choices: [...form.querySelectorAll("input")].map(i => [i.type, i.value, text(i.labels[0])]),
  };
})()"""
"""What stands on the screen."""


def says(flow: Flow, graph: Graph, titles: dict[str, str], place: int) -> dict[str, Any]:
    """Return what the screen for a node must say."""
    node = graph.nodes[place]
    if isinstance(node, Ask):
        question = flow.question(node.question)
        kind = "checkbox" if question.kind is Kind.MANY else "radio"
        return {
            "heading": question.text,
            "hint": question.hint,
            "choices": [[kind, choice.id, choice.text] for choice in question.choices],
        }
    end = node.outcome
    rules = end.rules if end.urgency else end.rules[:1]  # an emergency has one reason
    return {
        "heading": end.urgency.words.action,
        "reasons": [flow.rule(rule).why for rule in rules],
        "pages": [titles[page] for page in end.pages if page != flow.help_page],
    }


def link(flow: Flow, graph: Graph, path: Path) -> str:
    """Return the fragment of a place."""
    return address(flow, to_data(flow, graph)["hash"], path)


OPEN = """
        if (location.hash !== fragment) {
          const there = new Promise(done => addEventListener("hashchange", done, {once: true}));
          location.replace(fragment);
          await there;
        }"""
"""Go to `fragment`, inside an async function."""


def link_after(flow: Flow, graph: Graph, path: Path) -> str:
    """Return the fragment as it is where the last answer of a path was just given."""
    *_, last = path
    whole = link(flow, graph, path)
    if flow.question(last).looks and path[last] == {UNSURE}:
        return whole.removesuffix(f"{last}={UNSURE}") + f"{last}~={UNSURE}"
    return whole


def visit(fragments: list[str], look: str = SHOWN) -> str:
    """Return an expression that opens one fragment after the other and gives what is seen."""
    return f"""(async () => {{
      const found = [];
      for (const fragment of {json.dumps(fragments)}) {{{OPEN}
        found.push({look});
      }}
      return found;
    }})()"""


def take_every_way(steps: list[tuple[str, list[list[str]]]]) -> str:
    """Return an expression that opens each step and, for each of its answers, ticks the lines,
    goes on, and goes back. Who is not sure cannot tell which lines. It gives what is seen: the
    step, and for each answer the screen, its address, whether its heading has the focus, and
    whether going back has brought the step again.
    """
    return f"""(async () => {{
      const seen = [];
      const click = (element) => element.click();
      for (const [fragment, answers] of {json.dumps(steps)}) {{{OPEN}
        const step = {SHOWN};
        const ways = [];
        for (const wanted of answers) {{
          const inputs = [...document.querySelectorAll(".quiz__form input")];
          const boxes = inputs.filter(i => i.type === "checkbox");
          boxes.filter(i => i.checked && !wanted.includes(i.value)).forEach(click);
          inputs.filter(i => !i.checked && wanted.includes(i.value)).forEach(click);
          click(document.querySelector("{CONTINUE}"));
          if (wanted.join() === "unsure" && document.querySelector(".quiz__call")) {{
            click(document.querySelector(".quiz__form input[value=unsure]"));
            click(document.querySelector("{CONTINUE}"));
          }}
          const focused = document.activeElement.matches(".quiz__question, .care__heading");
          const screen = [{SHOWN}, location.hash, focused];
          click([...document.querySelectorAll(".quiz__bar button, .quiz__back")]
            .find(b => b.textContent === "Back"));
          ways.push([...screen, JSON.stringify({SHOWN}) === JSON.stringify(step)]);
        }}
        seen.push([step, ways]);
      }}
      return seen;
    }})()"""


def begin(tab: Tab, address: str) -> None:
    """Open the quiz and start it."""
    tab.open(address)
    tab.click(START)


def answer(tab: Tab, path: Path, question: str) -> None:
    """Choose the lines of one answer with the mouse, and go on."""
    for option in sorted(path[question]):
        tab.click(f'.quiz__form input[value="{option}"] + label')
    tab.click(CONTINUE)
