"""Broken and hostile articles for the importer, each made from its seed: see `tests/fuzz.py`."""

from __future__ import annotations

import random
from functools import cache

import yaml

from article.model.article import ArticleError
from tests.article import office
from tests.article.laws import SAMPLES, broken, read, sample_files

HOSTILE = [
    "<script>alert(1)</script>",
    "<b onclick=x()>bold</b>",
    "[x](javascript:alert(1))",
    "<a href='java\tscript:alert(1)'>tab</a>",
    "[ok](https://a.example/b_c*d?x=1&copy=2)",
    "{: onclick=alert(1) }",
    "/// html | script",
    "///",
    "!!! note",
    "??? tip",
    "--8<-- 'x.md'",
    ';--8<-- "x"',
    "*[HTML]: abbreviation",
    "[^1]: footnote text",
    "[^1]",
    "[@key; @other]",
    "# Heading",
    "Setext\n===",
    "Setext\n---",
    "| a | b |\n|---|---|\n| c | d |",
    "$x^2$",
    "\\(x\\)",
    "~~gone~~",
    "==mark==",
    "++ctrl++",
    "^^ins^^",
    ":smile:",
    "{{ config }}",
    "{% raw %}",
    "[[wiki]]",
    "![pic](http://a.example/p.png)",
    "&lt;b&gt;",
    "&#60;script&#62;",
    "`code`",
    "```\nfence\n```",
    "    indented",
    "> quote",
    "- a\n    - b\n        - c",
    "1. one\n2. two",
    "7. seven",
    "1234567890. ten digits",
    "\u0661. one",
    "\uff12. two",
    "+ plus",
    "Term\n: meaning",
    "---",
    "***",
    "___",
    "---\ntitle: x\n---",
    "<!-- note -->",
    "<div hidden>hid",
    "</div></p>",
    "<details><summary>Why though?</summary>because</details>",
    "<dl><dt>Is it?<dd>yes",
    "<table><tr><td>cell<td>other</table>",
    "<ol start=5><li>five<li>six</ol>",
    "\u202eevil",
    "\x02k\x03",
    "Q: Why now? A: Because.",
    "Fact 9: Extra",
    "In conclusion, done.",
    "By Ann Example",
    "FAQ",
    "**Is it bold?** Yes.",
    "## 4. Numbered",
    "Sources",
    "http://bare.example/x_y",
    "a@b.example",
    "<http://auto.example>",
    "- [ ] task",
    "::: article.cli",
    "@import x",
    "1986. That year",
    "<br><br>",
    "{>>critic<<}",
    "{++add++}",
    "[TOC]",
    "[ref]: http://a.example",
    "a  \nb",
    "\\",
    "&",
    "%%",
    "[a](<http://x.example/a b>)",
    '[a](http://x.example/(y)"t")',
    "<a href='http://e.example/\"x'>q</a>",
    "é ü ß 漢字 عربي",
    "\u2028line",
    "x" * 300,
    "![](javascript:x)",
    "<svg onload=x>",
    "<div class='related share'><a href='/x'>You may also like</a></div>",
    "<aside class=promo><p>An aside of some words.</p>",
    "<button aria-expanded=false>Does it open?</button><div hidden>It does.</div>",
    "<h3><button>Title<span aria-hidden=true>plus</span></button></h3><div>panel</div>",
    "<input type=checkbox id=c1><label for=c1>Tick me?</label><p>Ticked.</p>",
    "<ul role=tablist><li><a role=tab href='#t1' aria-controls=t1>Tab</a></ul><p id=t1>In it",
    "<table><thead><tr><th>Cause<th>Text</thead><tr><td><b>Cold</b><td>It <i>bites</i></table>",
    "<table><tr>loose<td>cell<p>two</p></td>words</table>",
    "<figure><img src=x><figcaption>Below a picture</figcaption></figure>",
    '<script type=\'application/ld+json\'>{"@type":"Question","name":"Unseen?"}</script>',
    "<main><section class=ad><h2>5. Sold</h2><p>Not an advert at all.</p></section></main>",
    "<span style='font-weight:700'>bold</span><em>slanted</em>",
    "Advertisement",
    "Read also: something",
    "January 22, 2022",
    "1️⃣ Keycap title",
    "№7 Numbered",
    "## Causes",
    "- Short title. And a sentence.",
    "What you can do",
    "**a***b***c**",
    "<p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p><p>",
]
_HALF = r"""
    ! [ ] ( ) ]( ]: [^ [@ [[ ![ * ** _ __ ` `` ~ ~~ ^ = == + ++ % { } {: {% {{ < > </ <!-- -->
    & &# &amp ; # ## | $ $$ \ \\ \( : :: / // @ - -- --- . .. ... ' " ? , 0 1 60 a b lt x: www.
    http: TOC key smile é a@b.c e.g. === 1. 1) 12345678901. ١. ２.
"""
HALF = [*_HALF.split(), " ", "  ", "\n", "\t"]
"""Signs that mean something only with what stands before or after them, perhaps in another span."""


