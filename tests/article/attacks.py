"""Articles made to be slow to read: each a function from a size in characters to one such text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from article.model.article import ArticleError
from article.output.page import text_of
from tests.article.laws import read

REPEATED = {
    ".txt": [
        "a",
        " ",
        "\n",
        "1. ",
        "1. a\n",
        "1. A\n\nb\n\n",
        "Q: ",
        "Q: a?\n",
        "**",
        "**a** b\n",
        "? ",
        ". ",
        "e.g. ",
        "a. ",
        ": ",
        " - ",
        "- ",
        "-",
        "# a ",
        "#",
        "=",
        "=\n",
        "Fact 1: a\n",
        "By A ",
        "A. ",
        "1️⃣ ",
        "(1) ",
        "home > ",
        "facebook ",
        "Share ",
        "Book a ",
        "Cause: a\n\n",
        "Why a\n\nb.\n\n",
        "is it?\n",
        "a | ",
        "\u202e",
        "\t",
        "Jan 1, ",
        "See also ",
        "x, ",
        "A: ",
        "photo by ",
    ],
    ".md": [
        "*a\n",
        "**a ",
        "_a_",
        "[",
        "[a](",
        "![",
        "`",
        "`a",
        "> ",
        "- a\n",
        "1. a\n",
        "  - a\n",
        "|a",
        "|a\n",
        "<b>",
        "<a href=x>",
        "# a\n",
        "## 1. a\n\nb\n\n",
        "a\n===\n",
        "&amp;",
        "\\",
        "~~a",
        "<!-- ",
        "***\n",
        "[a]: b\n",
        "- **A.** b\n",
        "**Is it?** b\n\n",
        "a  \n",
        "    a\n",
        "---\n",
    ],
    ".html": [
        "<p>a",
        "<br>",
        "a<br>",
        "<p>a<br>b</p>",
        "<b>a</b>",
        "<i>",
        "<h2>a</h2>",
        "<h2>1. a</h2><p>b</p>",
        "<a href=x>y</a> ",
        "<a href=https://x.example>y</a>",
        "<li>a",
        "<ol><li>a<p>b</ol>",
        "<ul><li>",
        "<div>",
        "<div class=ad>a",
        "<div class='promo'><p>a</p></div>",
        "<aside>a</aside>",
        "<nav>",
        "<button>a</button>",
        "<button aria-expanded=false>a?</button><p>b</p>",
        "<button aria-expanded>a</button><b></b>",
        "<label for=x>a</label>",
        "<details><summary>a?</summary>b</details>",
        "<details><summary>a",
        "<div hidden>a</div>",
        "<div id=x role=tab aria-controls=x>a</div>",
        "<table><tr><td>a",
        "<tr><td>a<td>b",
        "<dl><dt>a?<dd>b</dl>",
        "<form><input>",
        "<main>",
        "<article><p>a</article>",
        "<h1>",
        "<section><h2>a</h2>b</section>",
        "<span class=icon>a</span>",
        "<figure><img><figcaption>a</figcaption></figure>",
        "<h3><button>a?</button></h3><div>b</div>",
        "<div itemtype=/Question><b itemprop=name>a</b></div>",
        "<script type=application/ld+json>{}</script>",
        "<div style='display:none'>",
        "<p>Advertisement</p>",
        "<p>By A B</p>",
        "<strong>a</strong> b<br>",
        "&nbsp;",
    ],
}
"""What is repeated up to the size, by format."""
BEFORE = {
    ".txt": "Fact 1: A\nb.\n\nFact 2: C\nd.\n\n",
    ".md": "# T\n\n## 1. A\n\nb.\n\n## 2. C\n\nd.\n\n",
    ".html": "<html><body><main><h1>T</h1><h2>1. A</h2><p>b.</p><h2>2. C</h2><p>d.</p>",
}


def attacks() -> Iterator[tuple[str, str, Callable[[int], bytes]]]:
    """Yield the name, the suffix and the maker of each."""
    for suffix, pieces in REPEATED.items():
        for piece in pieces:
            for before in ("", BEFORE[suffix]):
                name = f"{suffix} {piece!r}{' after causes' if before else ''}"
                yield name, suffix, _maker(before, piece)
    yield ".html deep", ".html", _deep
    yield ".txt stairs", ".txt", _stairs
    yield ".html siblings", ".html", _siblings
    yield ".html data", ".html", _data


def _maker(before: str, piece: str) -> Callable[[int], bytes]:
    def make(size: int) -> bytes:
        # a line of Markdown that is longer than any paragraph is refused
        rows = piece if "\n" in piece else piece * max(200 // len(piece), 1) + "\n"
        rows = piece if before == "" and not piece.startswith(("[", "<", "*")) else rows
        return (before + rows * (size // len(rows) + 1))[:size].encode()

    return make


def _deep(size: int) -> bytes:
    return ("<div>" * 200 + "<h2>a</h2>b" * (size // 11)).encode()


def _stairs(size: int) -> bytes:
    width, rows, at = 0, [], 0
    while at < size:
        rows.append(" " * (width % 60) + "- a")
        at += len(rows[-1]) + 1
        width += 2
    return "\n".join(rows).encode()


def _siblings(size: int) -> bytes:
    half = size // 2
    buttons = "<button aria-expanded=false>a</button>" * (half // 38)
    return f"<html><body>{buttons}{'<b></b>' * (half // 7)}".encode()


def _data(size: int) -> bytes:
    one = '{"@type":"Question","name":"a?","acceptedAnswer":{"text":"<p>b"}},'
    rows = one * (size // len(one))
    return f'<html><script type="application/ld+json">[{rows}0]</script><p>a'.encode()


def go(data: bytes, suffix: str) -> None:
    """Read a text and make its pages, or be refused in words."""
    try:
        article = read(data, suffix)
    except ArticleError:
        return
    for section in article.sections:
        text_of(section)
