"""Write a copy to disk as a folder and as a zip, the same bytes for the same input.

What is new is made beside the old first and then put in its place, so that whatever goes wrong
leaves the old as it was and nothing half-made.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

FIRST_TIME_OF_ZIP = datetime(1980, 1, 1, tzinfo=UTC)
COMPRESSION = 9
PLAIN_FILE = 0o100644
UNIX = 3


def write_folder(files: Mapping[str, bytes], folder: Path, made: datetime) -> None:
    """Write files below `folder`, each as if made at one time. Raises `OSError`."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(data, path, made)


def write_file(data: bytes, path: Path, made: datetime) -> None:
    """Write one file as every file of the bundle is. Raises `OSError`."""
    path.write_bytes(data)
    settle(path, made)


def write_zip(files: Mapping[str, bytes], path: Path, top: str, made: datetime) -> None:
    """Write a zip with everything in the folder `top`, and nothing of this machine.

    Order, times and modes are all given.
    """
    date_time = max(made, FIRST_TIME_OF_ZIP).timetuple()[:6]
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{top}/{name}", date_time)
            entry.create_system = UNIX
            entry.external_attr = PLAIN_FILE << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=COMPRESSION)
    settle(path, made)


def settle(path: Path, made: datetime) -> None:
    """Give a file the time and the mode that every file of the bundle has."""
    path.chmod(PLAIN_FILE & 0o777)
    os.utime(path, (made.timestamp(), made.timestamp()))


def swap(new: Path, target: Path, aside: Path) -> None:
    """Put all that is in `new` in the place of all that is in `target`; on a failure undo it.

    Hidden files stay. The old goes to `aside`, a folder that is made for it.
    """
    aside.mkdir()
    moved: list[tuple[Path, Path]] = []
    try:
        for old in visible(target):
            old.replace(aside / old.name)
            moved.append((old, aside / old.name))
        for path in sorted(new.iterdir()):
            path.replace(target / path.name)
            moved.append((path, target / path.name))
    except BaseException:
        for before, after in reversed(moved):
            after.replace(before)
        raise


def visible(folder: Path) -> list[Path]:
    """Return what stands in a folder, without hidden files."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def remove_if_empty(folder: Path) -> None:
    """Take away a folder that was made for nothing."""
    if folder.is_dir() and not any(folder.iterdir()):
        shutil.rmtree(folder)
