"""The packages that a copy is made with: what `requirements/site.in` names and what that needs.

Each is asked itself for its version, its licence and its needs, so that no list is kept by hand.
"""

from __future__ import annotations

from collections.abc import Collection
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License, LicenseAcknowledgement
from cyclonedx.spdx import fixup_id
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from common.formats import FORMATS

NAMED = Path(__file__).parents[2] / "requirements" / "site.in"


def packages_for(forms: Collection[str]) -> list[Component]:
    """Return the packages that a copy in these formats is made with, by name.

    One that is named and is not installed here stands without its version: the pages may have been
    built on another computer. `OSError` where there is no list of what is named.
    """
    used = {name for form in FORMATS if form.name in forms for name in form.packages}
    others = {name for form in FORMATS for name in form.packages} - used
    lines = NAMED.read_text("utf-8").splitlines()
    named = [Requirement(line) for line in lines if line and not line.startswith("#")]
    found = _with_needs([one for one in named if canonicalize_name(one.name) not in others])
    return [_component(name, one) for name, one in sorted(found.items())]


def _with_needs(wanted: list[Requirement]) -> dict[str, Distribution | None]:
    """Return what is wanted here and all that it needs in turn, by name; None: not installed."""
    found: dict[str, Distribution | None] = {}
    seen = set()
    while wanted:
        one = wanted.pop()
        if one.marker and not one.marker.evaluate({"extra": ""}):
            continue
        name = canonicalize_name(one.name)
        if name not in found:
            try:
                found[name] = distribution(name)
            except PackageNotFoundError:
                found[name] = None
        for extra in {"", *one.extras}:
            if (name, extra) not in seen:
                seen.add((name, extra))
                wanted += _needs(found[name], extra)
    return found


def _needs(one: Distribution | None, extra: str) -> list[Requirement]:
    """Return what a package needs on this computer, or needs besides for one of its extras."""
    needs = [Requirement(text) for text in (one.requires if one else None) or ()]
    true = [need for need in needs if not need.marker or need.marker.evaluate({"extra": extra})]
    for need in true:
        need.marker = None
    return true


def _component(name: str, one: Distribution | None) -> Component:
    version = one.version if one else None
    component = Component(
        type=ComponentType.LIBRARY,
        name=name,
        version=version,
        bom_ref=f"tool-{name}",
        purl=PackageURL("pypi", name=name, version=version),
    )
    if licence := _licence(one):
        component.licenses.add(licence)
    return component


def _licence(one: Distribution | None) -> License | None:
    """Return the licence as the package tells it: by its SPDX name, or in words of its own."""
    told: dict[str, Any] = one.metadata.json if one else {}
    free = told.get("license", "")
    classes = [line.split(" :: ") for line in told.get("classifier", [])]
    words = [parts[-1] for parts in classes if parts[0] == "License"]
    name = told.get("license_expression") or fixup_id(free) or " and ".join(words) or free
    declared = LicenseAcknowledgement.DECLARED
    return (
        LicenseFactory().make_from_string(name, license_acknowledgement=declared) if name else None
    )
