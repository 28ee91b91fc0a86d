"""Small Word, OpenDocument and saved-page files, made as their programs make them."""

from __future__ import annotations

import base64
import io
import quopri
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

Run = str | tuple[str, str]
"""Words, or words with what they are: `b`, `i`, `del`, or a link's address."""
Row = tuple[str, Sequence[Run | Sequence[str]]]
"""A block: `h1` to `h6`, `title`, `p`, `ul`, `ol` (an item each), `row`, and its runs or cells."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/></Types>"""


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of some parts; the first is stored as it is, as OpenDocument wants it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for number, (name, data) in enumerate(parts.items()):
            kind = zipfile.ZIP_STORED if number == 0 else zipfile.ZIP_DEFLATED
            packed.writestr(name, data, compress_type=kind)
    return made.getvalue()


def docx(rows: Sequence[Row]) -> bytes:
    """Return a Word file."""
    links: list[str] = []
    body = "".join(_word_row(kind, runs, links) for kind, runs in rows)
    body = body.replace("</w:tbl><w:tbl>", "")
    relations = "".join(
        f'<Relationship Id="l{n}" Type="{_OFFICE}/hyperlink" Target="{escape(link)}" '
        'TargetMode="External"/>'
        for n, link in enumerate(links)
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        "</w:style>"
        for name in ("Title", *(f"heading {n}" for n in range(1, 7)))
    )
    levels = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/></w:lvl>'
        "</w:abstractNum>"
        for n, kind in ((1, "bullet"), (2, "decimal"))
    )
    numbers = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2)
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return archive(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"<w:document {_W} {_R}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
            "word/numbering.xml": f"<w:numbering {_W}>{levels}{numbers}</w:numbering>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{relations}'
            f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/>'
            f'<Relationship Id="n" Type="{_OFFICE}/numbering" Target="numbering.xml"/>'
            "</Relationships>",
        }
    )


def _word_row(kind: str, runs: Sequence[Run | Sequence[str]], links: list[str]) -> str:
    if kind == "row":
        cells = "".join(f"<w:tc><w:p>{_word_run(str(r), links)}</w:p></w:tc>" for r in runs)
        return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    style = ""
    if kind == "title":
        style = '<w:pStyle w:val="Title"/>'
    elif kind in ("ul", "ol"):
        number = 1 if kind == "ul" else 2
        style = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    elif kind[0] == "h":
        style = f'<w:pStyle w:val="heading{kind[1]}"/>'
    words = "".join(_word_run(run, links) for run in runs)
    return f"<w:p><w:pPr>{style}</w:pPr>{words}</w:p>"


def _word_run(run: Run | Sequence[str], links: list[str]) -> str:
    text, how = (run, "") if isinstance(run, str) else (run[0], run[1])
    words = escape(text, quote=False)
    if how == "del":
        return f'<w:del><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'
    marks = f"<w:rPr><w:{how}/></w:rPr>" if how in ("b", "i") else ""
    made = f'<w:r>{marks}<w:t xml:space="preserve">{words}</w:t></w:r>'
    if how and how not in ("b", "i"):
        links.append(how)
        return f'<w:hyperlink r:id="l{len(links) - 1}">{made}</w:hyperlink>'
    return made


def odt(rows: Sequence[Row]) -> bytes:
    """Return an OpenDocument text."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{address}:1.0"'
        for name, address in (
            *(("office", "office"), ("text", "text"), ("table", "table")),
            *(("style", "style"), ("fo", "xsl-fo-compatible")),
        )
    )
    styles = (
        '<style:style style:name="B" style:family="text"><style:text-properties '
        'fo:font-weight="bold"/></style:style><style:style style:name="I" style:family="text">'
        '<style:text-properties fo:font-style="italic"/></style:style>'
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
        '<text:list-style style:name="ol"><text:list-level-style-number text:level="1"/>'
        '</text:list-style><text:list-style style:name="ul">'
        '<text:list-level-style-bullet text:level="1"/></text:list-style>'
    )
    body = "".join(_odt_row(kind, runs) for kind, runs in rows)
    for kind in ("ul", "ol"):
        body = body.replace(f'</text:list><text:list text:style-name="{kind}">', "")
    body = body.replace("</table:table><table:table>", "")
    content = (
        f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>"
        f"{body}</office:text></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.text"
    return archive({"mimetype": mime, "content.xml": content})


def _odt_row(kind: str, runs: Sequence[Run | Sequence[str]]) -> str:
    if kind == "row":
        cells = "".join(
            f"<table:table-cell><text:p>{_odt_run(str(r))}</text:p></table:table-cell>"
            for r in runs
        )
        return f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    words = "".join(map(_odt_run, runs))
    if kind == "title":
        return f'<text:p text:style-name="P1">{words}</text:p>'
    if kind in ("ul", "ol"):
        item = f"<text:list-item><text:p>{words}</text:p></text:list-item>"
        return f'<text:list text:style-name="{kind}">{item}</text:list>'
    if kind[0] == "h":
        return f'<text:h text:outline-level="{kind[1]}">{words}</text:h>'
    return f"<text:p>{words}</text:p>"


def _odt_run(run: Run | Sequence[str]) -> str:
    text, how = (run, "") if isinstance(run, str) else (run[0], run[1])
    words = escape(text, quote=False)
    if how == "del":
        return f"<office:annotation><text:p>{words}</text:p></office:annotation>"
    if how in ("b", "i"):
        return f'<text:span text:style-name="{how.upper()}">{words}</text:span>'
    return f'<text:a xlink:href="{escape(how)}">{words}</text:a>' if how else words


def page(rows: Sequence[Row]) -> str:
    """Return a web page."""
    made: list[str] = []
    for kind, runs in rows:
        words = "".join(map(_html_run, runs))
        if kind == "row":
            made.append("<table><tr>" + "".join(f"<td>{r}</td>" for r in runs) + "</tr></table>")
        elif kind in ("ul", "ol"):
            made.append(f"<{kind}><li>{words}</li></{kind}>")
        else:
            tag = "h1" if kind == "title" else kind
            made.append(f"<{tag}>{words}</{tag}>")
    body = "".join(made)
    for seam in ("</ul><ul>", "</ol><ol>", "</table><table>"):
        body = body.replace(seam, "")
    return f"<!DOCTYPE html><html><body><main>{body}</main></body></html>"


def _html_run(run: Run | Sequence[str]) -> str:
    text, how = (run, "") if isinstance(run, str) else (run[0], run[1])
    words = escape(text, quote=False)
    if how == "del":
        return f"<script>{words}</script>"
    if how in ("b", "i"):
        return f"<{how}>{words}</{how}>"
    return f'<a href="{escape(how)}">{words}</a>' if how else words


def saved(html: str, *, coding: str = "quoted-printable", charset: str = "utf-8") -> bytes:
    """Return a page as a browser saves it in one file, with a picture and a frame."""
    data = html.encode(charset)
    body = quopri.encodestring(data) if coding == "quoted-printable" else base64.encodebytes(data)
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://foot.example/\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        '\tboundary="----Boundary"\r\n\r\n\r\n'
        f"------Boundary\r\nContent-Type: text/html; charset={charset}\r\nContent-ID: <frame-1>\r\n"
        f"Content-Transfer-Encoding: {coding}\r\n\r\n"
    )
    tail = (
        "\r\n------Boundary\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        "iVBORw0KGgo=\r\n------Boundary\r\nContent-Type: text/html\r\n\r\n"
        "<html><body><p>An advert in a frame.</p></body></html>\r\n------Boundary--\r\n"
    )
    return head.encode() + body + tail.encode()
