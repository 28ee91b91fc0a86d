"""The list of what is inside: valid, the same each time, and true."""

from __future__ import annotations

import io
import json
import re
import sys
from dataclasses import replace
from importlib.metadata import packages_distributions, version
from pathlib import Path
from typing import Any

import material
import pikepdf
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bundle.added import sbom
from bundle.formats.pdf import fitting
from bundle.formats.pdf.kinds import read_papers
from bundle.formats.pdf.typeset import Typesetter
from bundle.source.source import Source
from common.call_button import PHONE
from common.formats import FORMATS, Format
from common.papers import A4
from common.urgency import Urgency
from tests.bundle.built import REPOSITORY, built_site, source_of
from tests.bundle.sample import PAGE, contents, run, write_site
from tests.test_architecture import imports

ICON = re.compile(r'<svg [^>]*viewBox=["\']0 0 24 24["\'][^>]*><path d="([^"]+)"')
ALL = tuple(form.name for form in FORMATS)


def written(folder: Path, changes: dict[str, str | None]) -> str:
    """Return the list of the small sample, as it lies in dist/."""
    site = write_site(folder / "site", changes)
    result = run(site, "--to", folder / "dist", "--version", "1.2")
    assert (result.returncode, result.stderr) == (0, "")
    return (folder / "dist" / "sbom.cdx.json").read_text("utf-8")


@pytest.fixture(scope="module")
def whole() -> Source:
    """The real pages, and one of their leaflets, as a copy in every format has them."""
    source = source_of(built_site())
    papers = {paper.name: paper for paper in read_papers(source)}
    leaflet = fitting(Typesetter(), papers["get-help"], A4, 1795000000).data
    return replace(source, forms=ALL, made={"leaflets/a4/get-help.pdf": leaflet})


