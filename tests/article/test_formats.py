"""One article in each format that articles arrive in, and files that are none."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from article.cli import main
from article.model.article import Article, ArticleError, Shape
from article.output import render
from tests.article import office
from tests.article.laws import broken, read

ROWS: list[office.Row] = [
    ("title", ["Why do toes go numb?"]),
    ("p", ["Toes go numb on long runs, and here is why."]),
    ("h2", ["Common causes"]),
    ("h3", ["Tight shoes"]),
    (
        "p",
        [
            "They ",
            ("press", "i"),
            " on ",
            ("nerves", "b"),
            ". See ",
            ("a note", "https://n.example/a"),
        ],
    ),
    ("ul", ["Loosen the laces."]),
    ("ul", ["Buy wider shoes."]),
    ("h3", ["Cold & wet"]),
    ("p", ["It narrows vessels.", (" Not so sure.", "del")]),
    ("row", ["Cold", "Minutes"]),
    ("row", ["A little", "10"]),
    ("h2", ["Common questions"]),
    ("h3", ["Is it bad?"]),
    ("p", ["Mostly not."]),
    ("h3", ["Does it end?"]),
    ("p", ["Yes."]),
    ("h2", ["Conclusion"]),
    ("p", ["Wear wide shoes."]),
]
FILES = {
    "word.docx": office.docx(ROWS),
    "open.odt": office.odt(ROWS),
    "page.html": office.page(ROWS).encode(),
    "page.mhtml": office.saved(office.page(ROWS)),
    "page.mht": office.saved(office.page(ROWS), coding="base64"),
    "one-file": office.saved(office.page(ROWS)),
    "complete.htm": b"<!-- saved from url=(0024)https://foot.example/ -->\n"
    + office.page(ROWS).encode(),
}
BODY = (
    "They *press* on **nerves**. See [a note](https://n.example/a)\n\n"
    "-   Loosen the laces.\n-   Buy wider shoes."
)


@pytest.mark.parametrize("name", FILES)
def test_one_article_is_the_same_in_every_format(name: str, tmp_path: Path) -> None:
    suffix = Path(name).suffix
    article = read(FILES[name], suffix)
    assert article.title == "Why do toes go numb?"
    assert [s.heading for s in article.sections] == [
        "Tight shoes",
        "Cold & wet",
        "Is it bad?",
        "Does it end?",
    ]
    assert render.body(article.causes[0].blocks) == BODY
    assert [b.shape for b in article.causes[1].blocks] == [Shape.PARAGRAPH, Shape.ROW, Shape.ROW]
    assert [b.text for b in article.conclusion] == ["Wear wide shoes."]
    assert not [one for one in _all_words(article) if "Not so sure" in one]
    assert broken(FILES[name], suffix, article) == []
    file = tmp_path / name
    file.write_bytes(FILES[name])
    assert main(["write", str(file), "--to", str(tmp_path / "docs")]) == 0
    assert (tmp_path / "docs/causes/tight-shoes.md").exists()


def _all_words(article: Article) -> list[str]:
    return [b.text for s in article.sections for b in s.blocks] + [o.text for o in article.left_out]


@pytest.mark.parametrize("make", [office.docx, office.odt])
def test_titles_that_a_word_processor_numbers_count_on(make: object) -> None:
    rows: list[office.Row] = [
        ("title", ["Three reasons for hiccups"]),
        ("ol", [("Fizzy drinks", "b")]),
        ("p", ["Gas swells the stomach."]),
        ("ol", [("Big meals", "b")]),
        ("p", ["They press upwards."]),
        ("ol", [("Laughing", "b")]),
        ("p", ["You swallow air."]),
    ]
    article = read(make(rows), ".docx")  # type: ignore[operator]
    assert [s.heading for s in article.causes] == ["Fizzy drinks", "Big meals", "Laughing"]
    assert all(len(section.blocks) == 1 for section in article.causes)


def test_a_page_in_an_old_character_set_is_read_as_it_says() -> None:
    html = office.page([*ROWS[:4], ("p", ["Don’t lace them – it hurts."]), *ROWS[7:]])
    page = html.replace("<body>", '<head><meta charset="windows-1252"></head><body>')
    for data, suffix in (
        (page.encode("cp1252"), ".html"),
        (office.saved(html, charset="windows-1252"), ".mhtml"),
    ):
        assert read(data, suffix).causes[0].blocks[0].text == "Don’t lace them – it hurts."


def test_the_folder_beside_a_saved_page_leads_to_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "Foot_files").mkdir()
    (tmp_path / "Foot.html").write_bytes(FILES["page.html"])
    assert main(["read", str(tmp_path / "Foot_files")]) == 2
    assert f"Name the page: {tmp_path / 'Foot.html'}" in capsys.readouterr().err


def zipped(**parts: str | bytes) -> bytes:
    return office.archive(parts)


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _spoilt(data: bytes) -> bytes:
    at = data.index(b"word/document.xml") + 60
    return data[:at] + bytes(64) + data[at + 64 :]


def _with(data: bytes, name: str, text: bytes) -> bytes:
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, text)
    return made.getvalue()


ENTITIES = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", "this is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word file"),
        (b"{\\rtf1 hello}", "Rich Text"),
        (_cut(FILES["word.docx"]), "archive is damaged"),
        (_spoilt(FILES["word.docx"]), "cannot be unpacked"),
        (zipped(a="b"), "neither a Word file"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "found no such part"),
        (
            zipped(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<a"}),
            "no XML",
        ),
        (_with(FILES["word.docx"], "word/x.xml", ENTITIES), "declares a document type"),
        (_with(FILES["open.odt"], "meta.xml", b" " * 8_000_001), "larger than 8 MB"),
        (zipped(**{"word/document.xml": "<w/>"}), "Word file cannot be read"),
        (office.docx([]), "the file is empty"),
        (office.odt([]), "the file is empty"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\nno page",
            "no page is in",
        ),
        (b"PK\x03\x04" + b"x" * 20_000_000, "larger than 20 MB"),
    ],
    ids=[
        *("pdf", "doc", "rtf", "cut", "spoilt", "other zip", "no content", "no xml", "entities"),
        *("large part", "no word", "empty docx", "empty odt", "no page", "large"),
    ],
)
def test_files_that_are_no_article_are_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(ArticleError, match=words):
        read(data, ".docx")


def test_a_word_file_deep_beyond_measure_is_refused_in_words() -> None:
    inner = "<w:p/>"
    for _ in range(400):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    with pytest.raises(ArticleError, match=r"Word file cannot be read|too deep|is empty"):
        read(_with_body(inner), ".docx")


def _with_body(body: str) -> bytes:
    parts = {}
    with zipfile.ZipFile(io.BytesIO(office.docx([]))) as packed:
        for name in packed.namelist():
            parts[name] = packed.read(name)
    text = parts["word/document.xml"].decode()
    return office.archive(
        {**parts, "word/document.xml": text.replace("<w:body>", f"<w:body>{body}")}
    )
