"""The rules a copy must keep to open on every clinic computer, whatever its system and filters.

Windows is the strictest about names, so its rules are held for all. Sources: Microsoft's "Naming
Files, Paths, and Namespaces" for reserved names and characters; 260 characters for a whole path.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable

from bundle.checks.loads import faults_of_loads
from bundle.source.site import HOME, Files, parse
from common.disclaimer import ATTRIBUTE
from common.problems import Problem

LONGEST_PATH = 120
"""In characters, inside the zip. It leaves 140 of Windows' 260 for where the copy is put."""

RESERVED = {
    *("con", "prn", "aux", "nul", "conin$", "conout$"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
}
FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')  # why?.html
PROGRAMS = {
    *(".app", ".apk", ".appimage", ".bat", ".cmd", ".com", ".cpl", ".deb", ".desktop", ".dll"),
    *(".dmg", ".exe", ".gadget", ".hta", ".jar", ".jse", ".lnk", ".msc", ".msi", ".pif", ".pl"),
    *(".ps1", ".psm1", ".py", ".rb", ".reg", ".rpm", ".scr", ".sh", ".so", ".swf", ".url", ".vb"),
    *(".vbe", ".vbs", ".wasm", ".wsf", ".wsh"),
}
DISCLAIMER = f"//*[@{ATTRIBUTE}]"
PROGRAM_STARTS = (b"MZ", b"\x7fELF", b"#!")


def lint(site: Files, top: str) -> list[Problem]:
    """Return every fault of `site`, which will stand in the folder `top` of the zip."""
    return [*faults_of_names(site, top), *_programs(site), *faults_of_loads(site)]


def faults_of_names(names: Iterable[str], top: str) -> list[Problem]:
    """Return the faults in the names of the files of a site that will stand in `top`."""
    names = list(names)
    faults = [fault for name in [top, *names] for fault in _faults_of_name(name)]
    for name in names:
        length = len(f"{top}/{name}")
        if length > LONGEST_PATH:
            message = f"its path is {length} characters long, expected at most {LONGEST_PATH}"
            faults.append(Problem(name, 0, message))
    return faults + _collisions(names)


def _faults_of_name(name: str) -> list[Problem]:
    """Return what is wrong with one path, each part of it looked at."""
    messages = set()
    if name.startswith("/"):
        messages.add("starts at the root of a disk, expected a path inside the copy")
    for part in name.strip("/").split("/"):
        if part in {"", ".", ".."}:
            messages.add(f"has the part {part!r}, which may lead out of the copy")
            continue
        if part.partition(".")[0].rstrip(" ").lower() in RESERVED:
            messages.add(f"{part!r} is a name that Windows keeps for itself")
        if part[-1] in " .":
            messages.add(f"{part!r} ends in a blank or a full stop, which Windows drops")
        for character in sorted(set(FORBIDDEN.findall(part))):
            messages.add(f"{character!r} cannot stand in a name on Windows")
        if not part.isascii():
            messages.add(f"{part!r} has letters other than a to z, which old zip tools garble")
        elif part != part.lower():
            messages.add(f"{part!r} has capital letters, expected {part.lower()!r}")
    return [Problem(name, 0, message) for message in messages]


def _collisions(names: Iterable[str]) -> list[Problem]:
    """Find files or folders that are one and the same where case or accents do not count."""
    faults = []
    seen: dict[str, str] = {}
    for name in names:
        parts = name.split("/")
        for depth in range(1, len(parts) + 1):
            path = "/".join(parts[:depth])
            first = seen.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
            if first != path:
                faults.append(Problem(path, 0, f"is the same as {first!r} on Windows and on a Mac"))
    return faults


def faults_of_disclaimer(site: Files) -> list[Problem]:
    """Find a site that tells nobody what it is not; `publish.checks` looks at each of its pages."""
    root = parse(site.get(HOME, b""))
    if root is not None and any(str(one.text_content()).strip() for one in root.xpath(DISCLAIMER)):
        return []
    message = (
        f"expected the medical disclaimer in an element marked {ATTRIBUTE}, found none, "
        f"such as <aside {ATTRIBUTE}><p>This is general information.</p></aside>"
    )
    return [Problem(HOME, 0, message)]


def _programs(site: Files) -> list[Problem]:
    """Find what mail filters and virus scanners stop; .js is what pages are made of, and stays."""
    faults = []
    for name, data in site.items():
        suffix = posixpath.splitext(name)[1].lower()
        if suffix in PROGRAMS:
            faults.append(
                Problem(name, 0, f"is a program or script ({suffix}), expected pages only")
            )
        elif data.startswith(PROGRAM_STARTS):
            faults.append(Problem(name, 0, "starts as a program does, expected pages only"))
    return faults
