"""The list of what a copy is made of, and under which licences, as CycloneDX 1.6 in JSON.

For IT departments, which must be able to look up a known fault of a part. It tells what is inside
the copy and what the copy was made with; nothing in it is of this machine or this moment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.bom_ref import BomRef
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from bundle.formats import Source
from bundle.sums import checksum, write_sums

SBOM = "sbom.cdx.json"
MATERIAL = "mkdocs-material"


@dataclass(frozen=True)
class Part:
    """Something of others that stands in a copy."""

    name: str
    licence: str
    """As SPDX names it."""
    what: str
    where: re.Pattern[str]
    """The files that hold it; a copy without such a file is without the part."""
    package: str = ""
    """The Python package that it comes with, and whose version it has."""


PARTS = (
    Part(
        "Material for MkDocs, style sheets",
        "MIT",
        "The look of the pages.",
        re.compile(r"assets/stylesheets/(?:main|palette)\.\w+\.min\.css"),
        MATERIAL,
    ),
    Part(
        "Material for MkDocs, scripts",
        "MIT",
        "Menus and the choice of colours. Holds RxJS (Apache-2.0), tslib (0BSD), and clipboard, "
        "escape-html and focus-visible (MIT or W3C).",
        re.compile(r"assets/javascripts/bundle\.\w+\.min\.js"),
        MATERIAL,
    ),
    Part(
        "Material Design Icons",
        "Apache-2.0",
        "The drawings on buttons, inside the pages.",
        re.compile(r".+\.html"),
        MATERIAL,
    ),
    Part(
        "Atkinson Hyperlegible",
        "OFL-1.1",
        "The letters of the leaflets, inside the PDF files.",
        re.compile(r"leaflets/.+\.pdf"),
    ),
)
TOOLS = {
    "mkdocs": "BSD-2-Clause",
    MATERIAL: "MIT",
    "markdown": "BSD-3-Clause",
    "pymdown-extensions": "MIT",
    "jinja2": "BSD-3-Clause",
    "lxml": "BSD-3-Clause",
    "cyclonedx-python-lib": "Apache-2.0",
}
"""What every copy is made with, and its licence."""
TOOLS_OF_FORMATS = {
    "pdf": {"typst": "Apache-2.0", "segno": "BSD-3-Clause"},
    "zim": {"libzim": "GPL-3.0-or-later"},
}


def write_sbom(source: Source) -> bytes:
    """Return the list for a copy in the formats of `source`, the same bytes for the same input."""
    release, contents = source.release, source.contents
    whole = checksum(write_sums(source.files))
    # a number of its own for each copy, without chance
    bom = Bom(serial_number=uuid5(NAMESPACE_URL, f"{release.name}/{release.version}/{whole}"))
    bom.metadata.timestamp = release.made
    bom.metadata.component = Component(
        type=ComponentType.APPLICATION,
        name=release.name,
        version=release.version,
        description=f"{contents.title}: {contents.description}",
        bom_ref=BomRef(release.name),
        licenses=[DisjunctiveLicense(id="MIT"), DisjunctiveLicense(id="CC-BY-4.0")],
    )
    tools = dict(TOOLS)
    for form in source.forms:
        tools |= TOOLS_OF_FORMATS.get(form, {})
    bom.metadata.tools.components.update(_tools(tools))
    own = Component(
        type=ComponentType.DATA,
        name=f"{release.name}, text and pictures",
        version=release.version,
        description="The pages. The checksum is that of the list of all files of the site.",
        bom_ref=BomRef("text"),
        licenses=[DisjunctiveLicense(id="CC-BY-4.0")],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=whole)],
    )
    parts = [_part(part) for part in PARTS if _holds(part, [*source.files, *source.made])]
    bom.components.update([own, *parts])
    bom.register_dependency(bom.metadata.component, [own, *parts])
    return (JsonV1Dot6(bom).output_as_string(indent=1) + "\n").encode()


def _holds(part: Part, files: Iterable[str]) -> bool:
    return any(part.where.fullmatch(name) for name in files)


def _part(part: Part) -> Component:
    return Component(
        type=ComponentType.LIBRARY,
        name=part.name,
        version=_version(part.package),
        description=part.what,
        bom_ref=BomRef(part.name.lower().replace(",", "").replace(" ", "-")),
        licenses=[DisjunctiveLicense(id=part.licence)],
        purl=PackageURL("pypi", name=part.package, version=_version(part.package))
        if part.package
        else None,
    )


def _tools(licences: dict[str, str]) -> list[Component]:
    # Python itself is left out: its version is not pinned, and may not show in the bytes of a copy
    return [
        Component(
            type=ComponentType.LIBRARY,
            name=name,
            version=_version(name),
            bom_ref=BomRef(f"tool-{name}"),
            licenses=[DisjunctiveLicense(id=licence)],
            purl=PackageURL("pypi", name=name, version=_version(name)),
        )
        for name, licence in licences.items()
    ]


def _version(package: str) -> str | None:
    try:
        return version(package) if package else None
    except PackageNotFoundError:  # made elsewhere: the pages may come from another computer
        return None
