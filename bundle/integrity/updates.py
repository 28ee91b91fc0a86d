"""Hold a copy against the list of versions that its site publishes."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from bundle.integrity.fetch import get, is_address
from bundle.integrity.identity import Identity, identify
from bundle.integrity.sign import check_signature, suffix_for
from common.problems import Problem, ProblemsError, together
from common.versions import FILE, Published, Version, parse


@dataclass(frozen=True)
class Compared:
    """A copy and the list."""

    version: Version
    published: Published
    source: str
    """Where the list came from."""


def compare_with_list(copy: Path, source: str, key: Path | None) -> Compared:
    """Compare a copy with the list in a file, in the folder of a site, or at an address.

    With the public `key` of its maker, a list that was not signed with it is refused. Raises one
    `ProblemsError` with whatever keeps us from telling.
    """
    place = _place(source)
    mine, data = together(lambda: identify(copy), lambda: _read(place))
    if key:
        _refuse_unsigned(place, data, key)
    published = _parse(data, place)
    return Compared(_version(mine, published, copy), published, place)


def _place(source: str) -> str:
    """Return where the list itself is."""
    if is_address(source):
        return f"{source}{FILE}" if source.endswith("/") else source
    return str(Path(source, FILE)) if Path(source).is_dir() else source


def _read(place: str) -> bytes:
    data = get(place)
    if data is None:
        right = f"the site's address with {FILE} behind it, or that file"
        raise ProblemsError(
            [Problem(place, 0, f"expected a list, found none there. Right: {right}")]
        )
    return data


def _refuse_unsigned(place: str, data: bytes, key: Path) -> None:
    """Check the signature that lies beside the list."""
    suffix = suffix_for(key)
    signature = get(f"{place}{suffix}")
    if signature is None:
        told = f"expected a signature {FILE}{suffix} beside it, found none: do not trust this list"
        raise ProblemsError([Problem(place, 0, told)])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, FILE)
        file.write_bytes(data)
        Path(f"{file}{suffix}").write_bytes(signature)
        if wrong := check_signature(file, key):
            told = f"it is NOT signed with this key: do not trust this list ({wrong})"
            raise ProblemsError([Problem(place, 0, told)])


def _parse(data: bytes, place: str) -> Published:
    try:
        return Published.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        why = first["msg"].removeprefix("Value error, ")
        told = f"no list of versions ({where}: {why})".replace("(: ", "(")
        hint = "Does the network show a page of its own, to sign in?" if b"<html" in data else ""
        raise ProblemsError([Problem(place, 0, f"{told}. {hint}".rstrip())]) from None


def _version(mine: Identity, published: Published, copy: Path) -> Version:
    if mine.name != published.topic:
        told = f"this copy is of {mine.name!r}, and the list is of {published.topic!r}"
        raise ProblemsError([Problem(str(copy), 0, told)])
    try:
        return parse(mine.version)
    except ValueError as error:
        raise ProblemsError([Problem(str(copy), 0, f"its version: {error}")]) from None
