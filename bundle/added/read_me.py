"""The cover sheet: what the person who installs a copy needs to know, once for paper and screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bundle.integrity.checksums import SUMS
from bundle.integrity.sign import IDENTITY, NAMESPACE
from bundle.source.contents import Contents
from bundle.source.formats import Source
from bundle.source.release import Release
from common.dates import in_words


@dataclass(frozen=True)
class Bullets:
    """Things that stand side by side."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Command:
    """Something to type, with words that say where."""

    where: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it: plain text, bullets and commands."""

    heading: str
    parts: tuple[str | Bullets | Command, ...]


FORMS = {
    "html": "{name}.html: the whole site in one file. For a phone, a tablet, or a computer on "
    "which you cannot unpack a zip file.",
    "pdf": "leaflets: pages to print and hand out, as PDF files. Open print-these.html to choose.",
    "epub": "{name}.epub: for an e-book reader.",
    "zim": "{name}.zim: for the Kiwix app, or a library in a box.",
    "zip": "{name}.zip: the whole site, packed. For a computer, a USB stick or a shared drive. The "
    "folder {name} is the same, unpacked.",
}
"""What each format is for, by the name of the format."""


def cover_sheet(source: Source) -> list[Section]:
    """Return the sections of the cover sheet, in the order in which they are needed."""
    release, contents = source.release, source.contents
    sheet = [_what_it_is(contents, release)]
    if len(source.forms) > 1:
        lines = [FORMS[form].format(name=release.name) for form in reversed(source.forms)]
        sheet.append(
            Section(
                "Which file do I need?",
                ("You may get all of these, or some.", Bullets(tuple(lines))),
            )
        )
    if "zip" in source.forms:
        sheet += [UNPACK, OPEN]
    sheet += [_check(release), SIGNATURE, _update(contents)]
    if "zip" in source.forms:
        sheet.append(SERVER)
    sheet.append(Section("Before you read", (contents.notice,)))
    return sheet


def clinic_lines(contents: Contents) -> list[str]:
    """Return the clinic's own details, line by line; none where the copy is nobody's."""
    clinic = contents.clinic
    if clinic is None:
        return []
    lines = [
        clinic.name,
        clinic.address,
        f"Telephone: {clinic.telephone}",
        f"Open: {clinic.hours}",
        clinic.website,
    ]
    return [line for line in lines if line]


def first_review(contents: Contents) -> date | None:
    """Return the day on which the first page gets old; None where none does."""
    return min((page.review_due for page in contents.pages if page.review_due), default=None)


def _what_it_is(contents: Contents, release: Release) -> Section:
    parts: list[str | Bullets | Command] = [
        f"A copy of the website {contents.title}. {contents.description}. It works without the "
        "internet. Nothing needs to be installed.",
        f"Version {release.version}, made on {release.day}.",
    ]
    if lines := clinic_lines(contents):
        parts += ["This copy was made for:", Bullets(tuple(lines))]
    return Section("What this is", tuple(parts))


UNPACK = Section(
    "Unpack",
    (
        Bullets(
            (
                "Windows: right-click the zip file and choose “Extract All”.",
                "Mac: double-click the zip file.",
                "Linux: right-click the zip file and choose “Extract”.",
            )
        ),
        "Put the new folder anywhere: on a disk, a USB stick or a shared drive. Keep everything "
        "in it together.",
    ),
)
OPEN = Section(
    "Open",
    (
        "Open the new folder and double-click start-here.html. It opens in your web browser.",
        "Does the page say “Unpack first”? Then you are still inside the zip file.",
    ),
)
SERVER = Section(
    "Use it on a clinic's own web server",
    (
        "Copy the folder “pages” to the server. It needs no program there.",
        "The file sbom.cdx.json lists what the copy is made of, and under which licences. Your IT "
        "department may want it.",
    ),
)
SIGNATURE = Section(
    "Check who made it",
    (
        f"Is there a file {SUMS}.sig or {SUMS}.minisig beside {SUMS}? Then the makers have signed "
        "the list. Ask them for the line with their key. Do not take it from the same stick.",
        Command(
            f"{SUMS}.sig: save the line as signers.txt. It starts with “{IDENTITY}”. Then type, in "
            "the Command Prompt of Windows, on a Mac or on Linux:",
            (
                f"ssh-keygen -Y verify -f signers.txt -I {IDENTITY} -n {NAMESPACE} "
                f"-s {SUMS}.sig < {SUMS}",
            ),
        ),
        Command(
            f"{SUMS}.minisig: on any system that has the program minisign, type this, with their "
            "line in the place of KEY:",
            (f"minisign -V -P KEY -m {SUMS}",),
        ),
        "The first says “Good” and the second says “verified”. Anything else means: do not use it.",
    ),
)


def _check(release: Release) -> Section:
    return Section(
        "Check that nothing was changed",
        (
            f"The file {SUMS} lists a checksum for each file: a short code worked out from the "
            "file. Change one letter of the file, and the code changes. Open a window for "
            f"commands in the folder that holds {SUMS}, and type what follows. A file that you did "
            "not get shows as missing.",
            Command(
                "Windows, in PowerShell. It shows each file that is changed or missing:",
                (
                    f"Get-Content {SUMS} | ForEach-Object {{ $sum, $file = $_ -split '  '",
                    "if ((Get-FileHash -LiteralPath $file).Hash -ne $sum) { $file } }",
                ),
            ),
            Command("Mac. It says OK for each file:", (f"shasum -a 256 -c {SUMS}",)),
            Command("Linux. It says OK for each file:", (f"sha256sum -c {SUMS}",)),
            Command(
                "One file alone, on Windows. Compare the code with its line in the list:",
                (f"certutil -hashfile {release.name}.zip SHA256",),
            ),
            Command(
                "With the project itself, on any system. It also finds files that were added:",
                ("python -m bundle verify FOLDER",),
            ),
        ),
    )


def _update(contents: Contents) -> Section:
    return Section("Update", tuple(_how_to_update(contents)))


def _how_to_update(contents: Contents) -> Iterator[str]:
    yield "A copy does not renew itself. Choose one person who looks after it."
    if due := first_review(contents):
        yield (
            f"The first pages are due to be checked again by {in_words(due)}. Get a newer copy "
            " before that day. After it, the pages themselves say that they are old."
        )
    if contents.address:
        yield f"Newer copies come from where you got this one. The site is at {contents.address}"
    yield (
        "Unpack the newer copy into a new folder, and check it. Then delete the old folder. Do "
        "not mix them. Write the date of the copy on the stick."
    )
