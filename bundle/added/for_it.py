"""The sheet for the people who run a clinic's computers: what to check, and where to put a copy."""

from __future__ import annotations

from bundle.added.read_me import forms_in_words, where_to_ask
from bundle.added.sheet import Bullets, Command, Section
from bundle.integrity.checksums import SUMS
from bundle.integrity.sign import IDENTITY, NAMESPACE
from bundle.source.release import Release
from bundle.source.source import Source
from common.versions import FILE


def for_it(source: Source) -> list[Section]:
    """Return the sections, what everybody should check first."""
    release = source.release
    sheet = [_whole(release), WHO_MADE_IT, _still_right(source)]
    if "zip" in source.forms:
        sheet.append(SERVER)
    if lines := forms_in_words(source, for_all=False):
        sheet.append(Section("What are the other files?", (Bullets(lines),)))
    sheet += [YOUR_OWN, PARTS, Section("Before you read", (source.contents.notice,))]
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


def _still_right(source: Source) -> Section:
    where = source.contents.address.rstrip("/") + "/" if source.contents.address else ""
    parts: list[str | Command] = []
    if where:
        parts.append(
            f"{where_to_ask(source)} says if this version is still right, if there is a newer one, "
            "or if it was withdrawn and why. A browser sends nobody what stands behind the #."
        )
    else:
        parts.append(f"Ask whoever gave you the copy for the file {FILE} of their site.")
    parts += [
        "A copy never asks by itself. With the project you can ask for it; it answers 0 for right, "
        "1 for withdrawn or newer, and 2 where it cannot tell:",
        Command(
            "Asks once, and sends nothing but the wish for the list:",
            (f"python -m bundle check-updates --from {where}{FILE} FOLDER",),
        ),
        "If the makers sign their lists, add --key and the file with their key: a list that they "
        "did not sign is then refused.",
    ]
    return Section("Is it still right?", tuple(parts))


SERVER = Section(
    "On a clinic's own web server",
    (
        "Copy the whole folder to the server: start-here.html leads to everything. Copy the folder "
        "“pages” alone for the site without leaflets. Neither needs a program there.",
    ),
)
YOUR_OWN = Section(
    "A copy for one country, or one clinic",
    (
        "A copy for one country shows its emergency number alone. One for a clinic has its name "
        "and telephone too. Both are made from the project:",
        Command(
            "For a country; the names are those of the folder regions:", ("make site REGION=uk",)
        ),
        Command(
            "For a clinic; clinic.sample.yml shows what to write:", ("make site CLINIC=clinic.yml",)
        ),
    ),
)
PARTS = Section(
    "What is it made of?",
    ("The file sbom.cdx.json lists the parts of the copy, and under which licences they are.",),
)
