"""axe in a page: the rules that it is asked for, and what it found, one line each."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

CONTRAST = "color-contrast-enhanced"
"""7 : 1, and 4.5 : 1 for large text: WCAG AAA. It says nothing of what breaks AA already."""
LOWER_CONTRAST = "color-contrast"
"""4.5 : 1, and 3 : 1 for large text: WCAG AA."""
LINKS = "link-in-text-block"
OTHERS: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {LOWER_CONTRAST: {"enabled": False}, LINKS: {"enabled": False}},
    "resultTypes": ["violations"],  # of what is right, axe would tell the place of each element
}
"""All rules but the two on colours, which take nine tenths of axe's time: see `Colours`."""

WHOLE_PAGE = "async (options) => (await axe.run(document, options)).violations"
NEW_LOOKS = """async ({contrast, lower, links, known}) => {
  const told = new Set(known);
  const behind = new Map([[null, ""]]);
  const ground = (e) => {
    if (!behind.has(e)) {
      const own = getComputedStyle(e);
      const parts = [own.backgroundColor, own.backgroundImage, own.opacity, own.filter,
        own.mixBlendMode, own.position].join();
      const plain = parts === "rgba(0, 0, 0, 0),none,1,none,normal,static";
      behind.set(e, ground(e.parentElement) + (plain ? "" : "|" + parts));
    }
    return behind.get(e);
  };
  const texts = (e) => {
    const found = [];
    const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (walker.currentNode.data.trim()) found.push(walker.currentNode);
    return found;
  };
  const block = (e) => getComputedStyle(e).display === "inline" ? block(e.parentElement) : e;
  const inSight = (e) => {
    const {width, height, right, bottom} = e.getBoundingClientRect();
    return e.checkVisibility({opacityProperty: true}) && width > 1 && height > 1 &&
      right > 0 && bottom + scrollY > 0;
  };
  const field = "input, select, textarea";

  const looks = {[contrast]: new Map(), [links]: new Map()};
  const note = (rule, e, ...parts) => {
    const look = [rule, ground(e), ...parts].join();
    if (!told.has(look)) looks[rule].set(e, look);
    told.add(look);
  };
  const holders = texts(document.body).map(text => text.parentElement);
  for (const e of new Set([...holders, ...document.querySelectorAll(field)])) {
    if (!inSight(e)) continue;
    const own = getComputedStyle(e);
    note(contrast, e, e.matches(field), own.color, own.fontSize, own.fontWeight, own.textShadow);
  }
  for (const e of document.querySelectorAll("a, [role=link]")) {
    if (!inSight(e) || getComputedStyle(e).display !== "inline") continue;
    const around = block(e.parentElement);
    if (!texts(around).some(text => !text.parentElement.closest("a, [role=link]"))) continue;
    const letters = (own) => [own.color, own.fontFamily, own.fontSize, own.fontStyle,
      own.fontWeight, own.textDecoration, own.border, own.backgroundColor];
    note(links, e, ...[e, e.parentElement, around].flatMap(one => letters(getComputedStyle(one))));
  }
  const some = [...looks[contrast].keys(), ...looks[links].keys()];
  if (!some.length) return {judged: [], violations: []};
  const found = await axe.run({include: some}, {
    runOnly: {type: "rule", values: [contrast, lower, links]}, rules: {[contrast]: {enabled: true}},
    elementRef: true,
  });
  const judged = [...found.violations, ...found.passes]
    .flatMap(({id, nodes}) => nodes.map(node => looks[id]?.get(node.element)));
  for (const one of found.violations) for (const node of one.nodes) delete node.element;
  return {judged: judged.filter(look => look), violations: found.violations};
}"""
"""Judge one text or link of each look that is not known; return the looks of which axe could tell
whether they are good: the two rules on contrast have them in common. A look is all that a rule
hangs on: what the letters are like, what lies behind them, and for a link what the text around it
is like."""


class Colours:
    """Judges each text and link by its colours once for each way it looks, on however many pages,
    widths, and in light and dark."""

    def __init__(self) -> None:
        self.known: set[str] = set()

    def violations(self, page: Page) -> list[str]:
        """Return what is wrong with what is in sight and looks as nothing before has looked."""
        _load(page)
        rules = {"contrast": CONTRAST, "lower": LOWER_CONTRAST, "links": LINKS}
        found = page.evaluate(NEW_LOOKS, rules | {"known": sorted(self.known)})
        self.known.update(found["judged"])
        return _lines(found["violations"])


def violations(
    page: Page,
    colours: Colours | None = None,
    options: dict[str, Any] = OTHERS,
    run: str = WHOLE_PAGE,
) -> list[str]:
    """Return what axe finds wrong on a page; `run` is a function that takes the options.

    With `colours` that have seen other pages, what looks like something there is not judged again.
    """
    _load(page)
    found = _lines(page.evaluate(run, options))
    return found + (colours or Colours()).violations(page)


def _load(page: Page) -> None:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)


def _lines(found: list[dict[str, Any]]) -> list[str]:
    return [
        f"{one['id']} ({one['help']}): {[node['html'][:120] for node in one['nodes'][:3]]}"
        for one in found
    ]
