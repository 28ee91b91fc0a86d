"""Paper of the site as tagged PDF for a clinic's printer, and a page to pick from.

The steps, one module each: `content` (with `inline` and `drawings`) takes a built page apart into
the blocks of `model`; `compose` chooses what of it fits on one sheet; `sheet` adds what all paper
says (signs, `qr`, clinic); `kinds` lists all papers of a topic; `typeset` sets each by a template
of `typst/`, in the sizes of `papers`; `sets` puts into one file what is printed together; `picker`
writes the page that lists them all.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from bundle.formats.pdf.kinds import Paper, read_papers
from bundle.formats.pdf.picker import PAGE, picker_html
from bundle.formats.pdf.sets import THREADS, Printed, make_sets
from bundle.formats.pdf.typeset import Typesetter
from common.papers import Size, to_read
from common.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from bundle.formats.pdf.typeset import Pdf
    from bundle.source.source import Source

FOLDER = "leaflets"


def make(source: Source, folder: Path) -> list[Path]:
    """Write the folder `leaflets` into `folder`; see `bundle.formats.Maker`.

    In it lie `print-these.html` and, for each size of paper, a folder with its PDFs.
    """
    papers = read_papers(source)
    target = folder / FOLDER
    made = int(source.release.made.timestamp())
    jobs = [(paper, size) for paper in papers for size in paper.sizes]
    for size in {size for _, size in jobs}:
        (target / size.name).mkdir(parents=True)
    printed: dict[tuple[str, str], Pdf] = {}
    pictures: dict[str, bytes] = {}
    faults: list[Problem] = []

    def work(mine: list[tuple[Paper, Size]]) -> None:
        typesetter = Typesetter()
        for paper, size in mine:
            try:
                pdf = fitting(typesetter, paper, size, made)
            except ProblemsError as error:
                faults.extend(error.problems)
                continue
            (target / size.name / f"{paper.name}.pdf").write_bytes(pdf.data)
            printed[paper.name, size.name] = pdf
            if size == paper.sizes[0]:
                pictures[paper.name] = typesetter.picture()

    # Typst works outside Python's lock, so threads share the processors
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, [jobs[start::THREADS] for start in range(THREADS)]))
    if faults:
        raise ProblemsError(sorted(faults, key=lambda fault: (fault.path, fault.message)))
    listed = [
        Printed(
            paper,
            {size: printed[paper.name, size.name] for size in paper.sizes},
            pictures[paper.name],
        )
        for paper in papers
    ]
    sets = make_sets(listed, source.contents.leaflets, to_read(source.contents.papers), made)
    for one in sets:
        for size, pdf in one.pdfs.items():
            (target / size.name / f"{one.name}.pdf").write_bytes(pdf.data)
    (target / PAGE).write_bytes(picker_html(listed, sets, source))
    return [target]


def fitting(typesetter: Typesetter, paper: Paper, size: Size, made: int) -> Pdf:
    """Return a paper on as many sides as it may have; what has no room stands on its page alone.

    What would need more sides all the same is left whole.

    Raises `ProblemsError` where even what it cannot be without has no room.
    """
    contents = paper.contents
    whole = typesetter.pdf(paper.template, contents.told(), size, made)
    if not paper.is_short:
        return whole
    pdf = whole
    while pdf.sides > size.most_sides:
        shorter = contents.shorter()
        if shorter is None and not paper.must_fit:
            return whole
        if shorter is None:
            message = (
                f"what it must say takes {pdf.sides} sides ({size.name}), expected at most "
                f"{size.most_sides}: "
                "shorten its cards and its lists of what to do"
            )
            raise ProblemsError([Problem(paper.file, 0, message)])
        contents = shorter
        pdf = typesetter.pdf(paper.template, contents.told(), size, made)
    return pdf
