"""Write the copy to disk as a folder and as a zip, the same bytes for the same input.

Everything is made beside the old bundle first and then put in its place, so that whatever goes
wrong leaves the old bundle as it was and nothing half-made.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

FIRST_TIME_OF_ZIP = datetime(1980, 1, 1, tzinfo=UTC)
COMPRESSION = 9
PLAIN_FILE = 0o100644
UNIX = 3


def write_bundle(
    files: Mapping[str, bytes], target: Path, top: str, made: datetime
) -> tuple[Path, Path]:
    """Write `top`/ and `top`.zip into the folder `target`; return the paths of both.

    Raises `OSError` where that is not possible; the old bundle is then still there.
    """
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".bundle-", dir=target) as stage:
        new_folder, new_zip = Path(stage, top), Path(stage, f"{top}.zip")
        _write_folder(files, new_folder, made)
        _write_zip(files, new_zip, top, made)
        folder, zipped = target / top, target / f"{top}.zip"
        _swap({new_folder: folder, new_zip: zipped}, Path(stage, "old"))
    return folder, zipped


def _write_folder(files: Mapping[str, bytes], folder: Path, made: datetime) -> None:
    time = made.timestamp()
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        path.chmod(PLAIN_FILE & 0o777)
        os.utime(path, (time, time))


def _write_zip(files: Mapping[str, bytes], path: Path, top: str, made: datetime) -> None:
    """Write a zip without anything of this machine: order, times and modes are all given."""
    date_time = max(made, FIRST_TIME_OF_ZIP).timetuple()[:6]
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{top}/{name}", date_time)
            entry.create_system = UNIX
            entry.external_attr = PLAIN_FILE << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=COMPRESSION)
    path.chmod(PLAIN_FILE & 0o777)


def _swap(moves: Mapping[Path, Path], aside: Path) -> None:
    """Put each new thing in its place; on a failure put every old one back."""
    aside.mkdir()
    done: list[tuple[Path, Path]] = []
    try:
        for new, place in moves.items():
            old = aside / place.name
            if os.path.lexists(place):
                place.replace(old)
            done.append((place, old))
            new.replace(place)
    except OSError:
        for place, old in reversed(done):
            _remove(place)
            if os.path.lexists(old):
                old.replace(place)
        raise


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
