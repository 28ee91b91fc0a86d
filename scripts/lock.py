"""Let one `make` at a time change what is built or installed; the next one waits, and says so.

`python3 scripts/lock.py WHAT COMMAND...` runs a command so; WHAT is what others are told of it.

The kernel keeps the lock, on the file `build/lock`, as long as a process lives that has it open:
the one that took it and those it was handed on to. However these end, the lock is free.

Standard library only and no syntax newer than Python 3.6, for `environment.py` needs it.
"""

import contextlib
import fcntl
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "lock"
LOOKS, BETWEEN = 20, 0.1
"""How often, and after how many seconds each, to look who holds the lock."""


@contextlib.contextmanager
def held(root: "str | Path", what: str) -> "Iterator[int]":
    """Hold the lock of the project in the folder `root`; raise `OSError` where that cannot be.

    `what` tells others what for, such as `make site`. Yields a file descriptor to hand on
    (`pass_fds`) to processes that change something: if this one is killed, they live on for a
    while, and nobody may begin before they end.
    """
    handle = take(root, what)
    try:
        yield handle
    finally:
        os.close(handle)


def take(root: "str | Path", what: str) -> int:
    """Wait for the lock; return the file descriptor that holds it until it is closed."""
    path = Path(root, "build", NAME)
    while True:
        path.parent.mkdir(exist_ok=True)
        handle = os.open(str(path), os.O_RDWR | os.O_CREAT, 0o644)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                tell_who_holds(handle)
                fcntl.flock(handle, fcntl.LOCK_EX)
            if is_still_there(handle, path):
                os.ftruncate(handle, 0)
                os.pwrite(handle, f"{os.getpid()} {what}".encode(), 0)
                return handle
        except OSError as error:
            os.close(handle)
            raise OSError(error.errno, error.strerror, str(path)) from error
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)  # `make clean` took the file away while this waited for it


def is_still_there(handle: int, path: Path) -> bool:
    """Tell whether an open file is the one that others find under its path."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def tell_who_holds(handle: int) -> None:
    """Say for whom this waits, since when that is at work, and how it can be stopped."""
    pid, what = _holder(handle)
    # never below nothing, where the clock was put back
    seconds = max(0, int(time.time() - os.fstat(handle).st_mtime))
    if pid:
        who = f"{what} has been at work in this folder for {seconds} s, as process {pid}"
        stop = f"To stop that one: kill {pid}"
    else:
        who = "What an earlier run started is still at work in this folder"
        stop = "To see what it is: fuser -v build/lock"
    print(f"==> {who}. Waiting until it is done.\n    {stop}. To stop waiting: Ctrl+C", flush=True)


def _holder(handle: int) -> "tuple[int, str]":
    """Return the number of the process that wrote last, 0 for none, and what it is at.

    Who took the lock just now has yet to write: where nobody alive has, look again for a while.
    """
    for _ in range(LOOKS):
        pid, _, what = os.pread(handle, 200, 0).decode("utf-8", "replace").partition(" ")
        if pid.isdigit() and is_alive(int(pid)):
            return int(pid), what
        time.sleep(BETWEEN)
    return 0, ""


def is_alive(pid: int) -> bool:
    """Tell whether there is such a process, of whichever user."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def main(what: str, *command: str) -> None:
    """Become the command, which then holds the lock until it ends."""
    try:
        os.set_inheritable(take(ROOT, what), True)
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
    except OSError as error:
        sys.exit(f"cannot lock this folder: {error.strerror}: {error.filename}")
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(*sys.argv[1:])
