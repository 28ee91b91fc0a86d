"""What the linker adds to a build: `python -m benchmarks.linker`.

Pages are read, converted and their links checked by MkDocs, as in a build. No theme is put around
them and nothing is written, so the share of the linker in a whole build is smaller still.
"""

from __future__ import annotations

import argparse
import gc
import math
import random
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.pages import Page as MkDocsPage

from pages.links.crosslinks import CrossLinks
from pages.markdown.blocks import CareCards
from pages.markdown.citations import Citations
from pages.model.catalogue import Catalogue, Page
from pages.model.schema import Kind, PageHead

EXTENSIONS = ("attr_list", "tables", "def_list", "smarty", "toc")
"""Those that the site uses, with care cards and citations."""
SIZES = (250, 500, 1000, 2000, 4000)
GOAL_SHARE = 0.10
GOAL_EXPONENT = 1.1
ROUNDS = 3
"""The fastest conversion of each page counts: what else the machine does only ever slows it."""

SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo")
COMMON, RARE_PER_TERM = 300, 10
"""Words of a language: of ten in a sentence, seven are common, and terms are made of rare ones.

More terms come with more rare words, as on a real site: were the rare words always the same, nearly
every one would start some term on the largest site and none on the smallest.
"""
PARAGRAPHS = 12
MENTIONS = 3
"""Terms named on each page: twice as many as the real ones link."""


def main() -> None:
    """Generate pages, convert them with and without the linker, and print what that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="PAGES")
    parser.add_argument("--mentions", type=int, default=MENTIONS, help="terms named on each page")
    options = parser.parse_args()
    sizes: Sequence[int] = options.sizes
    print("pages  terms  links  without  linker  share")
    added: list[tuple[int, float]] = []
    for size in sizes:
        catalogue, texts = make(size, options.mentions)
        without, linker, links = measure(catalogue, texts)
        added.append((size, linker))
        print(
            f"{size:5}  {size:5}  {links:5}  {without:5.2f} s  {linker:4.2f} s"
            f"  {linker / without:5.1%}",
            flush=True,
        )
    print(f"Goal: at most {GOAL_SHARE:.0%} at 1000 pages.")
    if len(added) > 1:
        print(f"Growth exponent: {exponent(added):.2f}. Goal: at most {GOAL_EXPONENT}.")


def make(size: int, mentions: int) -> tuple[Catalogue, dict[str, str]]:
    """Return as many pages as terms, the same ones every time."""
    draw = random.Random(size)
    common = ["".join(draw.choices(SYLLABLES, k=draw.randint(1, 2))) for _ in range(COMMON)]
    rare = [
        "".join(draw.choices(SYLLABLES, k=draw.randint(3, 5))) for _ in range(RARE_PER_TERM * size)
    ]
    names = sorted({" ".join(draw.sample(rare, 2)) for _ in range(2 * size)})
    names = draw.sample(names, size)
    pages = {}
    texts = {}
    for number, name in enumerate(names):
        path = f"part-{number % 20}/page-{number}.md"
        head = PageHead(
            title=name,
            kind=Kind.GUIDE,
            summary=f"What to know about {name}.",
            related=tuple(pages)[-2:],
            review_due=date(2027, 5, 31),
        )
        pages[path] = Page(path, head, (), opens_with_emergency=False)
        texts[path] = _text(draw, common, rare, draw.sample(names, mentions))
    return Catalogue(pages, {}), texts


def _text(
    draw: random.Random, common: Sequence[str], rare: Sequence[str], names: Sequence[str]
) -> str:
    left = list(names)
    parts = []
    for number in range(PARAGRAPHS):
        if number % 3 == 0:
            parts.append(f"## {' '.join(draw.choices(rare, k=3)).capitalize()}")
        sentences = []
        for count in range(6):
            words = [*draw.choices(common, k=7), *draw.choices(rare, k=3)]
            draw.shuffle(words)
            if count == 0 and left:
                words.insert(draw.randrange(10), left.pop())
            if count == 1:
                words[4] = f"**{words[4]}**"
            sentences.append(" ".join(words).capitalize() + ".")
        parts.append(" ".join(sentences[:4]))
        parts.append("\n".join(f"- {sentence}" for sentence in sentences[4:]))
    return "\n\n".join(parts)


def measure(catalogue: Catalogue, texts: dict[str, str]) -> tuple[float, float, int]:
    """Return seconds of processor time without the linker, what it adds, and its links."""
    started = time.process_time()
    linker = CrossLinks(catalogue)
    added = time.process_time() - started
    without = 0.0
    with tempfile.TemporaryDirectory() as name:
        docs = Path(name) / "docs"
        _write(catalogue, texts, docs)
        plain, linked = (
            load_config(
                site_name="Benchmark",
                docs_dir=str(docs),
                site_dir=f"{name}/site",
                plugins=[],
                markdown_extensions=list(EXTENSIONS),
            )
            for _ in range(2)
        )
        for config, more in ((plain, []), (linked, [linker])):
            config.markdown_extensions += [CareCards({}), Citations(), *more]
        files = get_files(plain)
        gc.collect()
        for linker.page in texts:
            file = files.get_file_from_path(linker.page)
            assert file is not None
            fastest = min(_page(file, plain, files) for _ in range(ROUNDS))
            without += fastest
            added += min(_page(file, linked, files) for _ in range(ROUNDS)) - fastest
    return without, added, sum(map(len, linker.links.values()))


def _write(catalogue: Catalogue, texts: dict[str, str], docs: Path) -> None:
    for path, text in texts.items():
        head = catalogue.pages[path].head.model_dump(mode="json", exclude_unset=True)
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(f"---\n{yaml.safe_dump(head)}---\n\n{text}\n", "utf-8")


def _page(file: File, config: MkDocsConfig, files: Files) -> float:
    """Read and convert a page as MkDocs does, and return the seconds of it."""
    started = time.process_time()
    page = MkDocsPage(None, file, config)
    page.read_source(config)
    page.render(config, files)
    return time.process_time() - started


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """Return the slope of the line through the points on paper with two logarithmic scales."""
    xs = [math.log(size) for size, _ in points]
    ys = [math.log(max(seconds, 1e-6)) for _, seconds in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    run = sum((one - x) ** 2 for one in xs)
    return sum((one - x) * (two - y) for one, two in zip(xs, ys, strict=True)) / run


if __name__ == "__main__":
    main()
