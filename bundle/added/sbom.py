"""The list of what a copy is made of, and under which licences, as CycloneDX 1.6 in JSON.

For IT departments, which must be able to look up a known fault of a part. It tells what is inside
the copy and what the copy was made with; nothing in it is of this machine or this moment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.bom_ref import BomRef
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, License
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from bundle.added.packages import packages_for
from bundle.integrity import identity
from bundle.integrity.checksums import checksum, write_sums
from bundle.source.site import Files
from bundle.source.source import Source
from common.sentences import headed

SBOM = identity.PARTS
MATERIAL = "mkdocs-material"


@dataclass(frozen=True)
class Part:
    """Something of others that stands in a copy."""

    name: str
    licence: str
    """As SPDX names it."""
    what: str
    where: re.Pattern[str]
    """The files that may hold it."""
    shows: re.Pattern[bytes]
    """What a file that holds it shows; a copy without such a file is without the part."""
    package: str = ""
    """The Python package that it comes with, and whose version it has."""


PAGE = re.compile(r".+\.html")
PARTS = (
    Part(
        "Material for MkDocs",
        "MIT",
        "The frame of the pages.",
        PAGE,
        re.compile(rb'class="md-'),
        MATERIAL,
    ),
    Part(
        "Material Design Icons",
        "Apache-2.0",
        "The drawings on buttons, inside the pages.",
        PAGE,
        re.compile(rb'<svg [^>]*viewBox="0 0 24 24"'),
        MATERIAL,
    ),
    Part(
        "Atkinson Hyperlegible",
        "OFL-1.1",
        "The letters of the leaflets, inside the PDF files.",
        re.compile(r"leaflets/.+\.pdf"),
        re.compile(rb"%PDF-"),
    ),
)


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
        description=headed(contents.title, contents.description),
        bom_ref=BomRef(release.name),
        licenses=[DisjunctiveLicense(id="MIT"), *_licences(contents.licence)],
    )
    # Python itself is left out: its version is not pinned, and may not show in the bytes of a copy
    bom.metadata.tools.components.update(packages_for(source.forms))
    own = Component(
        type=ComponentType.DATA,
        name=f"{release.name}, text and pictures",
        version=release.version,
        description="The pages. The checksum is that of the list of all files of the site.",
        bom_ref=BomRef("text"),
        licenses=_licences(contents.licence),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=whole)],
    )
    files = {**source.files, **source.made}
    parts = [_part(part) for part in PARTS if _holds(part, files)]
    bom.components.update([own, *parts])
    bom.register_dependency(bom.metadata.component, [own, *parts])
    return (JsonV1Dot6(bom).output_as_string(indent=1) + "\n").encode()


def _licences(words: str) -> list[License]:
    """Return the licence of the text, by its SPDX name where it has one; none where none is given.

    `CC BY 4.0` is `CC-BY-4.0` there.
    """
    if not words:
        return []
    made = LicenseFactory().make_from_string(words.replace(" ", "-"))
    has_name = isinstance(made, DisjunctiveLicense) and made.id
    return [made if has_name else DisjunctiveLicense(name=words)]


def _holds(part: Part, files: Files) -> bool:
    return any(part.where.fullmatch(name) and part.shows.search(files[name]) for name in files)


def _part(part: Part) -> Component:
    return Component(
        type=ComponentType.LIBRARY,
        name=part.name,
        version=_version(part.package),
        description=part.what,
        bom_ref=BomRef(part.name.lower().replace(" ", "-")),
        licenses=[DisjunctiveLicense(id=part.licence)],
        purl=PackageURL("pypi", name=part.package, version=_version(part.package))
        if part.package
        else None,
    )


def _version(package: str) -> str | None:
    try:
        return version(package) if package else None
    except PackageNotFoundError:  # made elsewhere: the pages may come from another computer
        return None
