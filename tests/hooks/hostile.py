"""What a hostile author who knows the code tries, and what comes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html

from tests.hooks.mistakes import add, both, edit, write

CAUSE = "docs/causes/thumb-tendons.md"
NUMBER = "is an emergency number of one country"
NATIONAL = re.compile(r"(?<![\d,.])(?:999|911)(?!\d)|NHS 111|A&E")
SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
CLINIC = 'name: {}\ntelephone: "01632 960123"\nhours: all day\nregion: uk\n'


@dataclass(frozen=True)
class Try:
    """One way to get something past the rules."""

    name: str
    make: Callable[[Path], object]
    """Changes the copy of the project in a folder."""
    file: str = CAUSE
    at: str = ""
    """Words on the line that the error must name; none where the whole file is meant."""
    told: str = ""
    """What is told; nothing where the page is built, and is harmless."""
    shown: str = ""
    """What a reader sees of it then."""
    env: Mapping[str, str] = field(default_factory=dict)


def text(words: str) -> Callable[[Path], object]:
    """Return a change that writes a paragraph below the text of a page."""
    return add(CAUSE, f"\n{words}\n")


def harm(page: html.HtmlElement) -> Iterator[str]:
    """Yield what on a built page could do harm: what runs, loads or leads out, and numbers."""
    for script in page.iter("script"):
        if not script.get("src") and script.get("type") is None and "go(" in (script.text or ""):
            yield f"script {script.text}"
    for element in page.iter():
        for name, value in element.attrib.items():
            if name.startswith("on") or str(value).lower().strip().startswith(
                ("javascript:", "data:")
            ):
                yield f"{name}={value}"
    yield from page.xpath(
        "//meta[@http-equiv]/@content | //base/@href | //iframe/@src | //form/@action"
    )
    (article,) = page.xpath("//article")
    for name in ("care__calls", "care__note", "pn-cited", "pn-clinic"):
        for element in article.find_class(name):
            element.drop_tree()
    said = " ".join(str(article.text_content()).split())
    yield from NATIONAL.findall(said)


TRIES = (
    Try(
        "a fence over a script",
        text("```\n<script>go()</script>\n```"),
        at="<script>",
        told="'<script' may be raw HTML",
    ),
    Try("a comment over a number", text("<!--\n\nCall 999.\n\n-->"), at="Call 999", told=NUMBER),
    Try("a number in bold", text("Call 9**9**9 now."), at="9**9**9", told=NUMBER),
    Try(
        "a number of entities",
        text("Call &#57;&#57;&#57;."),
        at="&#57;",
        told="write the sign itself",
    ),
    Try("a number with signs of no width", text("Call 9\u200b9\u200b9."), at="\u200b", told=NUMBER),
    Try(
        "a number in other digits", text("| Call |\n| --- |\n| ９１１ |"), at="９１１", told=NUMBER
    ),
    Try("a number turned around", text("Call \u202e119\u202c."), at="\u202e", told="nobody sees"),
    Try("a number in words", text("Call nine nine nine."), at="nine", told=NUMBER),
    Try(
        "a number in a picture's place",
        text("![Call 999](../images/lacing.svg)"),
        at="999",
        told=NUMBER,
    ),
    Try(
        "a number in the summary",
        edit(CAUSE, "summary: ", "summary: Call 1-1-2. "),
        at="1-1-2",
        told=NUMBER,
    ),
    Try("a service over a line break", text("Ring NHS\n111 first."), at="NHS", told="is a service"),
    Try("a service behind an entity", text("Go to A&amp;E."), at="A&amp;E", told="is a service"),
    Try(
        "a source over two lines",
        text("So it is.[@one;\n@two]"),
        at="[@one",
        told="expected a citation like",
    ),
    Try(
        "a source in code",
        text("So it is `[@nhsinform-neuropathy]`."),
        at="`[@",
        told="expected a citation like",
    ),
    Try(
        "a sixth line of a card, nested",
        text("/// care | same-day\n\n- a\n- b\n- c\n- d\n- e\n    - f\n\n///"),
        at="/// care | same-day\n\n- a",
        told="at most 5 lines, found 6",
    ),
    Try(
        "a card in a list",
        text("- /// care | emergency\n    - a\n\n    ///"),
        at="- ///",
        told="three slashes at the start",
    ),
    Try(
        "a card that is never closed",
        text("/// care | emergency\n\n- a"),
        at="/// care | emergency\n\n- a",
        told="is not closed",
    ),
    Try(
        "attributes of a block",
        text("/// do\n    attrs: {onclick: go()}\n\n- a\n\n///"),
        at="    attrs",
        told="a block has no options",
    ),
    Try(
        "an attribute behind a line",
        text("Words {: onclick=go() }"),
        at="{: onclick",
        told="gives an attribute",
    ),
    Try(
        "an address that stands apart",
        text("[x][y]\n\n[y]: javascript:go()"),
        at="[y]:",
        told="stands apart from its words",
    ),
    Try("an address of a script", text("[x](java\tscript:go())"), at="[x](", told="is no address"),
    Try(
        "an address of data",
        text("![x](data:image/svg+xml;base64,PHN2Zz4=)"),
        at="![x](",
        told="is no address",
    ),
    Try(
        "a page that never ends", text("[" * 9_000), at="[[[", told="at most 100 links and sources"
    ),
    Try(
        "lists without end",
        text("".join(f"{'    ' * n}- a\n" for n in range(60))),
        at=f"\n{'    ' * 8}- a",
        told="at most 8 lists",
    ),
    Try(
        "a head of aliases",
        edit(CAUSE, "title: ", "a: &a [x]\nb: *a\ntitle: "),
        at="b: *a",
        told="`*a` stands for other lines",
    ),
    Try(
        "a script in the title",
        edit(CAUSE, "title: ", "title: <script>go()</script> "),
        at="title: <",
        told="title",
    ),
    Try(
        "a drawing that loads",
        write("docs/images/a.svg", SVG.format('<use href="//a.example/b#c"/>').encode()),
        file="docs/images/a.svg",
        told="loads nothing",
    ),
    Try(
        "a script as a picture",
        write("docs/images/a.png", b"go()"),
        file="docs/images/a.png",
        told="cannot be read as a picture",
    ),
    Try(
        "a script as a text",
        write("docs/a.js", b"go()"),
        file="docs/a.js",
        told="expected a page, a picture or a text",
    ),
    Try(
        "synonyms that double",
        edit("docs/synonyms.yml", "phrases: [", f"phrases: [{'a/b ' * 12}, "),
        file="docs/synonyms.yml",
        at="a/b a/b",
        told="at most 64 phrases for one, found 4,096",
    ),
    Try(
        "a clinic that turns its address",
        write("c.yml", CLINIC.format('"A \\u202e"').encode()),
        file="c.yml",
        at="name:",
        told="a sign that nobody sees (U+202E)",
        env={"CLINIC": "c.yml"},
    ),
    # built, and harmless
    Try(
        "a script in words",
        text("\\&lt;script>go()".replace("\\&lt;", "&#60;") + "&#60;/script>"),
        shown="<script>go()</script>",
    ),
    Try(
        "a citation that was meant to be seen", text("So [&#64;ann] said."), shown="So [@ann] said."
    ),
    Try("code", text("    go('1' + 2)"), shown="go('1' + 2)"),
    Try(
        "numbers of other things",
        text("In 1999, 1,999 of 9,110 ran weeks 1-12."),
        shown="In 1999, 1,999 of 9,110 ran weeks 1-12.",
    ),
    Try(
        "a clinic with a tag",
        write("c.yml", CLINIC.format("'A <script>go()</script>'").encode()),
        shown="A <script>go()</script>",
        env={"CLINIC": "c.yml"},
    ),
    Try(
        "a clinic with a number in a number",
        both(
            write(
                "c.yml",
                CLINIC.format("A").replace("01632 960123", "1-800-999-0199 ext. 999").encode(),
            )
        ),
        shown="Telephone: 1-800-999-0199 ext. 999",
        env={"CLINIC": "c.yml"},
    ),
)
