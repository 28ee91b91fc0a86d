"""Logos and pictures: what can be drawn may stand, what could load, run or hang may not."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pages.model import picture

OPEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:h="http://www.w3.org/1999/xhtml" viewBox="0 0 40 40">'
)


def drawn(kind: str, size: tuple[int, int] = (20, 10), mode: str = "RGB", **how: object) -> bytes:
    """Return a picture in the bytes of its kind."""
    data = BytesIO()
    Image.new(mode, size).save(data, kind, **how)
    return data.getvalue()


def told(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return picture.problem(folder, name)


def told_svg(folder: Path, inside: str) -> str:
    return told(folder, "logo.svg", f"{OPEN}{inside}</svg>".encode())


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of_size(width: int, height: int) -> bytes:
    """Return a small file that asks for a large picture."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    rows = zlib.compress(bytes((width // 8 + 1) * min(height, 1000)))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


PNG, JPEG = drawn("PNG"), drawn("JPEG")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *((f"{mode}.png", drawn("PNG", mode=mode)) for mode in ("1", "L", "LA", "P", "RGBA")),
        ("logo.PNG", PNG),
        ("logo.jpg", JPEG),
        ("logo.jpeg", drawn("JPEG", progressive=True)),
        ("grey.jpg", drawn("JPEG", mode="L")),
        ("photo.png", drawn("PNG", (3000, 3000), "1")),
        ("more-behind.png", PNG + b"and more"),
    ],
)
def test_a_picture_that_can_be_drawn_may_stand(tmp_path: Path, name: str, content: bytes) -> None:
    assert told(tmp_path, name, content) == ""


UNREADABLE = "cannot be read as a picture"
TOO_MANY = "too many pixels: expected at most 10,000,000 in all, found "


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("signature.png", PNG[:8], UNREADABLE),
        ("cut.png", PNG[:-20], UNREADABLE),
        ("no-end.png", PNG[:-12], UNREADABLE),
        ("bad-sum.png", PNG.replace(b"IDAT", b"IDAT", 1)[:50] + b"?" + PNG[51:], UNREADABLE),
        ("jpeg.png", JPEG, UNREADABLE),
        ("png.jpg", PNG, UNREADABLE),
        ("half.jpg", JPEG[: len(JPEG) // 2], UNREADABLE),
        ("start.jpg", b"\xff\xd8\xff and the rest", UNREADABLE),
        ("gif.png", drawn("GIF"), UNREADABLE),
        ("svg.png", f"{OPEN}</svg>".encode(), UNREADABLE),
        ("empty.png", b"", UNREADABLE),
        ("large.png", png_of_size(4000, 4000), f"{TOO_MANY}4000 x 4000"),
        ("huge.png", png_of_size(30_000, 30_000), TOO_MANY),
        ("long.png", png_of_size(1_000_000, 100), TOO_MANY),
        (
            "several.png",
            drawn("PNG", save_all=True, append_images=[Image.new("RGB", (20, 10), "red")]),
            "expected one picture that stands still",
        ),
    ],
)
def test_one_that_cannot_be_or_is_too_large_is_told(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    assert said in told(tmp_path, name, content)


def as_data(content: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{b64encode(content).decode()}"


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0L4 4" fill="#c00" stroke-dasharray="6 5" transform="rotate(4 1 1)"/>',
        '<defs><linearGradient id="g"><stop offset="0" stop-color="rgb(1, 2, 3)"/></linearGradient>'
        '</defs><rect width="4" height="4" fill="url(#g)" style="stroke: url(\'#g\')"/>',
        '<style>.a:not(.b) > .c { fill: url(#g); color: rgba(1,2,3,.5) }</style><g class="a"/>',
        '<g id="a"><circle r="4"/></g><use xlink:href="#a" x="4"/><use href="#a"/>',
        '<use href="#nothing"/><clipPath id="c"/><g clip-path="url(#c)"/>',
        '<text x="4" font-family="\'Some Sans\', sans-serif">Foot <tspan>clinic</tspan></text>',
        '<title>Foot</title><desc>A foot</desc><g aria-label="Foot" data-name="Layer"/><!-- ! -->',
        f'<image width="4" height="4" xlink:href="{as_data(PNG)}"/>',
        f'<image width="4" height="4" href="{as_data(JPEG, "jpeg")}"/>',
        '<n:namedview xmlns:n="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" n:x="1"/>'
        '<metadata><RDF xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>',
    ],
)
def test_shapes_and_colours_may_stand(tmp_path: Path, inside: str) -> None:
    assert told_svg(tmp_path, inside) == ""


OUT = "https://a.example/x"
LOADS, ALONE = "expected an SVG that loads nothing", "expected shapes and colours alone"
SCRIPTS = "expected an SVG without scripts"
PARTS = "draws more than 10,000 parts"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<script>1</script>", SCRIPTS),
        ("<g><h:script>1</h:script></g>", SCRIPTS),
        ('<g onload="a()"/>', SCRIPTS),
        ('<g OnClick="a()"/>', SCRIPTS),
        ("<foreignObject/>", SCRIPTS),
        ("<animate/>", SCRIPTS),
        ("<set/>", SCRIPTS),
        ('<animateTransform attributeName="x"/>', ALONE),
        (f'<h:img src="{OUT}"/>', ALONE),
        (f'<h:video src="{OUT}"/>', ALONE),
        (f'<h:meta http-equiv="refresh" content="0;url={OUT}"/>', ALONE),
        (f'<h:link rel="stylesheet" href="{OUT}"/>', ALONE),
        ("<h:style>p { top: 0 }</h:style>", ALONE),
        (f'<a href="{OUT}"><rect/></a>', ALONE),
        (f'<feImage href="{OUT}"/>', ALONE),
        ("<filter/>", ALONE),
        ("<pattern/>", ALONE),
        ("<mesh/>", ALONE),
        ('<rect xmlns="" width="4"/>', ALONE),
        ('<g xml:base="https://a.example/"/>', ALONE),
        ('<g srcset="x"/>', ALONE),
        ('<g href2="#a"/>', ALONE),
        (f'<use href="{OUT}"/>', LOADS),
        ('<use href="other.svg#a"/>', LOADS),
        ('<use href=" #a"/>', LOADS),
        ('<use href="data:image/svg+xml,x#a"/>', LOADS),
        ('<image href="other.png"/>', LOADS),
        ('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', LOADS),
        ('<rect href="data:image/png;base64,AAAA"/>', LOADS),
        (f'<g fill="url({OUT})"/>', LOADS),
        (f'<g fill="URL({OUT})"/>', LOADS),
        (f'<g fill="url(#a) url({OUT})"/>', LOADS),
        ('<g fill="url(#a"/>', LOADS),
        (f'<g fill="u\\72l({OUT})"/>', LOADS),
        (f'<g style="fill: image-set({OUT})"/>', LOADS),
        (f'<g style="background: -webkit-image-set(url({OUT}) 1x)"/>', LOADS),
        ('<g style="x: expression(a())"/>', LOADS),
        ('<g fill="var(--x)"/>', LOADS),
        ("<style>@import 'x'</style>", LOADS),
        ("<style>@\\69mport 'x'</style>", LOADS),
        ("<style>@font-face { src: x }</style>", LOADS),
        (f"<style>a {{ fill: u\\72l({OUT}) }}</style>", LOADS),
        (f"<style>a {{ cursor: cross-fade(url({OUT})) }}</style>", LOADS),
        (f"<style>a {{}}<!-- -->b {{ fill: url({OUT}) }}</style>", "words alone in <style>"),
        (f"<style>a {{}}<title/>b {{ fill: url({OUT}) }}</style>", "words alone in <style>"),
        (f"<style><![CDATA[ a {{ fill: url({OUT}) }} ]]></style>", LOADS),
        (f'<?xml-stylesheet href="{OUT}"?>', "without instructions to programs"),
        (f'<image href="{as_data(PNG[:40])}"/>', f"a picture in it {UNREADABLE}"),
        (f'<image href="{as_data(JPEG)}"/>', f"a picture in it {UNREADABLE}"),
        (f'<image href="{as_data(png_of_size(9000, 9000))}"/>', f"a picture in it {TOO_MANY}"),
        ('<use id="a" href="#a"/>', PARTS),
        ('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', PARTS),
        ('<mask id="m"><rect mask="url(#m)"/></mask><g mask="url(#m)"/>', PARTS),
        ('<style>g { mask: url(#m) }</style><mask id="m"><g mask="url(#m)"/></mask>', PARTS),
        ("<rect/>" * 10_001, PARTS),
        (
            '<g id="a0"><rect/></g>'
            + "".join(f'<use id="a{n + 1}" href="#a{n}"/>' for n in range(2000)),
            PARTS,
        ),
        (
            '<g id="a0"><rect/></g>'
            + "".join(
                f'<clipPath id="a{n + 1}"><g clip-path="url(#a{n})"/><g style="clip-path: '
                f'url(#a{n})"/></clipPath>'
                for n in range(30)
            ),
            PARTS,
        ),
    ],
)
def test_anything_else_in_a_drawing_is_told(tmp_path: Path, inside: str, said: str) -> None:
    found = told_svg(tmp_path, inside)
    assert said in found, found


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<svg/>", 'expected <svg xmlns="http://www.w3.org/2000/svg">, found <svg>'),
        (f'<?xml-stylesheet href="{OUT}"?>{OPEN}</svg>'.encode(), "without instructions"),
        (f"<?a?><!-- b -->{OPEN}</svg>".encode(), "without instructions"),
        (f"{OPEN}</svg><?a?>".encode(), "without instructions"),
        (f"{OPEN}</svg>".encode("utf-16"), "expected UTF-8"),
        (OPEN.replace("viewBox", 'width="0" viewBox').encode() + b"</svg>", "expected a width"),
        (OPEN.replace("viewBox", 'height="-4" viewBox').encode() + b"</svg>", "expected a height"),
        (OPEN.replace("viewBox", 'width="1e9" viewBox').encode() + b"</svg>", "expected a width"),
        (f"{OPEN}{'<g>' * 5000}{'</g>' * 5000}</svg>".encode(), "this SVG cannot be read"),
        (f"{OPEN}{'<g>' * 100}{'</g>' * 100}</svg>".encode(), PARTS),
    ],
)
def test_a_file_that_is_no_drawing_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    found = told(tmp_path, "logo.svg", content)
    assert said in found, found