def parts(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {part["name"]: part for part in told["components"]}


def tools(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {tool["name"]: tool for tool in told["metadata"]["tools"]["components"]}


def distributions(files: list[Path]) -> set[str]:
    """Return the packages of others that some modules of ours import, wherever in the file."""
    owners = packages_distributions()
    modules = {name.partition(".")[0] for file in files for name in imports(file)}
    return {
        canonicalize_name(owner)
        for module in modules - set(sys.stdlib_module_names)
        for owner in owners.get(module, ())
    }


def declared(name: str) -> set[str]:
    lines = (REPOSITORY / "requirements" / name).read_text("utf-8").splitlines()
    wanted = [line for line in lines if line and line[0] not in "#-"]
    return {canonicalize_name(Requirement(line).name) for line in wanted}


def ours(*folders: str) -> list[Path]:
    return [file for folder in folders for file in (REPOSITORY / folder).rglob("*.py")]


def test_it_is_valid(whole: Source, tmp_path: Path) -> None:
    schema = JsonStrictValidator(SchemaVersion.V1_6)
    for told in (sbom.write_sbom(whole).decode(), written(tmp_path, {})):
        assert schema.validate_str(told) is None
        assert json.loads(told)["specVersion"] == "1.6"


def test_it_says_which_copy_it_is_of(tmp_path: Path) -> None:
    told = json.loads(written(tmp_path, {}))
    copy = told["metadata"]["component"]
    assert (copy["name"], copy["version"]) == ("cold-numb", "1.2")
    assert told["metadata"]["timestamp"] == "2026-11-18T11:06:40+00:00"


def test_it_names_what_is_inside_with_licences(whole: Source) -> None:
    told = parts(json.loads(sbom.write_sbom(whole)))
    # all that we know of: a part that no copy has any more has no business in the list of parts
    assert set(told) == {"pins-and-needles, text and pictures", *(part.name for part in sbom.PARTS)}
    assert all(part["licenses"] for part in told.values())
    assert told["Material Design Icons"]["version"] == version("mkdocs-material")


def test_what_is_not_inside_is_not_named(tmp_path: Path) -> None:
    framed = PAGE.replace("<body>", '<body class="md-body">')
    assert set(parts(json.loads(written(tmp_path / "a", {})))) == {"cold-numb, text and pictures"}
    assert set(parts(json.loads(written(tmp_path / "b", {"index.html": framed})))) == {
        "cold-numb, text and pictures",
        "Material for MkDocs",
    }


def test_no_letter_or_drawing_of_others_is_left_out(whole: Source) -> None:
    (leaflet,) = whole.made.values()
    document = pikepdf.open(io.BytesIO(leaflet))
    fonts = {
        str(one.BaseFont).partition("+")[2].partition("-")[0]
        for one in document.objects
        if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one
    }
    assert fonts == {"AtkinsonHyperlegible"}
    icons = Path(material.__file__).parent / "templates" / ".icons" / "material"
    drawn = {
        path
        for name, page in whole.files.items()
        if name.endswith(".html")
        for path in ICON.findall(page.decode())
    }
    assert drawn
    partials = (REPOSITORY / "theme/partials").glob("*.html")
    ours = "".join([PHONE, *(partial.read_text("utf-8") for partial in partials)])
    ours_too = {level.words.drawing for level in Urgency} | set(ICON.findall(ours))
    assert drawn - ours_too <= {
        path for icon in icons.glob("*.svg") for path in ICON.findall(icon.read_text())
    }
    scripts = {name for name in whole.files if name.endswith((".js", ".woff", ".woff2", ".ttf"))}
    theirs = {name for name in scripts if (icons.parents[1] / name).exists()}
    assert theirs == set(), "files of Material's, which the list does not name"


def test_it_names_every_package_that_our_code_uses(whole: Source) -> None:
    told = tools(json.loads(sbom.write_sbom(whole)))
    used = distributions(
        ours("common", "pages", "quiz", "review", "hooks", "publish", "bundle", "article")
    )
    assert {"pikepdf", "pydantic", "requests", "jinja2", "mkdocs"} <= used
    assert used - declared("site.in") - declared("test.in") == set(), "write it into site.in"
    assert used - declared("test.in") <= set(told)
    # they need others in turn
    assert {"mkdocs-material", "pillow", "markupsafe"} <= set(told)
    for name, tool in told.items():
        assert tool["version"] == version(name)
        assert tool["licenses"], name
        assert tool["purl"] == f"pkg:pypi/{name}@{tool['version']}"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_package_of_another_format_is_not_named(form: Format, whole: Source) -> None:
    told = tools(json.loads(sbom.write_sbom(replace(whole, forms=(form.name,)))))
    others = {name for other in FORMATS for name in other.packages} - set(form.packages)
    assert others & set(told) == set()
    assert set(form.packages) <= set(told)
    # and it is true that this format needs them and nothing else does
    inside = [*modules(f"bundle.formats.{form.name}"), *modules("common.typesetting")]
    assert set(form.packages) <= distributions(inside)
    rest = [
        file
        for file in ours("common", "pages", "quiz", "hooks", "publish", "bundle")
        if file not in inside
    ]
    shared = {name for other in FORMATS if other is not form for name in other.packages}
    assert distributions(rest) & set(form.packages) <= shared


def modules(name: str) -> list[Path]:
    path = REPOSITORY / name.replace(".", "/")
    return sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


@pytest.mark.parametrize(
    ("licence", "told"),
    [
        ("CC BY 4.0", [{"license": {"id": "CC-BY-4.0"}}]),
        ("All rights reserved", [{"license": {"name": "All rights reserved"}}]),
        ("", None),
    ],
)
def test_the_text_is_under_the_licence_that_its_topic_gives(
    licence: str, told: object, tmp_path: Path
) -> None:
    made = json.loads(written(tmp_path, {"contents.json": contents(licence=licence)}))
    (text,) = [part for part in made["components"] if part["bom-ref"] == "text"]
    assert text.get("licenses") == told