def mutated(random_: random.Random, data: bytes) -> bytes:
    """Return the article with some lines moved, doubled, cut or made hostile."""
    lines = data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    for _ in range(random_.randint(1, 8)):
        at = random_.randrange(len(lines) + 1)
        choice = random_.randrange(7)
        if choice <= 2:
            lines[at:at] = random_.choice(HOSTILE).split("\n")
        elif choice == 3 and lines:
            at = min(at, len(lines) - 1)
            where = random_.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:where] + random_.choice(HOSTILE) + lines[at][where:]
        elif choice == 4:
            del lines[at : at + random_.randint(1, 3)]
        elif choice == 5:
            lines[at:at] = lines[at : at + random_.randint(1, 5)]
        else:
            lines[at:at] = [""]
    return "\n".join(lines).encode(errors="ignore")


def made_up(random_: random.Random) -> bytes:
    """Return an article of hostile pieces between markers."""
    pieces = [random_.choice(HOSTILE) for _ in range(random_.randint(1, 25))]
    for number in range(1, random_.randint(2, 5)):
        marker = random_.choice(
            ["Fact {}: T{}", "## {}. Head{}", "{}. Title{}: text", "{}. Is it {}?"]
        )
        pieces.insert(
            random_.randrange(len(pieces) + 1), marker.format(number, "abc"[number % 3] * 3)
        )
    return random_.choice(["\n", "\n\n"]).join(pieces).encode(errors="ignore")


@cache
def kinds() -> list[dict[str, str]]:
    """Return the small articles of each kind."""
    files = sorted((SAMPLES / "kinds").glob("*.yml"))
    return [case for file in files for case in yaml.safe_load(file.read_text("utf-8"))]


_ROWS: list[office.Row] = [
    ("title", ["Why do hands shake?"]),
    ("h2", ["Causes"]),
    ("ul", [("Cold.", "b"), " Muscles make warmth."]),
    ("ul", [("Coffee.", "b"), " Three cups do it."]),
    ("row", ["Cups", "Hours"]),
    ("h2", ["Is it bad?"]),
    ("p", ["Mostly not, ", ("see", "https://a.example/"), " why."]),
    ("h2", ["Does it end?"]),
    ("p", ["Yes."]),
]
PACKED = [
    (office.docx(_ROWS), ".docx"),
    (office.odt(_ROWS), ".odt"),
    (office.saved(office.page(_ROWS)), ".mhtml"),
]


def spoilt(random_: random.Random, data: bytes) -> bytes:
    """Return a packed file with some bytes changed, cut off or doubled."""
    made = bytearray(data)
    for _ in range(random_.randint(0, 6)):
        at = random_.randrange(len(made))
        choice = random_.randrange(4)
        if choice <= 1:
            made[at] = random_.randrange(256)
        elif choice == 2:
            del made[at : at + random_.randint(1, 40)]
        else:
            made[at:at] = made[at : at + random_.randint(1, 200)]
    return bytes(made)


def one_case(seed: int) -> tuple[bytes, str]:
    """Return the input and suffix of one case; the same seed gives the same."""
    random_ = random.Random(seed)
    files = [(path.read_bytes(), path.suffix) for path in sample_files()]
    files += [(case["text"].encode(), case["suffix"]) for case in kinds()]
    kind = random_.randrange(10)
    if kind == 0:
        return random_.randbytes(random_.randint(0, 400)), random_.choice([".txt", ".md", ".html"])
    if kind == 4 and random_.random() < 0.3:
        data, suffix = random_.choice(PACKED)
        return spoilt(random_, data), suffix
    if kind <= 3:
        return made_up(random_), random_.choice([".txt", ".md", ".html"])
    data, suffix = random_.choice(files)
    suffix = suffix if random_.random() < 0.8 else random_.choice([".txt", ".md", ".html"])
    return mutated(random_, data), suffix


def check(seed: int) -> list[str]:
    """Return what is wrong with one case; a refusal in words is right."""
    data, suffix = one_case(seed)
    try:
        return broken(data, suffix, read(data, suffix))
    except ArticleError:
        return []
