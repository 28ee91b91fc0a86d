"""Remove all that was built or installed here: `make clean`. What others put here stays.

Standard library only and no syntax newer than Python 3.6: it runs without `.venv`.
"""

import sys
from pathlib import Path

import environment
import lock

BUILT = ("site", "dist", "library", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis")


def main() -> None:
    """Remove it all, once nothing else is at work here."""
    root, venv = Path(environment.ROOT), Path(environment.VENV)
    with lock.held(root, "`make clean`"):
        ours = environment.is_ours()
        if ours and venv.is_dir():
            environment.clear()
            environment.remove(venv)
        for path in [root / name for name in BUILT] + list(root.glob("**/__pycache__")):
            environment.remove(path)
        build = root / "build"
        for path in build.iterdir():
            if path.name != lock.NAME:
                environment.remove(path)
        # last: who waits for the lock sees that its file is gone, and makes a new one
        (build / lock.NAME).unlink()
        if not any(build.iterdir()):
            build.rmdir()
    if not ours:
        sys.exit(".venv was not made by `make site`, and is left as it is. All else is removed.")


if __name__ == "__main__":
    environment.start(main)
