"""The cross-linker as an extension: by its dotted path, in the build, and what authors may do."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page

from common.problems import ProblemsError
from hooks import build
from pages.model import catalogue, frontmatter
from pages.model.catalogue import relative
from tests.pages.conftest import CAUSE, QUESTION, Docs

ROOT = Path(__file__).parent.parent.parent


def convert(text: str, docs: Path, page: str, **options: int) -> str:
    """Convert without MkDocs, as any tool that speaks Python-Markdown would."""
    return markdown.markdown(
        text,
        extensions=["pages.links.crosslinks"],
        extension_configs={"pages.links.crosslinks": {"docs": str(docs), "page": page, **options}},
    )


def test_by_dotted_path_without_mkdocs(docs: Docs) -> None:
    made = convert("My tight laces.", docs(), "faq/shoes.md")
    assert 'href="../causes/shoes.md">tight laces</a>.' in made


def test_the_ceilings_can_be_set(docs: Docs) -> None:
    other = CAUSE.replace("Tight shoes", "Cold").replace("tight laces", "ice")
    folder = docs({"causes/cold.md": other.replace("cause 1", "cause 2")})
    text = "Tight laces and ice."
    assert convert(text, folder, "faq/shoes.md").count("crosslink") == 4
    assert convert(text, folder, "faq/shoes.md", most_per_paragraph=1).count("crosslink") == 2
    assert "crosslink" not in convert(text, folder, "faq/shoes.md", most_per_page=0)


@pytest.mark.parametrize("page", ["faq/running-shoes.md", "get-help.md", "causes/lower-back.md"])
def test_the_build_makes_the_same_links_as_the_extension_alone(page: str) -> None:
    """What MkDocs converts with the hooks' extensions is what the dotted path gives."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.plugins.run_event("config", config)
    file = get_files(config).get_file_from_path(page)
    assert file is not None
    of_mkdocs = Page(None, file, config)
    of_mkdocs.read_source(config)
    assert of_mkdocs.markdown is not None
    config.plugins.run_event("page_markdown", of_mkdocs.markdown, page=of_mkdocs, config=config)
    hook = markdown.markdown(
        of_mkdocs.markdown,
        extensions=config.markdown_extensions,
        extension_configs=config.mdx_configs,
    )
    ours = build.of(config).crosslinks
    alone = markdown.markdown(
        of_mkdocs.markdown,
        extensions=[
            *(
                "pages.links.crosslinks" if one is ours else one
                for one in config.markdown_extensions
            )
        ],
        extension_configs=config.mdx_configs
        | {"pages.links.crosslinks": {"docs": config.docs_dir, "page": page}},
    )
    assert "crosslink" in hook
    assert hook == alone


def test_two_pages_that_claim_one_alias_are_both_named(docs: Docs) -> None:
    folder = docs({"faq/shoes.md": QUESTION.replace("review: none", "aliases: [Tight  LACES]")})
    with pytest.raises(ProblemsError) as caught:
        catalogue.read(folder)
    (problem,) = caught.value.problems
    assert problem.path == "docs/faq/shoes.md"
    assert problem.line == 6
    assert "docs/causes/shoes.md" in problem.message


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("[causes/shoe.md]", "no page 'causes/shoe.md'. Did you mean 'causes/shoes.md'?"),
        ("[faq/shoes.md]", "a page does not name itself"),
        ("sometimes", "`crosslinks`"),
    ],
)
def test_a_wrong_opt_out_is_told(value: str, message: str, docs: Docs) -> None:
    text = QUESTION.replace("review: none", f"crosslinks: {value}")
    with pytest.raises(ProblemsError) as caught:
        catalogue.read(docs({"faq/shoes.md": text}))
    assert message in str(caught.value)
    assert "docs/faq/shoes.md:6" in str(caught.value)


def test_opt_outs_of_page_and_target_are_heeded(docs: Docs) -> None:
    text = "My tight laces."
    for line in ("crosslinks: false", "crosslinks: [causes/shoes.md]"):
        folder = docs({"faq/shoes.md": QUESTION.replace("review: none", line)})
        assert "crosslink" not in convert(text, folder, "faq/shoes.md")
    folder = docs({"causes/shoes.md": CAUSE.replace("review: none", "never_link: [tight laces]")})
    assert "crosslink" not in convert(text, folder, "faq/shoes.md")


def test_a_link_by_hand_wins_wherever_it_stands(docs: Docs) -> None:
    made = convert("My tight laces.\n\n[Here](../causes/shoes.md#x)", docs(), "faq/shoes.md")
    assert "crosslink" not in made


@pytest.mark.parametrize(
    ("target", "start", "address"),
    [
        ("a.md", "b.md", "a.md"),
        ("x/a.md", "b.md", "x/a.md"),
        ("a.md", "x/b.md", "../a.md"),
        ("x/a.md", "x/b.md", "a.md"),
        ("x/y/a.md", "x/z/b.md", "../y/a.md"),
        ("x/a.md", "x/a/b.md", "../a.md"),
    ],
)
def test_addresses_are_relative(target: str, start: str, address: str) -> None:
    assert relative(target, start) == address


def test_every_real_page_is_the_same_twice() -> None:
    source, _ = frontmatter.parse("x", (ROOT / "docs/get-help.md").read_text("utf-8"))
    assert source is not None
    first, second = (convert(source.body, ROOT / "docs", "get-help.md") for _ in range(2))
    assert first == second
    assert "crosslink" in first
