"""The sheet for the people who run a clinic's computers: what to check, and where to put a copy."""

from __future__ import annotations

from bundle.added.sheet import Command, Section
from bundle.integrity.checksums import SUMS
from bundle.integrity.sign import IDENTITY, NAMESPACE
from bundle.source.formats import Source
from bundle.source.release import Release


def for_it(source: Source) -> list[Section]:
    """Return the sections, what everybody should check first."""
    release = source.release
    sheet = [_whole(release), WHO_MADE_IT]
    if "zip" in source.forms:
        sheet.append(SERVER)
    sheet += [PARTS, Section("Before you read", (source.contents.notice,))]
    return sheet


def _whole(release: Release) -> Section:
    return Section(
        "Is the copy whole?",
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
            Command(
                "Windows, one file alone. Compare the code with its line in the list:",
                (f"certutil -hashfile {release.name}.zip SHA256",),
            ),
            Command("Mac. It says OK for each file:", (f"shasum -a 256 -c {SUMS}",)),
            Command("Linux. It says OK for each file:", (f"sha256sum -c {SUMS}",)),
            Command(
                "With the project itself, on any system. It also finds files that were added:",
                ("python -m bundle verify FOLDER",),
            ),
        ),
    )


WHO_MADE_IT = Section(
    "Who made it?",
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
SERVER = Section(
    "On a clinic's own web server",
    (
        "Copy the whole folder to the server: start-here.html leads to everything. Copy the folder "
        "“pages” alone for the site without leaflets. Neither needs a program there.",
    ),
)
PARTS = Section(
    "What is it made of?",
    ("The file sbom.cdx.json lists the parts of the copy, and under which licences they are.",),
)
