"""Leaflets: pages of the site as tagged PDF for a clinic's printer, and a page to pick from.

The steps, one module each: `content` (with `inline`, `drawings` and `flowchart`) takes a built page
apart into the blocks of `model`; `sheet` adds what paper needs (emergency signs, `qr`, logo);
`typeset` sets it by the template `leaflet.typ`; `picker` writes the page that lists them all.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bundle.formats.pdf.content import read_article
from bundle.formats.pdf.flowchart import QUIZ, flowchart
from bundle.formats.pdf.picker import PAGE, Leaflet, picker_html
from bundle.formats.pdf.sheet import Around, sheet
from bundle.formats.pdf.typeset import SIZES, Typesetter
from bundle.source.contents import Contents
from bundle.source.site import HOME
from common.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from bundle.source.formats import Source

FOLDER = "leaflets"
KINDS = ("cause", "question")
THREADS = 2


def make(source: Source, folder: Path) -> list[Path]:
    """Write the folder `leaflets` into `folder`; see `bundle.source.formats.Maker`.

    In it lie `print-these.html` and, for each size, a folder with one PDF a page.
    """
    sheets = read_sheets(source)
    target = folder / FOLDER
    for size in SIZES:
        (target / size).mkdir(parents=True)
    made = int(source.release.made.timestamp())
    jobs = [(size, name) for size in SIZES for name in sheets]
    sizes: dict[tuple[str, str], int] = {}

    def work(mine: list[tuple[str, str]]) -> None:
        typesetter = Typesetter()
        for size, name in mine:
            data = typesetter.pdf(sheets[name], size, made)
            (target / size / f"{name}.pdf").write_bytes(data)
            sizes[size, name] = len(data)

    # Typst works outside Python's lock, so threads share the processors
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, [jobs[start::THREADS] for start in range(THREADS)]))
    leaflets = [
        Leaflet(name, told, {size: sizes[size, name] for size in SIZES})
        for name, told in sheets.items()
    ]
    (target / PAGE).write_bytes(picker_html(leaflets, source))
    return [target]


def read_sheets(source: Source) -> dict[str, dict[str, Any]]:
    """Return what goes on each leaflet, by its name, in reading order.

    Raises one `ProblemsError` with every fault of every page.
    """
    wanted = leaflet_pages(source.contents)
    around = Around(
        source.files,
        source.contents,
        source.release,
        frozenset(wanted.values()),
    )
    sheets, faults = {}, []
    for name, file in wanted.items():
        try:
            page = source.files.get(file, b"")
            has_quiz = file == QUIZ and source.contents.quiz is not None
            quiz = flowchart(source.contents) if has_quiz else ()
            sheets[name] = sheet(read_article(page, file, quiz), around)
        except ProblemsError as error:
            faults += error.problems
    if faults:
        raise ProblemsError(faults)
    return sheets


def leaflet_pages(contents: Contents) -> dict[str, str]:
    """Return the pages that get a leaflet, by its name: tight-shoes is causes/tight-shoes.html."""
    pages: dict[str, str] = {}
    guides = {*contents.at_hand, QUIZ} - {HOME}
    for page in contents.pages:
        if page.kind in KINDS or page.file in guides:
            name = Path(page.file).stem
            if name in pages:
                message = f"its leaflet would be called {name}, as that of {pages[name]} is"
                raise ProblemsError([Problem(page.file, 0, message)])
            pages[name] = page.file
    return pages
