"""A small site as it comes from the build, for the steps that make it ready to serve."""

from __future__ import annotations

from pathlib import Path

from publish.pages.staging import Files, PageStep, change_pages
from tests.bundle import sample

AT_HAND = ("index.html", "get-help/index.html", "happening-now/index.html")
CONTENTS = sample.contents(
    title="Sore wrist", slug="sore-wrist", at_hand=["./", "get-help/", "happening-now/"]
).encode()


def page(title: str, root: str, text: str = "<p>Text.</p>", head: str = "") -> bytes:
    """Return a page that has what every page of ours has; `root` leads from it to the first."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="stylesheet" href="{root}assets/main.0a1b2c3d.min.css">{head}</head>'
        f'<body><article><header class="pn-head"><h1 id="top">{title}</h1></header>{text}'
        f'</article><script src="{root}assets/box.js"></script></body></html>'
    ).encode()


def built() -> dict[str, bytes]:
    """Return the files."""
    return {
        "index.html": page("Home", ""),
        "get-help/index.html": page("Get help", "../", "<p>Your leg is suddenly cold.</p>"),
        "happening-now/index.html": page("Now", "../"),
        "causes/shoes/index.html": page("Shoes", "../../", head="<script>var a = 1</script>"),
        "404.html": page("Not here", "/", "<p>Nothing here.</p>" * 30),
        "503.html": page("No connection", "/"),
        "assets/main.0a1b2c3d.min.css": b"h1 { color: #000 }\n" * 40,
        "assets/main.0a1b2c3d.min.css.map": b"{}",
        "assets/early.js": b"var a = 1\n",
        "assets/box.js": b"var box = 1;\n" * 40,
        "sitemap.xml": b"<urlset/>",
        "contents.json": CONTENTS,
    }


def changed(files: Files, *steps: PageStep) -> Files:
    """Take every page of a site in memory through these steps."""
    change_pages(files, steps)
    return files


def write(folder: Path, files: Files) -> None:
    """Put a site on the disk."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def read(folder: Path) -> Files:
    """Return what is on the disk."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }
