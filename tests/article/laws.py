"""The importer's laws, each as a function that says what is broken, for tests and for the fuzz."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

import markdown
from lxml import etree, html
from markdown_it import MarkdownIt

from article.model.article import Article, Block
from article.model.spans import clean
from article.output.page import is_untouched, text_of
from article.source import mhtml, packed, web_page
from article.source.decode import declared_charset, to_text
from article.source.files import read_bytes
from article.source.markdown import unfenced
from article.structure.outline import outline
from pages.markdown.blocks import CareCards
from pages.markdown.citations import Citations
from pages.model import rules
from pages.model.frontmatter import parse
from pages.model.schema import read_head

SAMPLES = Path(__file__).parent.parent / "data" / "articles"
EXTENSIONS = [
    "attr_list",
    "md_in_html",
    "tables",
    "abbr",
    "footnotes",
    "def_list",
    "toc",
    "smarty",
    "admonition",
    "pymdownx.blocks.html",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.details",
    "pymdownx.tilde",
    "pymdownx.caret",
    "pymdownx.mark",
    "pymdownx.superfences",
    "pymdownx.keys",
    "pymdownx.emoji",
    "pymdownx.arithmatex",
    "pymdownx.tasklist",
    "pymdownx.snippets",
    "pymdownx.critic",
]
TAGS = frozenset(
    (
        *("div", "p", "h2", "h3", "ul", "ol", "li", "a", "em", "strong", "br"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    )
)
SAFE = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
# What the importer takes off: `Fact 3:`, `Q:`, `Answer:`
_SIGN_WORDS = (
    "fact reason cause factor trigger culprit question answer number "
    "one two three four five six seven eight nine ten eleven twelve"
)
_SIGNS = frozenset(_SIGN_WORDS.split())
_UNSEEN = (
    "script style template noscript iframe object embed applet svg math canvas audio video head "
    "title meta link select option datalist textarea input map area noframes frameset"
)


def sample_files() -> list[Path]:
    """Return the sample articles, without their expected outlines."""
    return sorted(p for p in SAMPLES.iterdir() if p.is_file() and p.suffix != ".json")


def read(data: bytes, suffix: str) -> Article:
    """Take an article through the same readers as the command line does."""
    return outline(read_bytes("sample", data, suffix))


def visible_words(data: bytes, suffix: str) -> Counter[str]:
    """Return the words of the input that a reader sees, found without the importer.

    Pieces of a word with a tag inside ("wo<b>rd</b>") and words on both sides of a paragraph's end
    cannot be told apart here, so only what both ways of joining the pieces give is counted.
    """
    if data.startswith(packed.MAGIC):
        return words(_written(data))
    charset = ""
    if suffix in mhtml.SUFFIXES or mhtml.fits(data):
        data, charset = mhtml.page("sample", data)
        suffix = ".html"
    text = to_text("sample", data, charset or declared_charset(data))
    if suffix in (".html", ".htm") or web_page.looks_like_html(text):
        return _certain(_seen(text))
    if suffix == ".md":
        parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
        parser.validateLink = lambda url: True  # type: ignore[method-assign]
        told = parser.render(unfenced(text.lstrip("\n")))
        return _certain(_seen(f"<div>{told}</div>"))
    return words([text])


def _written(data: bytes) -> list[str]:
    """Return the words that a word processor's file shows, one text a block."""
    parts = packed.Parts("sample", data)
    word = "word/document.xml" in parts.names
    root = parts.xml("word/document.xml" if word else "content.xml")
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    etree.strip_elements(root, f"{{{office}}}annotation", with_tail=False)
    blocks = [e for e in root.iter() if str(e.tag).rsplit("}", 1)[-1] in ("p", "h")]
    if word:
        return ["".join(e.text or "" for e in block.iter("{*}t")) for block in blocks]
    return ["".join(map(str, block.itertext())) for block in blocks]


def _certain(pieces: Sequence[str]) -> Counter[str]:
    return words(pieces) & words(["".join(pieces)])


def _seen(text: str) -> Sequence[str]:
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    stripped = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)
    try:
        root = html.document_fromstring(stripped, parser=parser)
    except etree.ParserError:
        return []
    etree.strip_elements(root, *_UNSEEN.split(), with_tail=False)
    return [str(piece) for piece in root.itertext()]


def words(texts: Iterable[str]) -> Counter[str]:
    """Return all words of three letters or more, signs such as `Fact` apart."""
    found = re.findall(r"[^\W\d_]{3,}", clean(" ".join(texts)).casefold())
    return Counter(word for word in found if word not in _SIGNS)


