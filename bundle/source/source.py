"""What every format is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bundle.source.release import Release
from bundle.source.site import Files
from common.contents import Contents


@dataclass(frozen=True)
class Source:
    """A site that has been checked, and what is made of it."""

    files: Files
    """The files of the offline site that a copy needs, by path. `contents.json` is not one."""
    contents: Contents
    release: Release
    forms: tuple[str, ...] = ("zip",)
    """The names of all formats of this bundle, in the order of `FORMATS`."""
    made: Mapping[str, bytes] = field(default_factory=dict)
    """For a format that holds others, the files of those before it, by their path in dist/."""
