"""Texts to try on the rules for pages, and what is told and shown of one."""

from __future__ import annotations

import markdown
from hypothesis import strategies as st
from lxml import html

from common.yaml_reader import Document
from pages.markdown.blocks import ADDED, CareCards
from pages.markdown.citations import Citations
from pages.markdown.parsed import EXTENSIONS
from pages.model import rules
from pages.model.frontmatter import Source


def told(body: str) -> list[str]:
    """Return what is wrong with a text, as `line: message`."""
    found = rules.check(Source("docs/a.md", Document({}), body, 1), {})
    return [f"{problem.line}: {problem.message}" for problem in found]


def rendered(body: str) -> str:
    """Return a text as HTML, with all that mkdocs.yml asks for and all that MkDocs adds."""
    extensions = [*EXTENSIONS, CareCards({}), Citations()]
    return markdown.markdown(body, extensions=extensions)


def shown_words(body: str) -> str:
    """Return every letter of the rendered text that an author wrote."""
    page = html.fragment_fromstring(rendered(body), create_parent="div")
    for name in (*ADDED, "cite"):
        for element in page.find_class(name):
            element.drop_tree()
    made = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "--", "—": "---"})
    text = page.text_content().translate(made).replace("…", "...")
    return "".join(text.replace("«", "<<").replace("»", ">>").split())


HIDES = [
    "```",
    "~~~",
    "```html",
    "````",
    "   ```",
    "    ```",
    "- ```",
    "1. ~~~",
    "> ```",
    ":   ```",
    "/// do\n```",
    "```code``` and words",
    "<!--",
    "<?php",
    "<![CDATA[",
    "    four blanks",
    "`code",
    "`` code",
    "[x]: http://a.example",
    "/// care | same-day",
    "///",
    "\\",
    "{: .no-link",
    "<",
    "$$",
    "---",
    "| a | b |\n| - | - |",
]


FINE = [
    "Words, `code` and **more**.",
    "    four blanks",
    "Words\n{: .no-link }",
    "- a line\n    {: .no-link }",
    "R&amp;D, A & B, AT&T",
    "2 &#42; 3, &#91;x&#93;, &#60;b&#62;, &#123;: x }",
    "[words](a.md), [words](../b/c.md#place), [words](#place) ([words](https://a.example/b?c=1&d=2))",
    "[words](https://a.example/?b=1&amp;c=javascript:x) and [words](mailto:a@b.example)",
    "![Two shoes](images/lacing.svg)",
    "this /// or that, a:///b\n0 /// x\n-/// y\n1./// z",
    "6 > 5, 1/2, and/or, 20% -- that is it... \\*",
    "So it was said: [&#64;ann](https://a.example).\n\n\\/// do",
    "## A heading\n\n1. one\n2. two\n\n> said",
    "Term\n:   Meaning.\n\n| a | b |\n| - | - |\n| c | d |",
    "/// care | same-day\n\n- it hurts\n\n///\n\n/// do\n\n- rest\n\n///",
]


_SIGNS = r"""
    <script>go()</script> <b </b> --> ?> ]]> > " ' [ ] ( ) ]( ![ ]: [x]( [x] javascript: java
    script: data: http://a.example &#58; &colon; &amp; & ; // : \ a.md {: { } onclick=go() .no-link
    attrs: class: style=x /// do dont | # * _ - 1. > : word 9
"""
_WITH_BLANKS = [" ", "    ", "\t", "\n", "\n\n", "\n///\n", "/// do\n", "{: .no-link }", ":   "]
PIECES = st.one_of(
    st.sampled_from(_SIGNS.split()),
    st.sampled_from(_WITH_BLANKS),
    st.sampled_from([line for line in HIDES if not line.startswith("///")]),
    st.text("<>&#;:[]()!{}`~\\/\"'=\n -a9", max_size=8),
)