def told_words(article: Article) -> Counter[str]:
    """Return the words of an outline, all parts together."""
    blocks = [*article.introduction, *article.conclusion, *article.author]
    texts = [article.title, *(block.text for block in blocks)]
    for section in article.sections:
        texts += [section.heading, *(block.text for block in section.blocks)]
    texts += [one.text for one in article.left_out]
    return words(texts)


def lost(data: bytes, suffix: str, article: Article) -> list[str]:
    """Law 1: return the words of the input that are nowhere in the outline."""
    missing = visible_words(data, suffix) - told_words(article)
    return sorted(missing)


@cache
def _markdown() -> markdown.Markdown:
    return markdown.Markdown(extensions=[*EXTENSIONS, CareCards({}), Citations()])


def unsafe(text: str, blocks: Sequence[Block]) -> list[str]:
    """Law 2: return what in a page is more than its section's words, lists and safe links."""
    problems: list[str] = []
    source, found = parse("page.md", text)
    if source is None or found:
        return [f"head: {found}"]
    head, found = read_head(source)
    if head is None or found:
        return [f"head: {found}"]
    # a number to call is for a person to take out, not for the importer
    told = [problem.message for problem in rules.check(source, {})]
    problems += [message for message in told if " of one country" not in message]
    rendered = _markdown().reset().convert(source.body)
    root = html.fragment_fromstring(rendered, create_parent="div")
    for element in root.iter():
        tag = element.tag if isinstance(element.tag, str) else "comment"
        if tag not in TAGS:
            problems.append(f"tag {tag}")
        for name, value in element.attrib.items():
            anchor = name == "id" and tag in ("h2", "h3")
            link = (tag, name) == ("a", "href") and SAFE.match(str(value))
            if not (anchor or link):
                problems.append(f"attribute {tag} {name}={value!r}")
    found_links = [(a.get("href"), _bare(str(a.text_content()))) for a in root.iter("a")]
    if found_links != (expected := _links(blocks)):
        problems.append(f"links: expected {expected}, found {found_links}")
    return [*problems, *_other_styles(root, blocks), *_other_words(shown_words(root), blocks)]


def shown_words(root: etree._Element) -> str:
    return str(root.text_content())


def _other_styles(root: etree._Element, blocks: Sequence[Block]) -> list[str]:
    """Return what is shown bold or slanted and is not so in the section."""
    problems = []
    for tag, style in (("strong", "strong"), ("em", "emphasis")):
        meant = iter("".join(_bare(s.text) for b in blocks for s in b.spans if getattr(s, style)))
        shown = "".join(_bare(str(found.text_content())) for found in root.iter(tag))
        if not all(letter in meant for letter in shown):  # in order, as far as they are shown
            problems.append(f"{style}: shown {shown[:60]!r}")
    return problems


def _links(blocks: Iterable[Block]) -> list[tuple[str, str]]:
    """Return address and words of every link, neighbours of one address taken as one."""
    runs = [
        (href, _bare("".join(span.text for span in spans)))
        for block in blocks
        for part in block.cells or (block.spans,)
        for href, spans in groupby(part, key=lambda span: span.href)
    ]
    return [(href, words) for href, words in runs if href and words]


def _other_words(shown: str, blocks: Sequence[Block]) -> list[str]:
    """Return where the page shows other words than the blocks have."""
    at, rest = 0, _bare(shown)
    for block in blocks:
        cells = ("".join(span.text for span in cell) for cell in block.cells)
        expected = _bare("".join(cells) if block.cells else block.text)
        number = re.match(r"[0-9]+\.", rest[at:]) if block.number is not None else None
        if number and not rest.startswith(expected, at):
            at += number.end()
        if not rest.startswith(expected, at):
            return [f"expected {expected[:60]!r}, found {rest[at : at + 60]!r}"]
        at += len(expected)
    return [f"more than the section: {rest[at : at + 60]!r}"] if rest[at:] else []


def _bare(text: str) -> str:
    """Return the text without blanks, and without what smart quotes and dashes change."""
    swaps = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "--", "—": "---", "…": "..."}
    for fancy, plain in swaps.items():
        text = text.replace(fancy, plain)
    return re.sub(r"\s+", "", text)


def broken(data: bytes, suffix: str, article: Article) -> list[str]:
    """Return everything that is against a law in one outline and its pages."""
    problems = [f"lost: {word}" for word in lost(data, suffix, article)]
    for section in article.sections:
        text = text_of(section)
        problems += [f"{section.name}: {told}" for told in unsafe(text, section.blocks)]
        if not is_untouched(text):
            problems.append(f"{section.name}: a fresh page counts as edited")
    return problems
